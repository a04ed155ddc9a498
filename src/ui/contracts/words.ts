import type { Category, Stage } from '../../domain/contract/contract.ts';
import type { Need } from '../../domain/contract/need.ts';
import type { RegisterLine } from '../../domain/contract/register-line.ts';
import type { Tone } from '../parts/Status.tsx';

/** A stage as people read it. */
export const stageWords: Readonly<Record<Stage, string>> = {
  pipeline: 'Pipeline',
  'pre-procurement': 'Before procurement',
  open: 'Out to tender',
  'closed without award': 'Closed without award',
  awarded: 'Awarded',
  withdrawn: 'Withdrawn',
};

/** The state of a contract's social value as people read it; without a tone it is quiet text. */
export const needWords: Readonly<Record<Need, { readonly tone?: Tone; readonly words: string }>> = {
  missing: { tone: 'late', words: 'Missing' },
  returned: { tone: 'late', words: 'Returned' },
  'in progress': { tone: 'progress', words: 'In progress' },
  waiting: { tone: 'wait', words: 'Waiting for review' },
  recorded: { tone: 'done', words: 'Recorded' },
  exempt: { tone: 'none', words: 'Exempt' },
  'not known': { words: 'Value not known' },
  'ended without': { words: 'Ended without a checklist' },
  'not needed': { words: 'Not needed' },
};

/** A category as people read it. */
export const categoryWords: Readonly<Record<Category, string>> = {
  goods: 'Goods',
  services: 'Services',
  works: 'Works',
  'light touch': 'Light touch',
};

/** When a contract ends, as a choice. */
export const endWords: Readonly<Record<string, string>> = {
  ended: 'Ended',
  '3': 'In 3 months',
  '6': 'In 6 months',
  '12': 'In 12 months',
  unknown: 'No end date',
};

/** "Supplier 003 and 11 more". */
export function supplierWords({ suppliers }: Pick<RegisterLine, 'suppliers'>): string {
  const [first, ...more] = suppliers;
  if (!first) return 'No supplier';
  return more.length === 0 ? first.name : `${first.name} and ${more.length} more`;
}
