import { counts, stages, toComplete } from '../../domain/contract/contract.ts';
import { byContract, dueBetween, late, needOf, type Need } from '../../domain/contract/need.ts';
import { tierOf, tiers, tierWords } from '../../domain/contract/tier.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import type { Day } from '../../domain/words/day.ts';
import { addWorkingDays, england } from '../../domain/words/working-day.ts';
import type { Declarations } from '../../registers/lists/index.ts';
import type { Row } from '../../registers/types.ts';
import type { Place } from '../host.ts';
import { stageWords } from '../contracts/words.ts';
import { count } from '../parts/moment.ts';
import type { Tone } from '../parts/Status.tsx';

/** A number with the place of its rows. */
export type Figure = { readonly amount: string; readonly words: string; readonly to: Place };
/** Something that needs somebody. */
export type Line = {
  readonly tone: Tone;
  readonly state: string;
  readonly what: string;
  readonly rest: string;
  readonly to: Place;
};
/** A checklist and its day. */
export type Due = { readonly title: string; readonly day: Day; readonly to: Place };
/** How many contracts fall under a word. */
export type Share = { readonly words: string; readonly rows: number; readonly to: Place };

/** What the first page shows. */
export type Overview = {
  readonly rows: number;
  readonly figures: readonly Figure[];
  readonly attention: readonly Line[];
  readonly nextDue: readonly Due[];
  readonly stages: readonly Share[];
  readonly tiers: readonly Share[];
};

/** Works out the first page from the registers. Every figure leads to the rows that it counts. */
export function overviewOf(
  contracts: readonly Row<Declarations['contracts']>[],
  checklistRows: readonly Row<Declarations['checklists']>[],
  rule: { readonly policy: Policy; readonly on: Day },
): Overview {
  const checklists = checklistRows.map((row) => row.values);
  const theirs = byContract(checklists);
  const having = new Map<Need, number>();
  let incomplete = 0;
  for (const { values } of contracts) {
    const need = needOf(values, theirs.get(values.ref) ?? [], rule);
    having.set(need, (having.get(need) ?? 0) + 1);
    if (toComplete(values).length > 0) incomplete += 1;
  }
  const of = (need: Need) => having.get(need) ?? 0;
  const under = of('missing') + of('returned') + of('in progress') + of('waiting');
  const figure = (rows: number, words: string, to: Place): Figure => ({
    amount: rows.toLocaleString('en-GB'),
    words,
    to,
  });
  const awarded = contracts.filter((row) => counts(row.values));
  return {
    rows: contracts.length,
    figures: [
      figure(awarded.length, 'awarded contracts', '/contracts?stage=awarded'),
      figure(under, 'still need a checklist', '/contracts?sv=missing|returned|in progress|waiting'),
      figure(of('missing'), 'with no checklist at all', '/contracts?sv=missing'),
      figure(of('recorded'), 'signed off', '/contracts?sv=recorded'),
    ],
    attention: attention(checklists, of, incomplete, rule.on),
    nextDue: dueBetween(checklists, rule.on, '2199-12-31' as Day) // the last day there is
      .slice(0, 5)
      .map((one) => ({ title: one.title, day: one.due ?? rule.on, to: `/checklists/${one.ref}` })),
    stages: stages.map((stage) => ({
      words: stageWords[stage],
      rows: contracts.filter((row) => row.values.stage === stage).length,
      to: `/contracts?stage=${stage}`,
    })),
    tiers: [...tiers, undefined].map((tier) => ({
      words: tierWords(tier, rule.policy, rule.on),
      rows: awarded.filter((row) => tierOf(row.values, rule.policy, rule.on) === tier).length,
      to: `/contracts?stage=awarded&tier=${tier ?? 'unknown'}`,
    })),
  };
}

function attention(
  checklists: readonly Row<Declarations['checklists']>['values'][],
  of: (need: Need) => number,
  incomplete: number,
  on: Day,
): readonly Line[] {
  const overdue = late(checklists, on).length;
  const soon = dueBetween(checklists, on, addWorkingDays(on, 10, england)).length;
  const found: readonly (readonly [number, string, Omit<Line, 'what'>])[] = [
    [
      of('missing'),
      'contract',
      {
        tone: 'late',
        state: 'Missing',
        rest: 'above the threshold with no checklist',
        to: '/contracts?sv=missing',
      },
    ],
    [
      of('returned'),
      'contract',
      {
        tone: 'late',
        state: 'Returned',
        rest: 'with a checklist to put right',
        to: '/contracts?sv=returned',
      },
    ],
    [
      overdue,
      'checklist',
      { tone: 'late', state: 'Late', rest: 'past its day', to: '/checklists?show=late' },
    ],
    [
      soon,
      'checklist',
      {
        tone: 'soon',
        state: 'Due soon',
        rest: 'due in the next 10 working days',
        to: '/checklists?show=soon',
      },
    ],
    [
      of('waiting'),
      'contract',
      {
        tone: 'wait',
        state: 'Waiting',
        rest: 'with a checklist waiting for sign-off',
        to: '/contracts?sv=waiting',
      },
    ],
    [
      incomplete,
      'contract',
      { tone: 'soon', state: 'Check', rest: 'to complete', to: '/contracts?check=incomplete' },
    ],
  ];
  return found.filter(([rows]) => rows > 0).map(([rows, one, line]) => ({ ...line, what: count(rows, one) }));
}
