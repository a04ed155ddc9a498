import { resolveStyleRulesForSlots } from '@griffel/core';

type Loader = (this: object, source: string) => Promise<void>;
// The loader is plain JavaScript, for webpack.
const { default: loader } = jest.requireActual<{ default: Loader }>('../../tools/lean/worked-out-styles.mjs');

/** The text of a module after the loader, as webpack would call it. */
function worked(source: string): Promise<string> {
  return new Promise((done, failed) => {
    const webpack = {
      resourcePath: '/page/Page.ts',
      async: () => (error: unknown, text: string) => (error ? failed(error) : done(text)),
      importModule: () => Promise.resolve({ phone: '@media (max-width: 639px)' }),
    };
    void loader.call(webpack, source);
  });
}

/** What `__styles` is given in a text that the loader made. */
function given(text: string): unknown[] {
  const call = text.slice(text.indexOf('__styles(') + '__styles'.length, text.lastIndexOf(')') + 1);
  return JSON.parse(`[${call.slice(1, -1)}]`) as unknown[]; // what the loader writes is JSON
}

const imports = "import { makeStyles } from '@fluentui/react-components';\n";

test('a style that is worked out when the site is built has the very classes and rules that the page would work out', async () => {
  const [classes, rules] = resolveStyleRulesForSlots({
    line: { display: 'flex', padding: '2px 8px', ':hover': { color: 'red' } },
  });
  const text = await worked(
    `${imports}export const use = makeStyles({ line: { display: 'flex', padding: '2px 8px', ':hover': { color: 'red' } } });`,
  );
  const direct = Object.entries(classes.line).map(([key, name]) => [
    key,
    Array.isArray(name) ? name[0] : name,
  ]);
  const [own, ownRules] = given(text);
  expect(own).toEqual({ line: Object.fromEntries(direct) });
  const pageRules = JSON.stringify(rules);
  for (const rule of Object.values(Object(ownRules)).flat())
    expect(pageRules).toContain(JSON.stringify(rule));
  expect(text).toMatch(/^import \{ __styles \}/);
});

test('what mirrors a style for reading from right to left is taken out, of ours and of Fluent’s', async () => {
  const own = await worked(`${imports}export const use = makeStyles({ line: { marginLeft: '4px' } });`);
  expect(own).toContain('margin-left:4px');
  expect(own).not.toContain('margin-right');
  const theirs = await worked(
    `export const use = __styles({ root: { a: ["f1", "f2"], b: "f3" } }, { d: [".f1{left:0;}", ".f2{right:0;}", ".f3{top:0;}"] });`,
  );
  expect(given(theirs)).toEqual([{ root: { a: 'f1', b: 'f3' } }, { d: ['.f1{left:0;}', '.f3{top:0;}'] }]);
  const reset = await worked(
    `export const use = __resetStyles("r1", "r2", [".r1{left:0}", ".r2{right:0}"]);`,
  );
  expect(reset).toContain('__resetStyles("r1", null, [".r1{left:0}"])');
});

test('a class that mirrors one property and stands as it is for another stays', async () => {
  const text = await worked(
    `export const use = __styles({ root: { a: ["f1", "f2"], b: ["f2", "f1"] } }, { d: [".f1{left:0;}", ".f2{right:0;}"] });`,
  );
  expect(given(text)).toEqual([{ root: { a: 'f1', b: 'f2' } }, { d: ['.f1{left:0;}', '.f2{right:0;}'] }]);
});

test('a style may name what styles share, and nothing else of its module', async () => {
  const shared = `import { phone } from '../parts/style-values.ts';\n`;
  await expect(
    worked(`${imports}${shared}export const use = makeStyles({ line: { [phone]: { display: 'none' } } });`),
  ).resolves.toContain('@media (max-width: 639px)');
  await expect(
    worked(`${imports}const wide = '4px';\nexport const use = makeStyles({ line: { width: wide } });`),
  ).rejects.toThrow('values alone, and those of style-values.ts. wide is not defined');
});
