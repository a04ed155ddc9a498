import { closedSet, evaluatorsNow, type Work } from '../../../registers/tender/index.ts';

/** How many locked scores of a person are to be laid open now: none before the chair has closed the set. */
export function revealDue(work: Work, me: string): number {
  if (!closedSet(work)) return 0;
  const own = evaluatorsNow(work).find(({ id }) => id === me);
  return own ? Math.max(0, own.locked - own.laidOpen) : 0;
}
