import { exactText, rounded } from '../../domain/tender/ratio.ts';
import { engineVersion } from '../../domain/tender/result-file.ts';
import type { Judged } from '../../domain/tender/score.ts';
import { step } from '../../domain/tender/states.ts';
import { problem, type Problem } from '../../domain/words/problem.ts';
import type { EvaluationDeclarations } from '../lists/evaluations/index.ts';
import type { Saved } from '../types.ts';
import { againstAudit } from './against-audit.ts';
import { readHead, record } from './audit.ts';
import { calculate, type Calculation } from './calculate.ts';
import type { Desk } from './desk.ts';
import { done, fromMany, fromOutcome, fromSaved, type Done } from './done.ts';
import { scoredBids } from './locks.ts';
import { openPrices } from './prices.ts';
import { openOwn } from './set-up.ts';
import { factsOf, moveTo } from './stages.ts';
import { openTender, type RowOf, type Work } from './work.ts';

/** A saved result: its row and what each bid earned. */
export type SavedResult = {
  readonly result: RowOf<'results'>;
  readonly marks: readonly RowOf<'resultMarks'>[];
  readonly calculation: Calculation;
};

/** How the row of one bid ended, told while a result is saved. */
export type RowEnd = {
  readonly bid: string;
  readonly end: 'waiting' | 'saved' | 'refused';
  /** Why it waits or was refused; empty while it is on its way, and once it is saved. */
  readonly why: string;
};

/** Hears how every row stands, each time one of them has moved. */
export type TellRows = (ends: readonly RowEnd[]) => void;

/**
 * Opens the prices, works the evaluation out and saves it: one row for the result, with the head of the audit, and one
 * for each bid, with exact values as text. The consensus must be locked everywhere. The same input saved again changes
 * nothing. The tender moves on to `calculated`.
 */
export async function saveResult(
  desk: Desk,
  ref: string,
  tell: TellRows = () => undefined,
): Promise<Done<SavedResult>> {
  const unsealed = await unsealPrices(desk, ref);
  if (unsealed.kind !== 'done') return unsealed;
  const work = unsealed.value;
  const worked = await calculate(desk, work);
  if (worked.kind !== 'done') return worked;
  const saved = await saveRows(desk, work, worked.value, tell);
  if (saved.kind !== 'done' || work.tender.values.stage === 'calculated') return saved;
  const moved = await moveTo(desk, ref, 'calculated');
  return moved.kind === 'done' ? saved : moved;
}

/**
 * Opens the prices once the consensus is locked everywhere, so that the evaluation can be worked out and understood
 * before anything of it is saved. Prices that are open already stay as they are; gives the tender as it is then.
 */
export async function unsealPrices(desk: Desk, ref: string): Promise<Done<Work>> {
  const opened = await openOwn(desk, ref);
  if (opened.kind !== 'done') return opened;
  const { stage } = opened.value.tender.values;
  if (stage !== 'calculated') {
    const allowed = step(stage, 'calculated', await factsOf(desk, opened.value));
    if (allowed.kind === 'problems') return allowed;
  }
  const changed = await againstAudit(desk, opened.value);
  if (changed.kind === 'fault') return changed;
  if (changed.value.length > 0) return { kind: 'problems', problems: changed.value };
  const bids = scoredBids(opened.value).map(({ values }) => values.bid);
  const prices = await openPrices(desk, opened.value, bids);
  if (prices.kind !== 'done') return prices;
  return fromOutcome(await openTender(desk, ref));
}

async function saveRows(
  desk: Desk,
  work: Work,
  worked: Calculation,
  tell: TellRows,
): Promise<Done<SavedResult>> {
  const { ref, round } = work.tender.values;
  const resultHash = await desk.sha256(worked.resultText);
  const last = work.results.at(-1);
  const again = last?.values.resultHash === resultHash && last.values.round === round;
  const version = again ? last.values.version : (last?.values.version ?? 0) + 1;
  const head = await readHead(desk, ref);
  if (head.kind === 'fault') return head;
  if (!head.value)
    return problem(
      'Audit',
      'The audit of this tender is empty. Somebody has deleted it: ask IT for the recycle bin.',
    );
  const { seq: auditSeq, hash: auditHash } = head.value;
  const bids = worked.judged.map(({ bid }) => bid.id);
  tell(bids.map((bid) => ({ bid, end: 'waiting', why: '' })));
  const row = again
    ? done(last)
    : await addResult(desk, work, worked, { version, resultHash, auditSeq, auditHash });
  if (row.kind !== 'done') return row;
  const writes = worked.judged.map((bid) => ({
    kind: 'add' as const,
    clientKey: `${ref}/result/${version}/${bid.bid.id}`,
    values: marksOf(ref, version, bid),
  }));
  const { resultMarks } = desk.registers;
  const ends = await resultMarks.many(writes, () => undefined);
  tell(bids.map((bid, i) => rowEnd(bid, ends[i])));
  const marks = fromMany(ends, resultMarks.declaration, desk.saving);
  if (marks.kind !== 'done') return marks;
  const value = { result: row.value, marks: marks.value, calculation: worked };
  if (again) return done(value);
  const after = JSON.stringify({ version, inputHash: worked.inputHash, resultHash });
  const event = await record(desk, ref, {
    action: 'result saved',
    list: 'Results',
    ref: `${ref}/result/${version}`,
    after,
  });
  return event.kind === 'fault' ? event : done(value);
}

