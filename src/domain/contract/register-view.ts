import { addMonths, type Day } from '../words/day.ts';
import { plain, type RegisterLine } from './register-line.ts';

/** What the register can be sorted by. */
export const sortKeys = [
  'title',
  'service',
  'value',
  'end',
  'start',
  'stage',
  'need',
  'tier',
  'manager',
] as const;

/** One of the sort keys. */
export type SortKey = (typeof sortKeys)[number];

/** The ends that can be asked for. */
export const endChoices = ['ended', '3', '6', '12', 'unknown'] as const;

/** How a person looks at the register. Lists are "any of these"; an empty one is "all". */
export type RegisterView = {
  readonly q: string;
  readonly service: readonly string[];
  readonly stage: readonly string[];
  readonly sv: readonly string[];
  readonly tier: readonly string[];
  readonly supplier: readonly string[];
  readonly manager: readonly string[];
  /** One of the end choices; empty for any time. */
  readonly ends: string;
  /** "incomplete": only rows that lack something. */
  readonly check: string;
  readonly sort: SortKey;
  readonly down: boolean;
};

/** The filters that hold several values. */
export const listFilters = ['service', 'stage', 'sv', 'tier', 'supplier', 'manager'] as const;

/** One of the filters that hold several values. */
export type ListFilter = (typeof listFilters)[number];

const between = '|'; // no service or supplier is called so

/** Reads a view from the names and values of an address. What is not understood is left out. */
export function viewOf(query: { get(name: string): string | null }): RegisterView {
  const list = (name: string) => (query.get(name) ?? '').split(between).filter((part) => part !== '');
  const sort = query.get('sort') ?? '';
  const key = sort.replace(/^-/, '');
  return {
    q: query.get('q') ?? '',
    service: list('service'),
    stage: list('stage'),
    sv: list('sv'),
    tier: list('tier'),
    supplier: list('supplier'),
    manager: list('manager'),
    ends: query.get('ends') ?? '',
    check: query.get('check') ?? '',
    sort: sortKeys.find((known) => known === key) ?? 'title',
    down: sort.startsWith('-'),
  };
}

/** The view as names and values of an address; defaults are left out. */
export function queryOfView(view: RegisterView): Readonly<Record<string, string>> {
  const lists = Object.fromEntries(listFilters.map((name) => [name, view[name].join(between)]));
  const sort = `${view.down ? '-' : ''}${view.sort}`;
  return { q: view.q, ...lists, ends: view.ends, check: view.check, sort: sort === 'title' ? '' : sort };
}

/** How many filters are set, the search aside. */
export function filtersSet(view: RegisterView): number {
  const lists = listFilters.filter((name) => view[name].length > 0).length;
  return lists + (view.ends === '' ? 0 : 1) + (view.check === '' ? 0 : 1);
}

/** A value of a filter when a row has none. */
export const none = 'none';

/** The lines that a view shows, in its order. */
export function shown(lines: readonly RegisterLine[], view: RegisterView, on: Day): readonly RegisterLine[] {
  const words = plain(view.q).split(/\s+/).filter(Boolean);
  const any = (wanted: readonly string[], have: string | undefined) =>
    wanted.length === 0 || wanted.includes(have === undefined || have === '' ? none : have);
  const kept = lines.filter(
    (line) =>
      words.every((word) => line.searched.includes(word)) &&
      any(view.service, line.contract.service) &&
      any(view.stage, line.contract.stage) &&
      any(view.sv, line.need) &&
      any(view.tier, line.tier) &&
      any(view.manager, line.contract.contractManager) &&
      (view.supplier.length === 0 || line.suppliers.some(({ ref }) => view.supplier.includes(ref))) &&
      (view.check === '' || line.lacks !== '') &&
      endsAsAsked(line, view.ends, on),
  );
  return sorted(kept, view);
}

function endsAsAsked(line: RegisterLine, asked: string, on: Day): boolean {
  const { end } = line.contract;
  if (asked === '') return true;
  if (asked === 'unknown') return end === undefined;
  if (end === undefined) return false;
  if (asked === 'ended') return end < on;
  const months = Number(asked);
  return Number.isInteger(months) && months > 0 ? end >= on && end <= addMonths(on, months) : true;
}

const words = new Intl.Collator('en-GB', { numeric: true, sensitivity: 'base' });
const needOrder = [
  'missing',
  'returned',
  'in progress',
  'waiting',
  'not known',
  'recorded',
  'exempt',
  'ended without',
  'not needed',
];
const tierOrder = ['low', 'middle', 'high', 'legal'];
const stageOrder = ['pipeline', 'pre-procurement', 'open', 'awarded', 'closed without award', 'withdrawn'];

type Compared = string | bigint | number | undefined;

function valueFor(line: RegisterLine, key: SortKey): Compared {
  const { contract } = line;
  switch (key) {
    case 'title':
      return contract.title;
    case 'service':
      return contract.service || undefined;
    case 'value':
      return contract.value;
    case 'end':
      return contract.end;
    case 'start':
      return contract.start;
    case 'stage':
      return stageOrder.indexOf(contract.stage);
    case 'need':
      return needOrder.indexOf(line.need);
    case 'tier':
      return line.tier === undefined ? undefined : tierOrder.indexOf(line.tier);
    case 'manager':
      return contract.contractManager || undefined;
  }
}

/** Rows without a value stand last, whichever way the others are sorted. Equal rows stand by reference. */
function sorted(lines: readonly RegisterLine[], view: RegisterView): readonly RegisterLine[] {
  const keyed = lines.map((line) => ({ line, value: valueFor(line, view.sort) }));
  const turn = view.down ? -1 : 1;
  return keyed
    .toSorted((a, b) => {
      if (a.value === undefined || b.value === undefined) {
        if (a.value !== undefined) return -1;
        if (b.value !== undefined) return 1;
      } else {
        const order = compare(a.value, b.value) * turn;
        if (order !== 0) return order;
      }
      return words.compare(a.line.contract.ref, b.line.contract.ref);
    })
    .map(({ line }) => line);
}

function compare(a: string | bigint | number, b: string | bigint | number): number {
  if (typeof a === 'string' && typeof b === 'string') return words.compare(a, b);
  if (a < b) return -1;
  return a > b ? 1 : 0;
}
