import {
  assessmentSummaries,
  type AssessmentSummary,
  type SummaryInput,
} from '../../domain/tender/assessment-summary.ts';
import { summaryHtml } from '../../domain/tender/summary-html.ts';
import { problem } from '../../domain/words/problem.ts';
import { readHead, record } from './audit.ts';
import { calculate } from './calculate.ts';
import { today, type Desk } from './desk.ts';
import { done, fromChecked, fromMany, type Done } from './done.ts';
import { scoredBids } from './locks.ts';
import { publishedWords, questionsOf } from './method.ts';
import { consensusOf } from './moderate.ts';
import { checkResult } from './save-result.ts';
import { openOwn } from './set-up.ts';
import { openTender, type Work } from './work.ts';

/** Ids of questions and criteria whose reasons for the winner are withheld as sensitive commercial information. */
export type Withheld = ReadonlySet<string>;

/**
 * The assessment summary of every bid from the saved result, or everything that is still missing for them. The result
 * must still be what the engine makes of the register.
 */
export async function summariesNow(
  desk: Desk,
  ref: string,
  withheld: Withheld = new Set(),
): Promise<Done<readonly AssessmentSummary[]>> {
  const opened = await openTender(desk, ref);
  if (opened.kind === 'fault') return opened;
  const work = opened.value;
  const result = work.results.at(-1);
  if (!result) return problem('Result', 'There is no saved result yet. Calculate and save it first.');
  const wrong = await checkResult(desk, work);
  if (wrong.kind !== 'done') return wrong;
  if (wrong.value.length > 0) return { kind: 'problems', problems: wrong.value };
  const worked = await calculate(desk, work);
  if (worked.kind !== 'done') return worked;
  const head = await readHead(desk, ref);
  if (head.kind === 'fault') return head;
  const { tender, judged } = worked.value;
  const { title, authority, criteriaAt, noticeDay } = work.tender.values;
  const input: SummaryInput = {
    tender,
    judged,
    authority,
    title,
    fullVersionAt: criteriaAt ?? '',
    published: publishedWords(work),
    suppliers: suppliersOf(work),
    explanations: explanationsOf(work),
    awardedTo: awardedTo(work),
    whyNot: new Map(work.bids.map(({ values }) => [values.bid, values.whyNot ?? ''])),
    withheld,
    ...(noticeDay !== undefined && { noticeDay }),
    inputHash: result.values.inputHash,
    auditHead: head.value ?? { seq: 0, hash: '' },
  };
  return fromChecked(assessmentSummaries(input));
}

/** The bid that was found successful; before that the one that ranks first by itself. */
export function awardedTo(work: Work): string {
  const named = work.bids.find(({ values }) => values.status === 'successful');
  if (named) return named.values.bid;
  const version = work.results.at(-1)?.values.version;
  const first = work.resultMarks.filter(({ values }) => values.version === version && values.rank === 1);
  return first.length === 1 ? (first[0]?.values.bid ?? '') : '';
}

function suppliersOf(work: Work): SummaryInput['suppliers'] {
  return new Map(
    work.bids.map(({ values }) => {
      const { bid, supplier, postalAddress = '', email = '', identifier = '' } = values;
      return [bid, { name: supplier, postalAddress, email, identifier }];
    }),
  );
}

/** Reasons by reference to the tender: those of the consensus. */
function explanationsOf(work: Work): SummaryInput['explanations'] {
  return new Map(
    scoredBids(work).map(({ values: { bid } }) => [
      bid,
      new Map(
        questionsOf(work).map(({ values: { key } }) => [
          key,
          consensusOf(work, { bid, criterion: key })?.values.rationale ?? '',
        ]),
      ),
    ]),
  );
}

/** Notes that the summaries went out: one row for each bid, with the hash of its text and the head of the audit. */
export async function issueSummaries(
  desk: Desk,
  ref: string,
  summaries: readonly AssessmentSummary[],
): Promise<Done<number>> {
  const opened = await openOwn(desk, ref);
  if (opened.kind !== 'done') return opened;
  const version = opened.value.results.at(-1)?.values.version;
  if (version === undefined) return problem('Result', 'There is no saved result yet.');
  const writes = [];
  for (const summary of summaries) {
    const { bid, auditHead } = summary;
    const hash = await desk.sha256(summaryHtml(summary));
    writes.push({
      kind: 'add' as const,
      clientKey: `${ref}/summary/${version}/${bid}`,
      values: {
        title: `${ref}, summary for bid ${bid}`,
        tender: ref,
        bid,
        version,
        hash,
        issuedOn: today(desk),
        auditSeq: auditHead.seq,
        auditHash: auditHead.hash,
      },
    });
  }
  const { summaries: register } = desk.registers;
  const saved = fromMany(await register.many(writes, () => undefined), register.declaration, desk.saving);
  if (saved.kind !== 'done') return saved;
  const told = {
    action: 'summaries issued',
    list: 'AssessmentSummaries',
    after: JSON.stringify({ version, summaries: saved.value.length }),
  };
  const event = await record(desk, ref, told);
  return event.kind === 'fault' ? event : done(saved.value.length);
}
