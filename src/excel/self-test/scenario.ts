import type { Outcome } from '../../domain/words/outcome.ts';
import type { SheetTable, Workbook } from '../../ui/workbook/port.ts';
import { codeOf, hearChange, sheetIn, tryProtection } from './by-hand.ts';
import { schema } from '../../ui/workbook/stamp.ts';

/** Where the scenario is played: Excel's own library, and the product's adapter over it. */
export type Ground = { readonly excel: typeof Excel; readonly workbook: Workbook };

/** One thing that the product relies on: what is done, and what Excel then says. */
export type Step = {
  readonly name: string;
  readonly expected: unknown;
  readonly run: (ground: Ground) => Promise<unknown>;
};

const key = 'selftest';

/** The table of the scenario. */
export const testTable: SheetTable = {
  key,
  sheet: 'Self-test',
  name: 'SelfTest',
  lead: ['Self-test'],
  keyColumn: 'ref',
  columns: [
    { key: 'ref', header: 'Reference', format: '@' },
    { key: 'title', header: 'Title', format: '@' },
    { key: 'value', header: 'Value', format: '#,##0.00', rule: { kind: 'number', least: 0 } },
    { key: 'stage', header: 'Stage', rule: { kind: 'list', values: ['Planned', 'Running'] } },
    { key: 'double', header: 'Twice', formula: '=ROUND([@Value]*2,2)', format: '#,##0.00' },
  ],
  rows: [
    ['C-1', '=1+1', 10.25, 'Running', ''],
    ['C-2', '007', 0.1, 'Planned', ''],
    ['C-3', '3-4', 3, 'Planned', ''],
  ],
};
const stamp = { schema, workbook: 'self-test', site: 'self-test', address: '' };

/** What stands in the columns, row by row in the order of the sheet. */
async function shown({ workbook }: Ground, ...columns: readonly string[]): Promise<unknown> {
  const found = must(await workbook.read(key));
  return found?.rows.map(({ cells }) => columns.map((column) => cells[column]?.value ?? null));
}

function must<T>(outcome: Outcome<T>): T {
  if (outcome.kind === 'ok') return outcome.value;
  throw new Error(`${outcome.fault.code}: ${outcome.fault.tell}`);
}

const tableIn = (context: Excel.RequestContext) => context.workbook.tables.getItem(testTable.name);

