// The example tender once more, under a reference of its own, up to the day on which bids come in: 30 measures, three
// evaluators, and the returns of six bidders as the files that they would send.
import {
  exampleBids,
  exampleCriteria,
  exampleMeasures,
  examplePublished,
} from '../../../src/cli/seed/tender-example.ts';
import { day } from '../../../src/domain/words/day.ts';
import { offerWorkbook, priceWorkbook } from '../../../src/registers/tender/index.ts';
import { type Desks, openedForBids } from './course.ts';
import { evaluators } from './world.ts';

/** The reference of the tender. */
export const journeyRef = 'T-2026-019';

/** The questions that evaluators score, and the bids that they score. */
export const journeyQuestions = ['method', 'team', 'plan'] as const;
export const journeyBids = exampleBids.map(({ bid }) => bid);

/** Sets the tender up, approves, freezes and publishes it; bids may come in. */
export async function openForBids(desk: Desks): Promise<void> {
  await openedForBids(desk, {
    ref: journeyRef,
    title: 'Grounds maintenance of the northern parks',
    estimate: '2400000',
    tieBreak: 'sv-described price',
    criteria: exampleCriteria,
    measures: exampleMeasures,
    panel: evaluators,
    reason: 'As published.',
  });
}

type SentFile = { readonly name: string; readonly mimeType: string; readonly buffer: Buffer };

/** The twelve files of the six bidders: an offer and a price return each. */
export async function sentFiles(): Promise<readonly SentFile[]> {
  const published = { ...examplePublished, ref: journeyRef };
  const file = async (name: string, blob: Blob): Promise<SentFile> => ({
    name,
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: Buffer.from(await blob.arrayBuffer()),
  });
  const all = exampleBids.flatMap(({ bid, answers, lines }) => [
    offerWorkbook(published, lines(day('2026-11-22'))).then((blob) => file(`bid-${bid}-offer.xlsx`, blob)),
    priceWorkbook(published, answers).then((blob) => file(`bid-${bid}-price.xlsx`, blob)),
  ]);
  return Promise.all(all);
}

/** What an evaluator gives a question of a bid: on the first one the evaluators lie far apart. */
export function givenBy(name: string, bid: string, criterion: string): string {
  const who = evaluators.findIndex((one) => one === name);
  const place = journeyBids.indexOf(bid) + journeyQuestions.findIndex((one) => one === criterion);
  return String(place === 0 ? 5 - who : 3 + ((place + Math.min(who, 1)) % 2));
}

/** Why: words that must not be found anywhere before the scores are laid open. */
export function whyBy(name: string, bid: string, criterion: string): string {
  return `${name} on ${bid}, ${criterion}: “a named team” on page 4, zebra-${name}.`;
}

/** All that an evaluator gives, as drafts. */
export function allGivenBy(name: string) {
  return journeyBids.flatMap((bid) =>
    journeyQuestions.map((criterion) => ({
      bid,
      criterion,
      score: givenBy(name, bid, criterion),
      rationale: whyBy(name, bid, criterion),
    })),
  );
}
