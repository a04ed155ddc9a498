import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { registersPage } from '../../src/registers/docs.ts';

test('the page about the registers says what is declared now (npm run docs:registers writes it)', () => {
  expect(readFileSync(join(__dirname, '../../doc/registers.md'), 'utf8')).toBe(registersPage());
});