/** Everything that the product relies on, in an order in which each step finds what the one before left. */
export const scenario: readonly Step[] = [
  {
    name: 'Texts that look like formulas, numbers or dates stay texts; formulas of a column calculate',
    expected: [
      ['C-1', '=1+1', 10.25, 20.5],
      ['C-2', '007', 0.1, 0.2],
      ['C-3', '3-4', 3, 6],
    ],
    run: async (ground) => {
      must(await ground.workbook.put({ tables: [testTable], stamp }));
      return shown(ground, 'ref', 'title', 'value', 'double');
    },
  },
  {
    name: 'The stamp is kept in the workbook',
    expected: stamp,
    run: async ({ workbook }) => must(await workbook.facts()).stamp,
  },
  {
    name: 'After sorting, a row is found by its key',
    expected: [
      ['C-3', 3],
      ['C-2', 5],
      ['C-1', 10.25],
    ],
    run: async (ground) => {
      await ground.excel.run(async (context) => {
        tableIn(context).sort.apply([{ key: 0, ascending: false }]);
        await context.sync();
      });
      must(await ground.workbook.write(key, [{ row: 'C-2', column: 'value', value: 5 }]));
      return shown(ground, 'ref', 'value');
    },
  },
  {
    name: 'A column that is renamed and moved by a column inserted before it is found',
    expected: [['What it is'], ['3-4', '007', '=1+1']],
    run: async (ground) => {
      await ground.excel.run(async (context) => {
        const table = tableIn(context);
        table.columns.getItem('Title').getHeaderRowRange().values = [['What it is']];
        sheetIn(context, testTable.sheet).getRange('A:A').insert('Right');
        await context.sync();
      });
      const found = must(await ground.workbook.read(key));
      return [found?.renamed.map(({ to }) => to), found?.rows.map(({ cells }) => cells['title']?.value)];
    },
  },
  {
    name: 'A refresh keeps a column of one’s own, and gives formulas to new rows',
    expected: [
      ['Note'],
      ['note', '', '', ''],
      [
        ['C-3', 6],
        ['C-2', 10],
        ['C-1', 20.5],
        ['C-4', 8],
      ],
    ],
    run: async (ground) => {
      await ground.excel.run(async (context) => {
        tableIn(context).columns.add(undefined, [['Note'], ['note'], [''], ['']]);
        await context.sync();
      });
      const rows = [
        ...testTable.rows.map((row) => (row[0] === 'C-2' ? [...row.slice(0, 2), 5, 'Planned', ''] : row)),
        ['C-4', 'New', 4, 'Planned', ''],
      ];
      must(await ground.workbook.put({ tables: [{ ...testTable, rows }], stamp }));
      const notes = await ground.excel.run(async (context) => {
        const cells = tableIn(context).columns.getItem('Note').getDataBodyRange().load('values');
        await context.sync();
        return cells.values.flat() as unknown[]; // one column
      });
      return [must(await ground.workbook.read(key))?.others, notes, await shown(ground, 'ref', 'double')];
    },
  },
  {
    name: 'Rows that a filter hides are read and written',
    expected: ['C-3', 'C-2', 'C-1', 'C-4'],
    run: async ({ excel, workbook }) => {
      await excel.run(async (context) => {
        tableIn(context).columns.getItem('Reference').filter.applyValuesFilter(['C-1']);
        await context.sync();
      });
      const found = must(await workbook.read(key));
      await excel.run(async (context) => {
        tableIn(context).clearFilters();
        await context.sync();
      });
      return found?.rows.map((row) => row.key);
    },
  },
  {
    name: 'Undo puts back what was there, but not over what somebody changed since',
    expected: [
      1,
      [
        ['C-3', 3],
        ['C-2', 77],
        ['C-1', 10.25],
        ['C-4', 4],
      ],
    ],
    run: async (ground) => {
      const edits = ['C-3', 'C-2'].map((row) => ({ row, column: 'value', value: 66 }));
      const done = must(await ground.workbook.write(key, edits));
      must(await ground.workbook.write(key, [{ row: 'C-2', column: 'value', value: 77 }]));
      return [must(await done.undo()), await shown(ground, 'ref', 'value')];
    },
  },
  {
    name: 'A missing sheet is ItemNotFound, and the null object of one is null',
    expected: ['ItemNotFound', true],
    run: async ({ excel }) => {
      const missing = await excel
        .run(async (context) => {
          context.workbook.worksheets.getItem('Nowhere').load('name');
          await context.sync();
          return 'there';
        })
        .catch(codeOf);
      const none = await excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getItemOrNullObject('Nowhere').load('name');
        await context.sync();
        return sheet.isNullObject;
      });
      return [missing, none];
    },
  },
  {
    name: 'In a grid of values, null leaves a cell alone and "" empties it',
    expected: [[1], [''], [3]],
    run: ({ excel }) =>
      excel.run(async (context) => {
        const cells = sheetIn(context, testTable.sheet).getRange('L30:L32');
        cells.values = [[1], [2], [3]];
        // Excel takes null for a cell that is to be left alone; its types do not say so.
        cells.values = [[null], [''], [null]] as unknown[][];
        cells.load('values');
        await context.sync();
        const seen: unknown = cells.values;
        cells.clear();
        await context.sync();
        return seen;
      }),
  },
  {
    name: 'A change of a cell is told with its address',
    expected: ['L30', 'RangeEdited'],
    run: ({ excel }) => hearChange(excel, testTable.sheet),
  },
  {
    name: 'A rule for what may be typed and a number format are kept',
    expected: ['List', '#,##0.00'],
    run: ({ excel }) =>
      excel.run(async (context) => {
        const { columns } = tableIn(context);
        const stage = columns.getItem('Stage').getDataBodyRange().getCell(0, 0);
        const amount = columns.getItem('Value').getDataBodyRange().getCell(0, 0).load('numberFormat');
        stage.dataValidation.load('type');
        await context.sync();
        return [stage.dataValidation.type, amount.numberFormat[0]?.[0]];
      }),
  },
  {
    name: 'A sheet that is protected refuses a locked cell and takes an open one',
    expected: ['AccessDenied', 'taken'],
    run: ({ excel }) => tryProtection(excel, testTable.sheet),
  },
  {
    name: '2,000 rows of 12 columns are put and read',
    expected: [2000, 1999 * 11],
    run: async ({ workbook }) => {
      const columns = Array.from({ length: 12 }, (_, i) => ({ key: `c${i}`, header: `Column ${i}` }));
      const rows = Array.from({ length: 2000 }, (_, row) =>
        columns.map((_c, i) => (i === 0 ? `R${row}` : row * i)),
      );
      const large = {
        key: 'selftestlarge',
        sheet: `${testTable.sheet} large`,
        name: 'SelfTestLarge',
        columns,
        rows,
      };
      must(await workbook.put({ tables: [{ ...large, keyColumn: 'c0' }], stamp }));
      const found = must(await workbook.read(large.key));
      return [found?.rows.length, found?.rows.at(-1)?.cells['c11']?.value];
    },
  },
];
