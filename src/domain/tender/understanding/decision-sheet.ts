import { worth } from '../formulas/capped-measures.ts';
import { compare, minus, over, ratio, zero, type Ratio } from '../ratio.ts';
import { judge, socialValueCriterion, winners, type Appraised } from '../score.ts';
import type { Tender } from '../tender.ts';
import { sideBySide, type SideBySide } from './side-by-side.ts';
import { atValueTimes } from './value-again.ts';
import { weightStudy, type WeightStudy } from './weights.ts';
import { withoutEach, type Without } from './without-each.ts';

/** Up to which price premium, as a share of the cheapest passing bid, who may decide. */
export type Band = { readonly upTo?: Ratio; readonly decides: string };

/** The bands to begin with; a council sets its own. */
export const defaultBands: readonly Band[] = [
  { upTo: ratio(2, 100), decides: 'officer' },
  { upTo: ratio(5, 100), decides: 'head of service' },
  { decides: 'committee, with a note' },
];

/** What the council adds to what the bids say. */
export type SheetInput = {
  readonly tender: Tender;
  readonly bids: readonly Appraised[];
  /** The bid to be recommended: usually the winner. */
  readonly recommended: string;
  /** Measures whose value the council itself saves or receives; all others are not money to the council. */
  readonly cashable: ReadonlySet<string>;
  /** What this supplier promised the council in other contracts, and what of it is evidenced, in pounds. */
  readonly trackRecord?: { readonly promised: Ratio; readonly evidenced: Ratio };
  readonly bands?: readonly Band[];
  readonly approver?: string;
};

/** Social value set against cost, for one page that a decision can rest on. */
export type DecisionSheet = {
  readonly recommended: string;
  readonly cheapest: string;
  /** Pounds above the cheapest passing bid. */
  readonly premium: Ratio;
  readonly premiumShare: Ratio;
  /** The recommended bid beside the cheapest: money and physical units. */
  readonly difference: SideBySide;
  readonly cashable: Ratio;
  readonly notCashable: Ratio;
  /** Undefined without other contracts to look at. */
  readonly evidencedShare: Ratio | undefined;
  readonly sensitivity: Sensitivity;
  /** Who may decide, by the council's bands. */
  readonly decides: string;
  /** Empty until somebody is named. */
  readonly approver: string;
};

/** What would have made another bid win. */
export type Sensitivity = {
  /** Undefined where the tender has no social value criterion. */
  readonly weights: WeightStudy | undefined;
  readonly without: readonly Without[];
  readonly atHalfValue: readonly string[];
  readonly ifItDeliversHalf: readonly string[];
};

/** The sheet for a bid that passed. Throws when it did not, because nothing else may be recommended. */
export function decisionSheet(input: SheetInput): DecisionSheet {
  const { tender, bids } = input;
  const passed = judge(tender, bids).filter((bid) => bid.rank !== null);
  const bid = passed.find((each) => each.bid.id === input.recommended);
  if (!bid) throw new Error(`${input.recommended} is not a bid that passed`);
  const cheapest = passed.reduce((low, each) => (compare(each.price, low.price) < 0 ? each : low), bid);
  const premium = minus(bid.price, cheapest.price);
  const premiumShare = over(premium, cheapest.price);
  const record = input.trackRecord;
  return {
    recommended: bid.bid.id,
    cheapest: cheapest.bid.id,
    premium,
    premiumShare,
    difference: sideBySide(bid, cheapest),
    ...split(bid, input.cashable),
    evidencedShare: record && record.promised.n > 0n ? over(record.evidenced, record.promised) : undefined,
    sensitivity: sensitivityOf(tender, bids, bid.bid.id),
    decides: decider(premiumShare, input.bands ?? defaultBands),
    approver: input.approver ?? '',
  };
}

function decider(share: Ratio, bands: readonly Band[]): string {
  const band = bands.find(({ upTo }) => !upTo || compare(share, upTo) <= 0);
  return (band ?? bands.at(-1))?.decides ?? '';
}

function split(bid: Appraised, cashable: ReadonlySet<string>): { cashable: Ratio; notCashable: Ratio } {
  const { socialValue } = bid.bid;
  const saved = 'n' in socialValue ? zero : worth(socialValue.filter((line) => cashable.has(line.measure)));
  return { cashable: saved, notCashable: minus(bid.value, saved) };
}

function sensitivityOf(tender: Tender, bids: readonly Appraised[], id: string): Sensitivity {
  const criterion = socialValueCriterion(tender);
  const half = ratio(1, 2);
  return {
    weights: criterion && weightStudy(tender, bids, criterion.id, 'price'),
    without: withoutEach(tender, bids),
    atHalfValue: winners(atValueTimes(tender, bids, half)),
    ifItDeliversHalf: winners(atValueTimes(tender, bids, half, id)),
  };
}
