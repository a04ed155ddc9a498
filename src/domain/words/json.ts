import { ok, problem, type Checked, type Problem } from './problem.ts';

/** A value as JSON has it. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [member: string]: Json };

/** A JSON pointer (RFC 6901) to a member or item below another. */
export function below(pointer: string, step: string | number): string {
  return `${pointer}/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** The value that the text holds, or what stands in the way: no JSON, members given twice, broken characters. */
export function readJson(text: string): Checked<Json> {
  let value: Json;
  try {
    value = JSON.parse(text) as Json; // what JSON.parse gives is Json by its definition
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/\s+/g, ' ') : String(error);
    return problem('', `This is not JSON (${reason}). Save the file as JSON and try again.`);
  }
  const problems = tokenProblems(text);
  return problems.length > 0 ? { kind: 'problems', problems } : ok(value);
}

type Open = {
  readonly pointer: string;
  readonly members: Set<string> | undefined;
  item: number;
  name: string;
};

const tokens = /"(?:[^"\\]+|\\.)*"|[{}[\],:]/g;

/**
 * Members that stand twice in one object, of which JSON.parse keeps the last and says nothing, and halves of
 * characters, which no canonical form can write. The text is valid JSON.
 */
function tokenProblems(text: string): readonly Problem[] {
  const found: Problem[] = [];
  const stack: Open[] = [];
  let expectsName = false;
  for (const [token] of text.matchAll(tokens)) {
    const top = stack.at(-1);
    if (token === '{' || token === '[') {
      stack.push({ pointer: inside(top), members: token === '{' ? new Set() : undefined, item: 0, name: '' });
      expectsName = token === '{';
    } else if (token === '}' || token === ']') {
      stack.pop();
      expectsName = false;
    } else if (token === ',') {
      if (top) top.item += 1;
      expectsName = top?.members !== undefined;
    } else if (token !== ':') {
      found.push(...stringProblems(token, top, expectsName));
      expectsName = false;
    }
  }
  return found;
}

/** The pointer to what is being read inside an object or a list. */
function inside(open: Open | undefined): string {
  return open ? below(open.pointer, open.members ? open.name : open.item) : '';
}

const twice = 'This member is given twice. Keep one of them.';
const half = 'A character in this text is only half there. Type it again.';

function stringProblems(token: string, top: Open | undefined, isName: boolean): readonly Problem[] {
  const text = token.includes('\\') ? String(JSON.parse(token)) : token.slice(1, -1);
  const found: Problem[] = [];
  if (isName && top?.members) {
    top.name = text;
    if (top.members.has(text)) found.push({ place: inside(top), tell: twice });
    top.members.add(text);
  }
  if (/\p{Surrogate}/u.test(text)) found.push({ place: inside(top), tell: half });
  return found;
}

/** The value as canonical JSON (RFC 8785): no spaces, members in the order of their UTF-16 code units. */
export function canonicalJson(value: Json): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const members = Object.keys(value)
    .toSorted()
    .map((name) => `${JSON.stringify(name)}:${canonicalJson(value[name] ?? null)}`);
  return `{${members.join(',')}}`;
}

/** Whether the value is a JSON array. */
export function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

/** Whether the value is a JSON object. */
export function isObject(value: Json): value is { readonly [member: string]: Json } {
  return value !== null && typeof value === 'object' && !isList(value);
}

/** JSON to be written: members stand in a Map, because a JavaScript object moves names like "2" to the front. */
export type Written = null | boolean | string | number | readonly Written[] | ReadonlyMap<string, Written>;

/** JSON with an indent of two spaces, members in the order given. */
export function writeJson(value: Written, indent = ''): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const inner = `${indent}  `;
  const wrap = (open: string, parts: readonly string[], close: string) =>
    parts.length === 0 ? open + close : `${open}\n${parts.join(',\n')}\n${indent}${close}`;
  if ('get' in value) {
    const members = [...value].map(
      ([name, each]) => `${inner}${JSON.stringify(name)}: ${writeJson(each, inner)}`,
    );
    return wrap('{', members, '}');
  }
  return wrap(
    '[',
    value.map((each) => `${inner}${writeJson(each, inner)}`),
    ']',
  );
}
