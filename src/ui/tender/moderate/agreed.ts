import type { ConsensusDraft, Desk, ModerationLine, Work } from '../../../registers/tender/index.ts';
import { keyOf } from '../score/places.ts';

/** What the chair is writing about one place. */
export type Agreed = Required<Pick<ConsensusDraft, 'score' | 'rationale' | 'discussion' | 'correction'>>;

/** Nothing is filled in beforehand: a mean or a middle only informs. */
export const nothingAgreed: Agreed = { score: '', rationale: '', discussion: '', correction: '' };

const written = new WeakMap<Desk, Map<string, Agreed>>();

/** What a chair has written and not locked yet: on this page only, while the pane is open. */
export function agreedOf(desk: Desk): Map<string, Agreed> {
  const all = written.get(desk) ?? new Map<string, Agreed>();
  written.set(desk, all);
  return all;
}

/** The key of what is written about a line of a tender in a round. */
export function agreedKey(
  { tender }: Pick<Work, 'tender'>,
  line: Pick<ModerationLine, 'bid' | 'criterion'>,
): string {
  const { ref, round } = tender.values;
  return `${ref} ${round} ${keyOf(line)}`;
}

/** The next line without a consensus after `from`, going round; undefined when all are agreed. */
export function nextToAgree(lines: readonly ModerationLine[], from: number): number | undefined {
  for (let step = 1; step <= lines.length; step += 1) {
    const index = (from + step) % lines.length;
    if (lines[index] && !lines[index].consensus) return index;
  }
  return undefined;
}
