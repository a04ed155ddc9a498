import {
  compare,
  decimal,
  exactText,
  isDecimal,
  over,
  ratio,
  type Ratio,
} from '../../../domain/tender/ratio.ts';
import type { Tender } from '../../../domain/tender/tender.ts';
import {
  imagine,
  laboratory,
  type ImaginedBid,
  type PastContract,
  type Trial,
} from '../../../domain/tender/understanding/laboratory.ts';
import { mostWeight, type TakenFrom } from '../../../domain/tender/understanding/weights.ts';
import type { Checked, Problem } from '../../../domain/words/problem.ts';

/** An imagined bid as it is typed. */
export type TypedBid = {
  readonly id: string;
  /** Pounds. */
  readonly price: string;
  /** Pounds of social value. */
  readonly value: string;
  /** Per cent of the best answer to each question. */
  readonly quality: string;
};

/** Everything that is typed into the laboratory. */
export type Typed = {
  readonly bids: readonly TypedBid[];
  /** Marks of 100, separated by spaces or commas. */
  readonly weights: string;
  /** Pence of social value in the pound, separated in the same way. */
  readonly targets: string;
  readonly takenFrom: TakenFrom;
};

/** More combinations than these are not a help to anybody. */
export const mostTrials = 60;

const hundred = ratio(100);

/** What a tender is tried with before anybody has typed: three bids around its estimate, and its own weight and target. */
export function firstTyped(tender: Tender): Typed {
  const criterion = tender.criteria.find((each) => each.kind === 'social-value');
  const estimate = Number(tender.estimate.n / tender.estimate.d);
  const bid = (id: string, price: number, value: number, quality: string): TypedBid => ({
    id,
    price: String(Math.round((estimate * price) / 100)),
    value: String(Math.round((estimate * value) / 100)),
    quality,
  });
  const weight = criterion ? Number(criterion.weight.n / criterion.weight.d) : 10;
  const target = criterion?.targetRate;
  const pence = target ? Number((target.n * 100n) / target.d) : 10;
  return {
    bids: [bid('A', 90, 5, '60'), bid('B', 100, 15, '70'), bid('C', 110, 30, '80')],
    weights: [...new Set([5, 10, 20, weight])].toSorted((a, b) => a - b).join(', '),
    targets: [
      ...new Set([Math.max(1, Math.floor(pence / 2)), Math.max(1, pence), Math.max(2, pence * 2)]),
    ].join(', '),
    takenFrom: 'price',
  };
}

/** Tries every weight with every target on the imagined bids, or says what cannot be read. */
export function tryOut(tender: Tender, typed: Typed): Checked<readonly Trial[]> {
  const problems: Problem[] = [];
  const bids = typed.bids.map((bid) => readBid(bid, problems));
  const weights = readList('Weights', typed.weights, problems);
  const targets = readList('Targets', typed.targets, problems);
  if (weights.some((weight) => weight.n > weight.d * 100n))
    problems.push({ place: 'Weights', tell: 'A weight is more than 100. Enter marks of 100.' });
  if (targets.some(({ n }) => n === 0n))
    problems.push({ place: 'Targets', tell: 'A target is 0. Enter pence above 0.' });
  if (weights.length * Math.max(1, targets.length) > mostTrials)
    problems.push({
      place: 'Weights and targets',
      tell: `Together they make more than ${mostTrials} trials. Leave some out.`,
    });
  problems.push(...outOfReach(tender, weights, typed.takenFrom));
  if (problems.length > 0) return { kind: 'problems', problems };
  const trials = laboratory(imagine(tender, bids), {
    weights,
    targets: targets.map((pence) => over(pence, hundred)),
    takenFrom: typed.takenFrom,
  });
  return { kind: 'ok', value: trials };
}

/** Weights that the others cannot give; leaving them out without a word would look like an answer. */
function outOfReach(tender: Tender, weights: readonly Ratio[], takenFrom: TakenFrom): readonly Problem[] {
  const criterion = tender.criteria.find((each) => each.kind === 'social-value');
  if (!criterion || takenFrom !== 'price') return [];
  const most = mostWeight(tender, criterion.id, takenFrom);
  return weights
    .filter((weight) => compare(weight, most) > 0 && compare(weight, hundred) <= 0)
    .map((weight) => ({
      place: 'Weights',
      tell: `${exactText(weight)} cannot be reached: with all marks of price it would be ${exactText(most)}. Take the weight from all others.`,
    }));
}

function readBid(bid: TypedBid, problems: Problem[]): ImaginedBid {
  const place = `Bid ${bid.id}`;
  const quality = readNumber({ place, what: 'quality' }, bid.quality, problems);
  if (quality.n > quality.d * 100n)
    problems.push({ place, tell: 'Quality is more than 100 %. Enter 0 to 100.' });
  const price = readNumber({ place, what: 'price' }, bid.price, problems);
  if (price.n === 0n) problems.push({ place, tell: 'The price is £0. Enter a price above £0.' });
  return {
    id: bid.id,
    price,
    value: readNumber({ place, what: 'social value' }, bid.value, problems),
    quality: over(quality, hundred),
  };
}

type Where = { readonly place: string; readonly what: string };

function readNumber({ place, what }: Where, text: string, problems: Problem[]): Ratio {
  const plain = text.replaceAll(/[£,\s%]/g, '');
  if (isDecimal(plain)) return decimal(plain);
  problems.push({ place, tell: `“${text}” is no ${what}. Enter a number such as 12500.` });
  return ratio(1);
}

function readList(place: string, text: string, problems: Problem[]): readonly Ratio[] {
  const parts = text.split(/[\s,;]+/).filter((part) => part !== '');
  if (parts.length === 0) problems.push({ place, tell: 'Enter at least one number, for example 10.' });
  return parts.map((part) => {
    const plain = part.replace(/[p%]$/, '');
    if (isDecimal(plain)) return decimal(plain);
    problems.push({
      place,
      tell: `“${part}” is no number. Separate numbers by commas, for example 5, 10, 20.`,
    });
    return ratio(1);
  });
}

/** Past contracts as they are typed, one a line: "£25,000 of £250,000"; or the lines that cannot be read. */
export function readPast(text: string): Checked<readonly PastContract[]> {
  const problems: Problem[] = [];
  const past = text.split('\n').flatMap((line, i): readonly PastContract[] => {
    if (line.trim() === '') return [];
    const [value, contractValue, more] = line
      .split(/\s+of\s+|\t|;/i)
      .map((part) => part.replaceAll(/[£,\s]/g, ''));
    if (more === undefined && value !== undefined && contractValue !== undefined)
      if (isDecimal(value) && isDecimal(contractValue) && !/^0(\.0*)?$/.test(contractValue))
        return [{ value: decimal(value), contractValue: decimal(contractValue) }];
    problems.push({
      place: `Line ${i + 1}`,
      tell: `“${line.trim()}” cannot be read. Write what was promised and what the contract was worth: £25,000 of £250,000.`,
    });
    return [];
  });
  return problems.length > 0 ? { kind: 'problems', problems } : { kind: 'ok', value: past };
}
