import { ratio } from '../../../domain/tender/ratio.ts';
import { socialValueCriterion, winners, type Judged } from '../../../domain/tender/score.ts';
import type { Tender } from '../../../domain/tender/tender.ts';
import { atValueTimes } from '../../../domain/tender/understanding/value-again.ts';
import { mostWeight, weightStudy, type TakenFrom } from '../../../domain/tender/understanding/weights.ts';
import { withoutEach } from '../../../domain/tender/understanding/without-each.ts';
import { firstPlace, inARow, shortOrAbout } from './words.ts';

/** One what-if: what is imagined, and who would be first then. */
export type Finding = { readonly what: string; readonly outcome: string };

/** What would change who is first, and what was tried and would not. */
export type Findings = { readonly change: readonly Finding[]; readonly same: readonly string[] };

/** What is needed to tell findings: the evaluation, and what people call its bids and criteria. */
export type Told = {
  readonly tender: Tender;
  readonly judged: readonly Judged[];
  readonly takenFrom: TakenFrom;
  readonly bid: (id: string) => string;
  readonly title: (id: string) => string;
};

/** Tries every what-if exactly: the weight of social value, without each bid, and social value at a half. */
export function findingsOf(told: Told): Findings {
  const now = winners(told.judged);
  const tried = [...withoutBids(told), ...halves(told)];
  const isSame = ({ first }: Tried) => first.join('\n') === now.join('\n');
  const changed = tried.filter((one) => !isSame(one));
  const weights = weightFindings(told);
  return {
    change: [
      ...weights.change,
      ...changed.map(({ what, first, lost }) => ({
        what,
        outcome: `${firstPlace(first.map(told.bid))}${lost}`,
      })),
    ],
    same: [...weights.same, ...tried.filter(isSame).map(({ what }) => what)],
  };
}

type Tried = { readonly what: string; readonly first: readonly string[]; readonly lost: string };

function withoutBids({ tender, judged, bid }: Told): readonly Tried[] {
  return withoutEach(tender, judged).map((without) => ({
    what: `Without ${bid(without.bid)}`,
    first: without.winners,
    lost: without.decides ? `, though ${bid(without.bid)} cannot win` : '',
  }));
}

function halves({ tender, judged, bid }: Told): readonly Tried[] {
  if (!socialValueCriterion(tender)) return [];
  const half = ratio(1, 2);
  const first = winners(judged);
  return [
    {
      what: 'Social value of every bid halved',
      first: winners(atValueTimes(tender, judged, half)),
      lost: '',
    },
    ...first.map((id) => ({
      what: `${bid(id)} delivers half of its social value`,
      first: winners(atValueTimes(tender, judged, half, id)),
      lost: '',
    })),
  ];
}

function weightFindings({ tender, judged, takenFrom, bid, title }: Told): Findings {
  const criterion = socialValueCriterion(tender);
  if (!criterion) return { change: [], same: [] };
  const { now, changes } = weightStudy(tender, judged, criterion.id, takenFrom);
  const name = title(criterion.id);
  const source = `Now ${shortOrAbout(now, 2)}, taken from ${takenFrom}.`;
  if (changes.length === 0) {
    const most = shortOrAbout(mostWeight(tender, criterion.id, takenFrom), 2);
    return { change: [], same: [`Weight of ${name} from 0 to ${most}, taken from ${takenFrom}`] };
  }
  return {
    same: [],
    change: changes.map(({ at, below, above }, i) => {
      const higher = isAbove(at, now);
      // The same bid is first only as far as the next change.
      const end = changes[higher ? i + 1 : i - 1]?.at;
      const edge = shortOrAbout(at, 4);
      const range = end && inARow((higher ? [at, end] : [end, at]).map((one) => shortOrAbout(one, 4)));
      return {
        what: `Weight of ${name} ${range ? `between ${range}` : `${higher ? 'above' : 'below'} ${edge}`}`,
        outcome: `${firstPlace((higher ? above : below).map(bid))}. ${source}`,
      };
    }),
  };
}

function isAbove(a: { readonly n: bigint; readonly d: bigint }, b: typeof a): boolean {
  return a.n * b.d >= b.n * a.d;
}

/** What was tried and changes nothing, as one sentence. */
export function sameWords(same: readonly string[]): string {
  const [first = '', ...rest] = same;
  return same.length === 0
    ? 'Everything that was tried changes the winner.'
    : `${inARow([first, ...rest.map((one) => one.replace(/^(Without|Social|Weight) /, (word) => word.toLowerCase()))])}.`;
}
