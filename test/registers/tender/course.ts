// The course of a tender, each part of it done in the name of the person whose work it is.
import { createHash } from 'node:crypto';
import { people } from '../../../src/local/directory.ts';
import { day } from '../../../src/domain/words/day.ts';
import { pounds } from '../../../src/domain/words/money.ts';
import type { Person } from '../../../src/domain/words/person.ts';
import type { OfferedLine } from '../../../src/domain/tender/return-file.ts';
import {
  approve,
  closeScores,
  confirmInterest,
  declareInterest,
  draftScores,
  freezeMethod,
  hashesNow,
  importBid,
  lockScores,
  moveBid,
  moveTo,
  openDesk,
  openTender,
  revealScores,
  saveCriteria,
  saveMeasures,
  savePanel,
  sealPrice,
  setUpTender,
  type CriterionDraft,
  type Desk,
  type DeskParts,
  type MeasureDraft,
} from '../../../src/registers/tender/index.ts';
import { good } from '../../kit/good.ts';

export const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

/** Somebody of the local directory by the first part of the address: "chair". */
export function personOf(name: string): Person {
  const found = people.find(({ upn }) => upn === `${name}@council.example`);
  if (!found) throw new Error(name);
  return { id: found.id, upn: found.upn, name: found.displayName };
}

/** The desk of whoever is named. */
export type Desks = (name: string) => Promise<Desk>;

/** Desks that are opened once each. */
export function desksOf(partsOf: (name: string) => Omit<DeskParts, 'sha256'>): Desks {
  const known = new Map<string, Promise<Desk>>();
  return (name) => {
    const desk = known.get(name) ?? openDesk({ ...partsOf(name), sha256 }).then(good);
    known.set(name, desk);
    return desk;
  };
}

type Draft = Parameters<typeof setUpTender>[1];

/** What one tender has of its own. */
export type Method = Pick<Draft, 'ref' | 'title' | 'tieBreak' | 'scoresDue'> & {
  /** Pounds. */
  readonly estimate: string;
  readonly criteria: readonly CriterionDraft[];
  readonly measures: readonly MeasureDraft[];
  readonly panel: readonly string[];
  /** Why a second person approves it. */
  readonly reason: string;
};

/** Sets a tender up, approves, freezes and publishes it; bids may come in. */
export async function openedForBids(desk: Desks, method: Method): Promise<void> {
  const owner = await desk('procurement');
  const { ref, estimate, criteria, measures, panel, reason, ...own } = method;
  good(
    await setUpTender(owner, {
      ref,
      service: 'Property',
      authority: 'The council',
      chair: personOf('chair'),
      estimate: pounds(estimate),
      deadline: '2026-01-01T12:00:00.000Z',
      conflictsAssessed: true,
      checklistComplete: true,
      criteriaAt: 'https://example.org/criteria',
      ...own,
    }),
  );
  good(await saveCriteria(owner, ref, criteria));
  good(await saveMeasures(owner, ref, measures));
  good(await savePanel(owner, ref, panel.map(personOf)));
  const { hash } = await hashesNow(good(await openTender(owner, ref)), sha256);
  good(await approve(await desk('sv-lead'), ref, { kind: 'method', subject: hash, reason }));
  good(await moveTo(owner, ref, 'method approved'));
  good(await freezeMethod(owner, ref));
  good(await moveTo(owner, ref, 'published'));
  good(await moveTo(owner, ref, 'bids open'));
}

/** The evaluators declare that there is no interest. */
export async function declared(desk: Desks, ref: string, panel: readonly string[]): Promise<void> {
  for (const name of panel)
    good(await declareInterest(await desk(name), ref, { interest: 'none', detail: '' }));
}

/** What a bidder sends: the price in pounds. */
export type Sent = { readonly bid: string; readonly price: string; readonly lines: readonly OfferedLine[] };

/** Takes bids in with sealed prices, finds them compliant, and opens scoring. */
export async function openedForScoring(owner: Desk, ref: string, all: readonly Sent[]): Promise<void> {
  for (const { bid, price, lines } of all) {
    const draft = {
      bid,
      supplier: `Supplier ${bid}`,
      postalAddress: '1 High Street',
      email: `bids@${bid.toLowerCase()}.example`,
      identifier: `0000000${bid}`,
      receivedOn: day('2026-01-01'),
    };
    good(await importBid(owner, ref, draft, lines));
    good(await sealPrice(owner, ref, { bid, price: pounds(price) }));
    good(await moveBid(owner, ref, { bid, status: 'compliant' }));
  }
  good(await moveTo(owner, ref, 'scoring'));
}

/** An evaluator gives all scores and locks them. */
export async function locked(
  desk: Desk,
  ref: string,
  scores: Parameters<typeof draftScores>[2],
): Promise<void> {
  good(await draftScores(desk, ref, scores));
  good(await lockScores(desk, ref));
}

/** The chair closes the scores, the evaluators lay them open and confirm their declarations; the moderation begins. */
export async function openedForModeration(desk: Desks, ref: string, panel: readonly string[]): Promise<void> {
  const chair = await desk('chair');
  good(await closeScores(chair, ref));
  for (const name of panel) {
    good(await revealScores(await desk(name), ref));
    good(await confirmInterest(await desk(name), ref));
  }
  good(await moveTo(chair, ref, 'moderation'));
}
