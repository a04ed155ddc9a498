import { wireName } from '../../src/registers/declare.ts';
import { contracts } from '../../src/registers/lists/contracts.ts';

/** A column of the list that is tried. */
export type Column = keyof (typeof contracts)['columns'];

/** A value that each kind of column takes. */
export function valueOf(column: Column): unknown {
  const { kind } = contracts.columns[column];
  if (kind === 'money') return 123_45n;
  if (kind === 'yesNo') return true;
  if (kind === 'day') return '2027-03-31';
  if (kind === 'person') return 'procurement@council.example';
  if (kind === 'choice') return contracts.columns[column].choices[1];
  return `New ${column}`;
}

const columns = Object.keys(contracts.columns) as Column[]; // its own keys
const own = (column: Column) => `/columns/${wireName(column)}`;
const isBuiltIn = (column: Column) => column === 'title';
const isMoney = (column: Column) => contracts.columns[column].kind === 'money';

/** One way in which an administrator changes a column. */
export type Kind = {
  readonly does: (order: Order, column: Column) => Promise<void>;
  readonly of: readonly Column[];
  /** What somebody can put into the column from then on, and could not before. */
  readonly odd?: (column: Column) => unknown;
};

/** What an administrator does in the list. */
export type Order = (method: string, path: string, body?: unknown) => Promise<void>;

/** The ways in which an administrator changes a column. */
export const kinds: Readonly<Record<string, Kind>> = {
  'under another label': {
    of: columns,
    does: (order, column) => order('PATCH', own(column), { displayName: `Renamed ${column}` }),
  },
  deleted: {
    of: columns.filter((column) => !isBuiltIn(column)),
    does: (order, column) => order('DELETE', own(column)),
  },
  'of another type': {
    of: columns.filter((column) => !isBuiltIn(column)),
    async does(order, column) {
      await order('DELETE', own(column));
      await order('POST', '/columns', {
        name: wireName(column),
        ...(isMoney(column) ? { boolean: {} } : { number: {} }),
      });
    },
    odd: (column) => (isMoney(column) ? true : 7),
  },
  'without one of its choices': {
    of: columns.filter((column) => contracts.columns[column].kind === 'choice'),
    does: (order, column) => order('PATCH', own(column), { choice: { choices: ['something else'] } }),
    odd: () => 'something else',
  },
  required: {
    of: columns,
    does: (order, column) => order('PATCH', own(column), { required: true }),
  },
  'no longer unique': {
    of: columns.filter((column) => 'unique' in contracts.columns[column]),
    does: (order, column) => order('PATCH', own(column), { enforceUniqueValues: false }),
  },
};