function rowEnd(bid: string, saved: Saved<EvaluationDeclarations['resultMarks']> | undefined): RowEnd {
  switch (saved?.kind) {
    case 'saved':
      return { bid, end: 'saved', why: '' };
    case 'refused':
      return { bid, end: 'refused', why: saved.problems.map(({ tell }) => tell).join(' ') };
    case 'conflict':
      return { bid, end: 'refused', why: `${saved.conflict.theirs.changed.by.name} wrote this row first.` };
    case 'stopped':
      return { bid, end: 'waiting', why: `${saved.fault.tell} ${saved.fault.mend}` };
    case undefined:
      return { bid, end: 'waiting', why: '' };
  }
}

type Numbers = Pick<RowOf<'results'>['values'], 'version' | 'resultHash' | 'auditSeq' | 'auditHash'>;

async function addResult(
  desk: Desk,
  work: Work,
  worked: Calculation,
  numbers: Numbers,
): Promise<Done<RowOf<'results'>>> {
  const { ref, round } = work.tender.values;
  const { results } = desk.registers;
  const saved = await results.add(
    {
      title: `${ref}, result ${numbers.version}`,
      tender: ref,
      round,
      ...numbers,
      inputHash: worked.inputHash,
      engine: engineVersion,
      methodHash: work.tenderMethods.at(-1)?.values.hash ?? '',
      warnings: worked.warnings.map(({ text }) => text).join('\n'),
    },
    `${ref}/result/${numbers.version}`,
  );
  return fromSaved(saved, results.declaration, desk.saving);
}

function marksOf(tender: string, version: number, bid: Judged): RowOf<'resultMarks'>['values'] {
  return {
    title: `${tender}, result ${version}, bid ${bid.bid.id}`,
    tender,
    bid: bid.bid.id,
    version,
    ...(bid.rank !== null && { rank: bid.rank }),
    total: rounded(bid.total, 2),
    exactTotal: exactText(bid.total),
    marks: bid.marks.map(({ criterion, mark }) => `${criterion} ${rounded(mark, 2)}`).join('\n'),
    exactMarks: bid.marks.map(({ criterion, mark }) => `${criterion} ${exactText(mark)}`).join('\n'),
    price: rounded(bid.price, 2),
    socialValue: rounded(bid.value, 2),
    rate: bid.rate ? exactText(bid.rate) : '',
    failed: bid.failed.join(' '),
  };
}

/** Whether a saved result is what the engine makes of the register now; every difference in words. */
export async function checkResult(desk: Pick<Desk, 'sha256'>, work: Work): Promise<Done<readonly Problem[]>> {
  const result = work.results.at(-1);
  if (!result) return done([]);
  const worked = await calculate(desk, work);
  if (worked.kind !== 'done') return worked;
  const found: Problem[] = [];
  const { version, inputHash, resultHash } = result.values;
  if (inputHash !== worked.value.inputHash)
    found.push({
      place: `Result ${version}`,
      tell: 'Something that went into it has changed since. Compare the audit, then calculate again.',
    });
  else if ((await desk.sha256(worked.value.resultText)) !== resultHash)
    found.push({
      place: `Result ${version}`,
      tell: 'The same input now gives another result. Keep both files and tell IT.',
    });
  for (const bid of worked.value.judged) {
    const row = work.resultMarks.find(
      ({ values }) => values.version === version && values.bid === bid.bid.id,
    );
    const wanted = marksOf(work.tender.values.ref, version, bid);
    const place = `Result ${version}, bid ${bid.bid.id}`;
    if (!row) found.push({ place, tell: 'Its row is missing in ResultMarks.' });
    else if (
      row.values.exactTotal !== wanted.exactTotal ||
      row.values.rank !== wanted.rank ||
      row.values.total !== wanted.total
    )
      found.push({ place, tell: `The register says ${row.values.total}, the engine ${wanted.total}.` });
  }
  return done(found);
}
