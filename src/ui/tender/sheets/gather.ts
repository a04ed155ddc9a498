import { fine, type Outcome } from '../../../domain/words/outcome.ts';
import {
  calculate,
  checkScores,
  measuresOf,
  moderationLines,
  tenderNow,
  verifyAudit,
  type Desk,
  type Done,
  type Work,
} from '../../../registers/tender/index.ts';
import { moment } from '../../parts/moment.ts';
import type { AgreedReason, AuditLine, RevealedScore, TenderBook } from './book.ts';

/** Whether every price of a bid that is scored has been laid open. */
export function pricesOpen(work: Pick<Work, 'bids' | 'prices'>): boolean {
  return work.prices.length > 0;
}

/** All that the tender's sheets show, from what the register holds now. Nothing that is still sealed is in it. */
export async function gatherBook(desk: Desk, work: Work, masked: boolean): Promise<Done<TenderBook>> {
  const audit = await auditLines(desk, work);
  if (audit.kind === 'fault') return audit;
  const check = await checkScores(work, desk.sha256);
  const lines = moderationLines(work, check);
  const scores = lines.flatMap((line): readonly RevealedScore[] =>
    line.individual.map(({ evaluator, score, rationale }) => ({
      bid: line.bid,
      question: line.criterion,
      evaluator,
      score: String(Number(score.n) / Number(score.d)),
      rationale,
    })),
  );
  const agreed = lines.flatMap(({ bid, criterion: question, consensus }): readonly AgreedReason[] =>
    consensus ? [{ bid, question, rationale: consensus.values.rationale }] : [],
  );
  const about = {
    bidders: new Map(work.bids.map(({ values }) => [values.bid, values.supplier])),
    masked,
    titles: new Map([
      ...measuresOf(work).map(({ values }) => [values.measure, values.title] as const),
      ...work.tenderCriteria.map(({ values }) => [values.key, values.title] as const),
    ]),
    scores,
    agreed,
    audit: audit.value,
  };
  if (!pricesOpen(work)) {
    const tender = tenderNow(work);
    return tender.kind === 'ok' ? { kind: 'done', value: { tender: tender.value, ...about } } : tender;
  }
  const worked = await calculate(desk, work);
  if (worked.kind !== 'done') return worked;
  return { kind: 'done', value: { tender: worked.value.tender, judged: worked.value.judged, ...about } };
}

async function auditLines(desk: Desk, work: Work): Promise<Outcome<readonly AuditLine[]>> {
  const audit = await verifyAudit(desk, work, desk.sha256);
  if (audit.kind === 'fault') return audit;
  return fine(
    audit.value.events.map(({ seq, at, actor, action, ref, reason }) => ({
      sequence: seq,
      at: moment(at),
      by: actor,
      what: [action, ref, reason].filter((part) => part !== '').join(', '),
    })),
  );
}
