import { step, type Said, type TenderFacts } from '../../domain/tender/states.ts';
import type { TenderStage } from '../../domain/tender/stages.ts';
import { approvals } from './approvals.ts';
import { record } from './audit.ts';
import { chairNow } from './chairs.ts';
import { publishDates } from './dates.ts';
import { today, type Desk } from './desk.ts';
import { done, fromSaved, type Done } from './done.ts';
import { methodApprover } from './freeze-method.ts';
import { declarationsOf } from './interests.ts';
import { checkScores, scoredBids, scoresOpen } from './locks.ts';
import { deviationsNow, hashesNow, isFrozen, methodNow } from './method.ts';
import { consensusOpen } from './moderate.ts';
import { openOwn } from './set-up.ts';
import { openTender, workNow, type RowOf, type Work } from './work.ts';

/** What the guards of the stages look at, as the register has it now. */
export async function factsOf(desk: Pick<Desk, 'sha256' | 'now'>, work: Work): Promise<TenderFacts> {
  const { values } = work.tender;
  const method = methodNow(work);
  const now = await hashesNow(work, desk.sha256);
  const scores = await checkScores(work, desk.sha256);
  const lastResult = work.results.at(-1);
  const issued = new Set(
    work.summaries
      .filter((row) => row.values.version === lastResult?.values.version)
      .map((row) => row.values.bid),
  );
  return {
    today: today(desk),
    now: desk.now().toISOString(),
    methodProblems: method.kind === 'problems' ? method.problems : [],
    methodApprover: methodApprover(work, now.hash) ?? '',
    unapprovedDeviations: deviationsNow(work).filter(
      ({ place }) => approvals(work, 'deviation', place).length === 0,
    ).length,
    methodIsFrozen: await isFrozen(work, desk.sha256),
    conflictsAssessed: values.conflictsAssessed ?? false,
    checklistComplete: values.checklistComplete ?? false,
    deadline: values.deadline ?? '',
    bids: scoredBids(work).length,
    evaluators: work.tenderPanel.map((row) => row.values.person),
    declarations: declarationsOf(work),
    scoresOpen: scoresOpen(work, scores),
    consensusOpen: consensusOpen(work).length,
    recommendationApprover:
      approvals(work, 'recommendation', lastResult?.values.resultHash ?? '').at(-1)?.created.by.upn ?? '',
    summariesOpen: scoredBids(work).filter((row) => !issued.has(row.values.bid)).length,
    noticeDay: values.noticeDay,
  };
}

/** Moves a tender to another stage, where nothing stands in the way; everything that does is told. */
export async function moveTo(
  desk: Desk,
  ref: string,
  stage: TenderStage,
  reason = '',
): Promise<Done<RowOf<'tenders'>>> {
  const opened = await mayMove(desk, ref, stage);
  if (opened.kind !== 'done') return opened;
  const work = opened.value;
  const { values } = work.tender;
  const said: Said = {
    reason,
    approver: approvals(work, 'reopening', values.stage).at(-1)?.created.by.upn ?? '',
  };
  const allowed = step(values.stage, stage, await factsOf(desk, work), said);
  if (allowed.kind === 'problems') return allowed;
  const saved = await desk.registers.tenders.change(work.tender, {
    stage,
    since: today(desk),
    ...(stage === 'scoring reopened' && { round: values.round + 1 }),
  });
  const row = fromSaved(saved, desk.registers.tenders.declaration, desk.saving);
  if (row.kind !== 'done') return row;
  const event = await record(desk, ref, {
    action: `stage: ${stage}`,
    list: 'Tenders',
    ref,
    before: JSON.stringify({ stage: values.stage, round: values.round }),
    after: JSON.stringify({
      stage,
      round: row.value.values.round,
      panel: work.tenderPanel.map((one) => one.values.personId).toSorted(),
    }),
    reason,
  });
  if (event.kind === 'fault') return event;
  const now = workNow(desk, ref);
  const dates = now ? await publishDates(desk, now) : done(undefined);
  return dates.kind === 'done' ? row : dates;
}

/** The chair may lead into moderation; every other step is the owner's. */
async function mayMove(desk: Desk, ref: string, stage: TenderStage): Promise<Done<Work>> {
  if (stage !== 'moderation') return openOwn(desk, ref);
  const work = await openTender(desk, ref);
  if (work.kind === 'fault') return work;
  return chairNow(work.value) === desk.me.id ? done(work.value) : openOwn(desk, ref);
}
