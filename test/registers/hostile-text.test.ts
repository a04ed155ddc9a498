import { strFromU8, unzipSync } from 'fflate';
import { csv, withFormulaLead } from '../../src/domain/export/csv.ts';
import { declarations } from '../../src/registers/lists/index.ts';
import type { Declaration } from '../../src/registers/declare.ts';
import type { Register } from '../../src/registers/types.ts';
import { readFile } from '../../src/registers/import/read-file.ts';
import { exportRows, workbookOf, written } from '../../src/ui/contracts/export-rows.ts';
import { formulas, hostileTexts, hostileValue } from '../kit/hostile-text.ts';
import { openWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const open = Object.values(declarations as Readonly<Record<string, Declaration>>).filter(
  ({ site, documentLibrary }) => site === 'open' && documentLibrary !== true,
);

test.each(open.map((one) => [one.list, one] as const))(
  'hostile text goes through every column of %s and comes back as it was',
  async (_, declaration) => {
    const columns = Object.entries(declaration.columns);
    const rows = hostileTexts.map((_text, row) =>
      Object.fromEntries(columns.map(([key, column], place) => [key, hostileValue(column, row, place)])),
    );
    // The register is found by its key, and its values are made of its own declaration.
    const asIt = () => world.registers('it-admin') as unknown as Record<string, Register<Declaration>>;
    const writing = asIt()[declaration.key];
    const before = await writing?.all();
    const saved = await writing?.many(
      rows.map((values) => ({ kind: 'add' as const, values: values as never })),
      () => undefined,
    );
    expect(saved?.map(({ kind }) => kind).filter((kind) => kind !== 'saved')).toEqual([]);
    const read = await asIt()[declaration.key]?.all();
    const there = before?.kind === 'ok' ? new Set(before.value.map(({ id }) => id)) : new Set();
    const fresh = read?.kind === 'ok' ? read.value.filter(({ id }) => !there.has(id)) : [];
    expect(fresh.map(({ values }) => values)).toEqual(rows);
  },
);

test('hostile text goes through every column of the register’s CSV and workbook as text', async () => {
  const lines = hostileTexts.map((text) => {
    const contract = {
      ref: text,
      title: text,
      service: text,
      stage: 'open',
      contractManager: text,
      exemptReason: text,
      description: text,
    };
    const line = {
      contract,
      suppliers: [{ name: text }],
      need: 'not needed',
      next: { words: text },
      lacks: text,
    };
    return line as unknown as Parameters<typeof exportRows>[0][number];
  });
  const cells = exportRows(lines, { policy: [], on: '2026-11-20' as never });
  const asCsv = await readFile(new TextEncoder().encode(csv(cells.map((row) => row.map(written)))));
  if (asCsv.kind === 'problems') throw new Error(JSON.stringify(asCsv.problems));
  const texts = cells.slice(1).map((row) => row.map((cell) => written(cell)));
  for (const [at, { cells: told }] of asCsv.value.rows.entries()) {
    expect(told.filter((cell) => /^[=+@＝\t\r-]/.test(cell))).toEqual([]);
    expect(told.map(withFormulaLead).map((cell) => cell.trim())).toEqual(
      texts[at]?.slice(0, told.length).map((cell) => cell.trim()),
    );
  }
  const parts = unzipSync(new Uint8Array(await (await workbookOf(cells)).arrayBuffer()));
  const sheet = strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
  expect(sheet).toContain('<row');
  expect(sheet).not.toMatch(/<f[ >]|<hyperlink/);
  expect(Object.keys(parts).filter((name) => /externalLink|vba|hyperlink/i.test(name))).toEqual([]);
  expect(formulas.length).toBeGreaterThan(5);
});
