import { failed, fine, type Outcome } from '../../domain/words/outcome.ts';
import type { EvaluationDeclarations } from '../lists/evaluations/index.ts';
import type { Row } from '../types.ts';
import type { Desk } from './desk.ts';
import type { EvaluationRegisters } from './registers.ts';

/** A row of one of the evaluation registers. */
export type RowOf<K extends keyof EvaluationDeclarations> = Row<EvaluationDeclarations[K]>;

/** Registers whose rows belong to one tender each. */
const parts = [
  'tenderPanel',
  'tenderCriteria',
  'tenderMeasures',
  'tenderMethods',
  'interests',
  'tenderApprovals',
  'bids',
  'bidLines',
  'priceSeals',
  'prices',
  'scoreCommitments',
  'commitmentSets',
  'individualScores',
  'moderations',
  'results',
  'resultMarks',
  'summaries',
  'clarifications',
] as const;

type Part = (typeof parts)[number];

/** Everything that the register holds of one tender, as it was read; rows in the order in which they were made. */
export type Work = { readonly tender: RowOf<'tenders'> } & { readonly [K in Part]: readonly RowOf<K>[] } & {
  /** The scoring levels that the council has approved. */
  readonly scoringTemplates: readonly RowOf<'scoringTemplates'>[];
};

/** Every tender that the person may see. */
export async function listTenders({
  registers,
}: Pick<Desk, 'registers'>): Promise<Outcome<readonly RowOf<'tenders'>[]>> {
  return fresh(registers.tenders);
}

/** A tender with everything that belongs to it, as the server has it now. */
export async function openTender(
  { registers }: Pick<Desk, 'registers'>,
  ref: string,
): Promise<Outcome<Work>> {
  const keys = ['tenders', 'scoringTemplates', ...parts] as const;
  const read = await Promise.all(keys.map((key) => freshOf(registers, key)));
  const fault = read.find((outcome) => outcome.kind === 'fault');
  if (fault?.kind === 'fault') return fault;
  const work = workNow({ registers }, ref);
  return work ? fine(work) : failed(noTender(ref));
}

/** The same from what was read and written already, without asking the server; undefined before the first read. */
export function workNow({ registers }: Pick<Desk, 'registers'>, ref: string): Work | undefined {
  const tender = registers.tenders.rows()?.find(({ values }) => values.ref === ref);
  if (!tender) return undefined;
  const found = parts.map((key) => [key, rowsOf(registers, key, ref)] as const);
  return {
    tender,
    scoringTemplates: registers.scoringTemplates.rows() ?? [],
    // Filled from the very registers, key by key; the pairs have lost which rows belong to which key.
    ...(Object.fromEntries(found) as unknown as { readonly [K in Part]: readonly RowOf<K>[] }),
  };
}

function rowsOf(registers: EvaluationRegisters, key: Part, ref: string): readonly { readonly id: string }[] {
  const all: readonly { readonly id: string; readonly values: { readonly tender: string } }[] =
    registers[key].rows() ?? [];
  return all
    .filter(({ id, values }) => id !== '' && values.tender === ref)
    .toSorted((a, b) => Number(a.id) - Number(b.id));
}

function freshOf(registers: EvaluationRegisters, key: keyof EvaluationRegisters): Promise<Outcome<unknown>> {
  const register: Readable<unknown> = registers[key];
  return fresh(register);
}

type Readable<T> = {
  rows(): T | undefined;
  all(): Promise<Outcome<T>>;
  refresh(): Promise<Outcome<T>>;
};

/** The rows of a register as the server has them now. */
export async function fresh<T>(register: Readable<T>): Promise<Outcome<T>> {
  return register.rows() === undefined ? register.all() : register.refresh();
}

function noTender(ref: string) {
  return {
    kind: 'not-found',
    tell: `There is no tender ${ref} on the evaluations site.`,
    mend: 'Choose a tender from the list.',
    code: 'no tender',
  } as const;
}
