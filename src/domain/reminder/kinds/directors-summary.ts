import { runsOn } from '../../contract/contract.ts';
import { byContract } from '../by-contract.ts';
import { day, type Day } from '../../words/day.ts';
import { needsChecklist } from '../needs-checklist.ts';
import { mondayOnOrAfter } from '../schedule.ts';
import type { Facts, Moment } from '../facts.ts';
import type { Due, Kind } from '../kind.ts';

/** What the directors are told once a month, from its first Monday on. */
export const directorsSummary = {
  key: 'directors-summary',
  label: "Directors' monthly summary",
  about: 'On the first Monday of the month, or the next working day.',
  buttons: [],
  due(facts: Facts, { today }: Moment): readonly Due[] {
    const month = today.slice(0, 7);
    if (today < mondayOnOrAfter(day(`${month}-01`))) return [];
    return lines(facts, today).map(({ subject, title, words, place, late }) => ({
      kind: 'directors-summary',
      subject,
      stage: 'month',
      period: month,
      title,
      audience: 'director',
      standing: { kind: 'said', tone: late ? 'late' : 'wait', words },
      place,
    }));
  },
} as const satisfies Kind;

type Line = { subject: string; title: string; words: string; place: string; late: boolean };

function lines(facts: Facts, today: Day): readonly Line[] {
  const checklistsOf = byContract(facts.checklists);
  const needs = needsChecklist(facts.policy, today);
  const needing = facts.contracts.filter(
    (contract) => !contract.exempt && runsOn(contract, today) && needs(contract),
  );
  const missing = needing.filter(({ ref }) => checklistsOf(ref)?.begun !== true).length;
  const open = facts.checklists.filter(({ state }) => state !== 'signed off');
  const late = open.filter(
    ({ due, state }) => state !== 'submitted' && due !== undefined && due < today,
  ).length;
  const actions = facts.actions.filter((action) => action.open);
  const overdue = actions.filter(({ due }) => due !== undefined && due < today).length;
  const line = (subject: string, title: string, counts: readonly [number, number], place: string): Line => ({
    subject,
    title,
    words: `${counts[0]} of ${counts[1]}`,
    place,
    late: counts[0] > 0,
  });
  return [
    line(
      'contracts',
      'Contracts that need a checklist and have none',
      [missing, needing.length],
      '/contracts',
    ),
    line('checklists', 'Checklists that are late', [late, open.length], '/checklists'),
    line('actions', 'Actions that are late', [overdue, actions.length], '/'),
  ];
}
