import fc from 'fast-check';
import {
  canonicalJson,
  readJson,
  writeJson,
  type Json,
  type Written,
} from '../../../src/domain/words/json.ts';

const places = (text: string) => {
  const read = readJson(text);
  return read.kind === 'ok' ? [] : read.problems.map(({ place }) => place);
};

test('JSON is read as JSON.parse reads it, and refused where JSON.parse refuses', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      expect(readJson(text)).toEqual({ kind: 'ok', value: JSON.parse(text) });
    }),
  );
  fc.assert(
    fc.property(fc.json(), fc.nat(40), fc.constantFrom('{', '"', ',', '}', '0'), (text, at, extra) => {
      const broken = text.slice(0, at) + extra + text.slice(at);
      const parses = (() => {
        try {
          JSON.parse(broken);
          return true;
        } catch {
          return false;
        }
      })();
      const read = readJson(broken);
      const notJson =
        read.kind === 'problems' && read.problems.some(({ tell }) => tell.startsWith('This is not JSON'));
      expect(notJson).toBe(!parses);
    }),
  );
});

test('a member given twice is found at any depth; the same name in another object is none', () => {
  expect(places('{"a":1,"b":{"a":1},"c":[{"a":1},{"a":2}]}')).toEqual([]);
  expect(places('{"a":1,"a":2}')).toEqual(['/a']);
  expect(places('[0,{"x":[{"y":1,"y":1,"y":1}]}]')).toEqual(['/1/x/0/y', '/1/x/0/y']);
  expect(places('{"a":"a","\\u0061":1}')).toEqual(['/a']);
  expect(places('{"__proto__":1,"__proto__":2,"constructor":1}')).toEqual(['/__proto__']);
  expect(places('{"a,{\\"":[1,2,{"]":1}],"]":1,"]":2}')).toEqual(['/]']);
  expect(places('{"a/b":1,"a/b":2}')).toEqual(['/a~1b']);
});

test('half a character is found, a whole pair is not', () => {
  expect(places('{"a":"\\ud83d\\ude00 😀"}')).toEqual([]);
  expect(places('{"a":["x","\\ud83d"]}')).toEqual(['/a/1']);
  expect(places('{"\\udc00":1}')).toEqual(['/\udc00']);
});

test('the canonical form is that of RFC 8785: its own examples', () => {
  const members =
    '{"\\u20ac":"Euro Sign","\\r":"Carriage Return","\\ufb33":"Hebrew Letter Dalet With Dagesh","1":"One","\\ud83d\\ude00":"Emoji: Grinning Face","\\u0080":"Control","\\u00f6":"Latin Small Letter O With Diaeresis"}';
  expect(canonicalJson(JSON.parse(members))).toBe(
    '{"\\r":"Carriage Return","1":"One","\u0080":"Control","ö":"Latin Small Letter O With Diaeresis","€":"Euro Sign","😀":"Emoji: Grinning Face","\ufb33":"Hebrew Letter Dalet With Dagesh"}',
  );
  expect(
    canonicalJson(
      JSON.parse(
        '{"numbers":[333333333.33333329,1E30,4.50,2e-3,1e-27],"string":"\\u20ac$\\u000F\\nA\'\\u0042\\u0022\\u005c\\\\\\"\\/","literals":[null,true,false]}',
      ),
    ),
  ).toBe(
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  );
});

test('the canonical form says the same as the value, whatever the order of members', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const json = JSON.parse(JSON.stringify(value)) as Json;
      expect(JSON.parse(canonicalJson(json))).toEqual(json);
    }),
  );
  expect(canonicalJson({ b: 1, a: 2 })).toBe(canonicalJson({ a: 2, b: 1 }));
});

test('JSON is written as JSON.stringify writes it, but members keep their order even when they look like numbers', () => {
  const asMaps = (value: unknown): Written => {
    if (Array.isArray(value)) return value.map(asMaps);
    if (value !== null && typeof value === 'object')
      return new Map(Object.entries(value).map(([k, v]) => [k, asMaps(v)]));
    return value as Written; // what is left of JSON: null, text, number or flag
  };
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const json: unknown = JSON.parse(JSON.stringify(value));
      expect(writeJson(asMaps(json))).toBe(JSON.stringify(json, null, 2));
    }),
  );
  expect(
    writeJson(
      new Map([
        ['2', 'x'],
        ['1', 'y'],
      ]),
    ),
  ).toBe('{\n  "2": "x",\n  "1": "y"\n}');
});
