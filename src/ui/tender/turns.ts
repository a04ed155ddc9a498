import type { TenderStage } from '../../domain/tender/stages.ts';
import {
  closedSet,
  consensusOpen,
  evaluatorsNow,
  interestOf,
  scoredBids,
  type EvaluatorStanding,
  type Work,
} from '../../registers/tender/index.ts';
import { inARow } from './result/words.ts';

/** Somebody for whom the tender waits now, and for what. */
export type Turn = {
  /** The id in the directory. */
  readonly id: string;
  readonly name: string;
  /** What to call somebody whose name no row tells yet. */
  readonly role?: string;
  /** The step where it is done. */
  readonly slug: string;
  /** What is to do, after "to": "score and lock". */
  readonly what: string;
};

type Own = (slug: string, what: string) => Turn;

const onward = (_: Work, own: Own): readonly Turn[] => [own('stage', 'move the tender on')];
const scoring = (work: Work, own: Own): readonly Turn[] => [
  ...undeclared(work, own),
  ...linesTurn(work, own),
  ...scoringTurns(work),
];

const atStage: Readonly<Record<TenderStage, (work: Work, own: Own) => readonly Turn[]>> = {
  draft: (_, own) => [own('set-up', 'set the tender up')],
  'method approved': (_, own) => [own('set-up', 'freeze and publish the method')],
  published: (work, own) => [...undeclared(work, own), own('stage', 'open the tender for bids')],
  'bids open': (work, own) => [...undeclared(work, own), bidsTurn(work, own)],
  scoring,
  'scoring reopened': scoring,
  moderation: moderationTurns,
  calculated: (_, own) => [own('stage', 'have the result recommended')],
  recommended: (_, own) => [own('summaries', 'issue the assessment summaries')],
  'summaries issued': onward,
  'award notice': onward,
  standstill: onward,
  awarded: onward,
  closed: () => [],
  cancelled: () => [],
};

/** For whom the tender waits at its stage, the most urgent first. Nothing here tells anything of a bid or a score. */
export function turnsOf(work: Work): readonly Turn[] {
  const { stage, ownerId, owner } = work.tender.values;
  return atStage[stage](work, (slug, what) => ({ id: ownerId, name: owner, slug, what }));
}

/** Evaluators who have not declared, and the owner where something is to be done about an interest. */
function undeclared(work: Work, own: Own): readonly Turn[] {
  const waiting = evaluatorsNow(work).filter(
    ({ maySeeBids, goneOnWithout }) => !maySeeBids && !goneOnWithout,
  );
  const missing = waiting.filter(({ id }) => interestOf(work, id) === undefined);
  return [
    ...missing.map(({ id, name }) => ({ id, name, slug: 'interests', what: 'declare interests' })),
    ...(waiting.length > missing.length ? [own('interests', 'say what is done about an interest')] : []),
  ];
}

function bidsTurn(work: Work, own: Own): Turn {
  if (work.bids.length === 0) return own('bids', 'take the bids in');
  return work.bids.some(({ values }) => values.status === 'received')
    ? own('bids', 'find the bids compliant')
    : own('stage', 'open scoring');
}

function linesTurn(work: Work, own: Own): readonly Turn[] {
  const bids = new Set(scoredBids(work).map(({ values }) => values.bid));
  const open = work.bidLines.some(({ values }) => bids.has(values.bid) && values.decision === 'not checked');
  return open ? [own('lines', 'check the lines')] : [];
}

function scoringTurns(work: Work): readonly Turn[] {
  const { chairId, chair } = work.tender.values;
  const standings = evaluatorsNow(work);
  const turn = ({ id, name }: EvaluatorStanding, slug: string, what: string): Turn => ({
    id,
    name,
    slug,
    what,
  });
  if (closedSet(work)) {
    const counting = standings.filter(({ goneOnWithout, locked }) => !goneOnWithout || locked > 0);
    const open = [
      ...counting
        .filter(({ laidOpen, locked }) => laidOpen < locked)
        .map((one) => turn(one, 'lock', 'open this pane, which lays the scores open')),
      ...standings
        .filter(({ confirmed, goneOnWithout }) => !confirmed && !goneOnWithout)
        .map((one) => turn(one, 'interests', 'confirm the declaration')),
    ];
    return open.length > 0
      ? open
      : [{ id: chairId, name: chair, role: 'the chair', slug: 'lock', what: 'start the moderation' }];
  }
  const open = standings.filter(
    ({ maySeeBids, locked, places, goneOnWithout }) => maySeeBids && !goneOnWithout && locked < places,
  );
  if (open.length > 0) return open.map((one) => turn(one, 'score', 'score and lock'));
  const waiting = standings.some(({ maySeeBids, goneOnWithout }) => !maySeeBids && !goneOnWithout);
  return waiting
    ? []
    : [{ id: chairId, name: chair, role: 'the chair', slug: 'lock', what: 'close the set of locked scores' }];
}

function moderationTurns(work: Work, own: Own): readonly Turn[] {
  const { chairId, chair } = work.tender.values;
  if (consensusOpen(work).length > 0)
    return [
      { id: chairId, name: chair, role: 'the chair', slug: 'moderate', what: 'lead to a consensus' },
      ...linesTurn(work, own),
    ];
  const lines = linesTurn(work, own);
  if (lines.length > 0) return lines;
  return [
    work.prices.length > 0
      ? own('save', 'save the result')
      : own('calculate', 'open the prices and calculate'),
  ];
}

/** Whose turn it is, in a sentence; the person's own turn first. "" where it waits for nobody. `called`: the name for an address. */
export function turnWords(
  turns: readonly Turn[],
  me: string,
  called: (name: string) => string = (name) => name,
): string {
  const own = turns.find(({ id }) => id === me);
  const others = turns.filter(({ id }) => id !== me);
  const tasks = [...new Set(others.map(({ what }) => what))];
  const waits = tasks.map((what) => {
    const names = others.filter((one) => one.what === what).map((one) => nameOf(one, called));
    return `${inARow([...new Set(names)])} to ${what}`;
  });
  return [
    ...(own ? [`Your turn: ${own.what}.`] : []),
    ...(waits.length > 0 ? [`Waiting for ${waits.join('; ')}.`] : []),
  ].join(' ');
}

function nameOf({ name, role }: Turn, called: (name: string) => string): string {
  const found = called(name);
  return role !== undefined && found.includes('@') ? role : found;
}
