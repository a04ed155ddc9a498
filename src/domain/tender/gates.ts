import { compare, zero, type Ratio } from './ratio.ts';
import type { Bid, Criterion } from './tender.ts';

/** A minimum that shuts a bid out: of the score on a question, or of the rate of social value. */
type Gate = { readonly on: 'score' | 'rate'; readonly id: string; readonly minimum: Ratio };

// Few of a thousand questions have a minimum, and the criteria stay the same while scores change.
const known = new WeakMap<readonly Criterion[], readonly Gate[]>();

function gatesOf(criteria: readonly Criterion[]): readonly Gate[] {
  const before = known.get(criteria);
  if (before) return before;
  const gates = criteria.flatMap((criterion): readonly Gate[] => {
    if (criterion.kind === 'qualitative')
      return criterion.questions.flatMap(({ id, minimum }) =>
        minimum ? [{ on: 'score', id, minimum }] : [],
      );
    if (criterion.kind === 'price' || !criterion.minimumRate) return [];
    return [{ on: 'rate', id: criterion.id, minimum: criterion.minimumRate }];
  });
  known.set(criteria, gates);
  return gates;
}

/** Ids of the questions and criteria under their minimum, in the order of the criteria. */
export function failedGates(
  criteria: readonly Criterion[],
  { scores }: Pick<Bid, 'scores'>,
  rate: Ratio | undefined,
): readonly string[] {
  const gates = gatesOf(criteria);
  if (gates.length === 0) return none;
  return gates
    .filter(({ on, id, minimum }) => {
      const reached = on === 'score' ? (scores.get(id) ?? zero) : rate;
      return reached !== undefined && compare(reached, minimum) < 0;
    })
    .map(({ id }) => id);
}

const none: readonly string[] = [];
