import { socialValueFormulas } from '../formulas/index.ts';
import { sameField } from '../rescore.ts';
import { fieldOf, judge, winners, type Appraised } from '../score.ts';
import type { Tender } from '../tender.ts';
import type { Warning } from '../warnings.ts';

/** Who would win if one bidder had not come. */
export type Without = {
  readonly bid: string;
  readonly winners: readonly string[];
  /** The bid is no winner, and without it another wins: it decides a contest that it cannot win. */
  readonly decides: boolean;
};

/** The winner without each bidder in turn. */
export function withoutEach(tender: Tender, bids: readonly Appraised[]): readonly Without[] {
  const now = winners(judge(tender, bids));
  const field = fieldOf(tender, bids);
  return bids.map((left) => {
    const others = bids.filter((bid) => bid !== left);
    const loses = !now.includes(left.bid.id);
    // A loser that sets neither the lowest price nor the highest offer moves nobody's marks.
    const unmoved = loses && sameField(field, fieldOf(tender, others));
    const then = unmoved ? now : winners(judge(tender, others));
    return { bid: left.bid.id, winners: then, decides: loses && then.join('\n') !== now.join('\n') };
  });
}

/** A warning for each bid that does not win and yet changes who does. */
export function irrelevantAlternatives(tender: Tender, bids: readonly Appraised[]): readonly Warning[] {
  const now = winners(judge(tender, bids));
  if (now.length === 0) return [];
  return withoutEach(tender, bids)
    .filter((without) => without.decides)
    .map((without) => ({
      code: 'irrelevant-alternative',
      bid: without.bid,
      text:
        `${named(now)} only because ${without.bid} took part: without ${without.bid}, ` +
        `${named(without.winners)}. ${without.bid} itself does not win. ` +
        'Marks that depend on the best other bid cause this; marks against a published target do not.',
    }));
}

function named(ids: readonly string[]): string {
  if (ids.length === 0) return 'nobody wins';
  if (ids.length === 1) return `${ids.join('')} wins`;
  return `${ids.slice(0, -1).join(', ')} and ${ids.at(-1)} share first place`;
}

/** What to say, before any bid is known, about a social value formula that depends on the other bids. */
export function formulaWarning(tender: Pick<Tender, 'criteria'>): string | undefined {
  const criterion = tender.criteria.find((each) => each.kind === 'social-value');
  if (!criterion) return undefined;
  const formula = socialValueFormulas[criterion.formula];
  if (!formula.dependsOnOthers) return undefined;
  return `${formula.name} (${formula.code}): ${formula.gaming} Choose “${socialValueFormulas['relative-to-target'].name}” unless you must not.`;
}
