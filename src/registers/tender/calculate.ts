import { checkTender } from '../../domain/tender/file.ts';
import { writeResult } from '../../domain/tender/result-file.ts';
import { scoreTender, type Judged } from '../../domain/tender/score.ts';
import type { Tender } from '../../domain/tender/tender.ts';
import { warningsOf, type Warning } from '../../domain/tender/warnings.ts';
import { canonicalJson, type Json } from '../../domain/words/json.ts';
import type { Problem } from '../../domain/words/problem.ts';
import type { Desk } from './desk.ts';
import { done, type Done } from './done.ts';
import { scoredBids } from './locks.ts';
import { methodDocument, questionsOf } from './method.ts';
import { consensusOf } from './moderate.ts';
import { placeWords } from './places.ts';
import { checkPrices } from './prices.ts';
import type { Work } from './work.ts';

/** An evaluation worked out from the register, ready to be saved or written to a tender file. */
export type Calculation = {
  readonly tender: Tender;
  /** The tender file: what `npm run score` reads. */
  readonly document: Json;
  /** SHA-256 of the tender file as canonical JSON. */
  readonly inputHash: string;
  readonly judged: readonly Judged[];
  readonly warnings: readonly Warning[];
  /** The result file to the byte: what `npm run score` writes. */
  readonly resultText: string;
};

/** The tender file of what stands in the register: frozen method, accepted lines, consensus scores, opened prices. */
export async function tenderFile(desk: Pick<Desk, 'sha256'>, work: Work): Promise<Done<Json>> {
  const bids = scoredBids(work).map(({ values }) => values.bid);
  const prices = await checkPrices(work, bids, desk.sha256);
  if (prices.kind === 'problems') return prices;
  const found: Problem[] = [];
  const hasValue = work.tenderCriteria.some(({ values }) => values.kind === 'social-value');
  const documents = bids.map((id): Json => ({
    id,
    price: prices.value.get(id) ?? '',
    ...(hasValue && { lines: linesOf(work, id) }),
    scores: Object.fromEntries(
      questionsOf(work).flatMap(({ values: { key: criterion } }) => {
        const consensus = consensusOf(work, { bid: id, criterion });
        if (consensus) return [[criterion, consensus.values.consensus] as const];
        found.push({ place: placeWords(work, { bid: id, criterion }), tell: 'The consensus is not locked.' });
        return [];
      }),
    ),
  }));
  if (found.length > 0) return { kind: 'problems', problems: found };
  return done({ ...methodDocument(work), bids: documents });
}

/** The lines of a bid with the proxy values that were published; excluded ones stand there with nothing accepted. */
function linesOf(work: Work, bid: string): readonly Json[] {
  const published = new Map(work.tenderMeasures.map(({ values }) => [values.measure, values]));
  return work.bidLines
    .filter(({ values }) => values.bid === bid)
    .toSorted((a, b) => a.values.order - b.values.order)
    .map(({ values: { measure, offered, accepted } }): Json => {
      const { proxy, deadweight, attribution, cap } = published.get(measure) ?? {};
      return {
        measure,
        offered,
        accepted,
        ...(proxy !== undefined && { proxy }),
        ...(deadweight !== undefined && { deadweight }),
        ...(attribution !== undefined && { attribution }),
        ...(cap !== undefined && { cap }),
      };
    });
}

/** Works the evaluation out from the register with the engine, exactly; nothing is written. */
export async function calculate(desk: Pick<Desk, 'sha256'>, work: Work): Promise<Done<Calculation>> {
  const file = await tenderFile(desk, work);
  if (file.kind !== 'done') return file;
  return calculation(desk, work, file.value);
}

async function calculation(
  desk: Pick<Desk, 'sha256'>,
  work: Work,
  document: Json,
): Promise<Done<Calculation>> {
  const tender = checkTender(document);
  if (tender.kind === 'problems')
    return { kind: 'problems', problems: tender.problems.map((one) => inWords(work, one)) };
  const judged = scoreTender(tender.value);
  const warnings = warningsOf(tender.value, judged);
  const inputHash = await desk.sha256(canonicalJson(document));
  const resultText = writeResult(judged, warnings, inputHash);
  return done({ tender: tender.value, document, inputHash, judged, warnings, resultText });
}

/** A problem of the tender file in the words of the register: the bid instead of its number in the file. */
function inWords(work: Work, { place, tell }: Problem): Problem {
  const [, index, rest = ''] = /^\/bids\/(\d+)(.*)$/.exec(place) ?? [];
  const bid = index === undefined ? undefined : scoredBids(work)[Number(index)]?.values.bid;
  return bid === undefined ? { place, tell } : { place: `Bid ${bid}${rest.replaceAll('/', ', ')}`, tell };
}
