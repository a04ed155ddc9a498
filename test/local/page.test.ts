import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const page = readFileSync(join(__dirname, '../../doc/local-tenant.md'), 'utf8');
const points = [...page.matchAll(/^(\d+)\. \*\*/gm)].map((match) => Number(match[1]));
const names = readdirSync(__dirname)
  .filter((file) => file.endsWith('.test.ts') && file !== 'page.test.ts')
  .flatMap((file) =>
    [...readFileSync(join(__dirname, file), 'utf8').matchAll(/test\(\s*'([^']+)'/g)].map(
      (match) => match[1] ?? '',
    ),
  );
const proven = new Set(
  names.flatMap((name) => [...name.matchAll(/§(\d+)/g)].map((match) => Number(match[1]))),
);

test('every point that the page says is imitated is proven by a test that names it, and no test names another', () => {
  expect([...proven].sort((a, b) => a - b)).toEqual(points);
});

test('the page names every order that the control address takes', () => {
  const source = readFileSync(join(__dirname, '../../src/local/control.ts'), 'utf8');
  const orders = /const orders[^=]*= \{([\s\S]*?)\n\};/.exec(source)?.[1] ?? '';
  const taken = [...orders.matchAll(/^ {2}(\w+)[(,]/gm)].map((match) => match[1] ?? '');
  expect(taken.length).toBeGreaterThan(8);
  expect(taken.filter((order) => !page.includes(`\`${order}\``))).toEqual([]);
});
