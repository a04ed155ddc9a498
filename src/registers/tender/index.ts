/*
 * A tender in the register, from set-up to a saved result. Every operation takes a desk (the person who is signed in,
 * on the evaluations site) and the tender's reference, reads what it needs afresh, and answers with a `Done`: done,
 * problems (places and sentences for the person), or a fault of the tenant. Nothing throws for expected trouble.
 *
 *   const desk = await openDesk({ tenant, sha256, open: registers, draftsToken })       Outcome<Desk>
 *   listTenders(desk)  openTender(desk, ref)  workNow(desk, ref)                        Work: all rows of one tender
 *
 *   step          who         call                                                      gives
 *   set up        owner       setUpTender(desk, draft)  changeTender(desk, ref, {...})  Done<row>
 *                             saveCriteria / saveMeasures / savePanel(desk, ref, [...]) Done<number of writes>
 *   approve       another     approve(desk, ref, { kind, subject, reason })             Done<row>
 *   chair         owner       nameChair(desk, ref, { chair, reason })  chairNamed(work)   Done<'changed' | 'named'>
 *                 another     approve(desk, ref, { kind: 'chair', subject: chairNamed’s, reason }), finishChair(desk, ref)
 *   freeze        owner       freezeMethod(desk, ref, reason?)                          Done<row>
 *   stages        owner       moveTo(desk, ref, stage, reason?)                         Done<row>; factsOf(desk, work)
 *   declare       evaluator   declareInterest(desk, ref, { interest, detail })          Done<row>
 *                 another     mitigateInterest(desk, ref, { personId, mitigation })
 *                 evaluator   confirmInterest(desk, ref)          before moderation
 *   import        owner       readReturnFile(bytes, work)                               Checked<{ lines, warnings }>
 *                             importBid(desk, ref, draft, lines)                        Done<row>
 *                             readPriceFile(bytes, work)                                Checked<PriceReturn>
 *                             sealPrice(desk, ref, { bid, price })                      Done<row>; price stays at home
 *                             moveBid(desk, ref, { bid, status, reason? })
 *   check lines   any of them decideLines(desk, ref, [{ bid, measure, decision, accepted?, reason? }])
 *   clarify       anybody     askClarification(desk, ref, { bid?, question })  answerClarification(desk, ref, {...})
 *   score         evaluator   readScores(desk, work)  draftScores(desk, ref, [...])     Done<ScoreDraft>, own folder only
 *   lock          evaluator   lockScores(desk, ref)                                     Done<number>
 *                 another     approve(desk, ref, { kind: 'absence' | 'new lock', subject: evaluatorId, reason })
 *   close         chair       lockProblems(work)  closeScores(desk, ref)                Done<row>
 *   reveal        evaluator   revealScores(desk, ref)    call it when the pane opens    Done<number>
 *   check                     checkScores(work, sha256)                                 proved scores, problems
 *   moderate      chair       moderationLines(work, check)  lockConsensus(desk, ref, draft)
 *   calculate     owner       calculate(desk, work): nothing written                    Done<Calculation>
 *   unseal        owner       unsealPrices(desk, ref): after the consensus              Done<Work>
 *   save          owner       saveResult(desk, ref, rows?): saves, moves on             Done<SavedResult>
 *   check                     checkResult(desk, work)                                   Done<problems>
 *   summaries     owner       summariesNow(desk, ref, withheld?)                        Done<AssessmentSummary[]>
 *                             summaryHtml(summary): string   summaryWord(summary): Promise<Blob> (.docx, loaded lazily)
 *                             keepSummaries(desk, summaries): into the site's documents   Done<number of files>
 *                             explainBid(desk, ref, { bid, whyNot })  issueSummaries(desk, ref, summaries)
 *   returns       owner       offerWorkbook(published)  priceWorkbook(published)        Promise<Blob>, to send to bidders
 *   check                     againstAudit(desk, work): panel, bids, lines against the audit     Outcome<problems>
 *   audit                     verifyAudit(desk, work, sha256)                           Outcome<TenderAudit>
 *
 * Sealed until its time: an evaluator's scores and secrets, and the owner's prices, are in `desk.drafts` (the person's
 * own app folder) and nowhere else. Never put them into cells, settings, undo, titles, addresses or logs.
 */
export { againstAudit } from './against-audit.ts';
export { approvals, approve, type Approval } from './approvals.ts';
export { readHead, record, verifyAudit, type TenderAudit } from './audit.ts';
export { explainBid, importBid, moveBid, type BidDraft } from './bids.ts';
export { decideLines, type LineDecision } from './decide-lines.ts';
export { bidName } from './bid-name.ts';
export { chairChanges, chairNamed, chairNow } from './chairs.ts';
export { finishChair, nameChair } from './change-chair.ts';
export { calculate, tenderFile, type Calculation } from './calculate.ts';
export {
  checkResult,
  saveResult,
  unsealPrices,
  type RowEnd,
  type SavedResult,
  type TellRows,
} from './save-result.ts';
export { lineNow, tenderNow } from './tender-now.ts';
export { answerClarification, askClarification } from './clarifications.ts';
export { publishDates } from './dates.ts';
export { openDesk, type Desk, type DeskParts } from './desk.ts';
export { type Done } from './done.ts';
export { type Drafts } from './drafts.ts';
export { freezeMethod } from './freeze-method.ts';
export {
  confirmInterest,
  declareInterest,
  type InterestDraft,
  interestOf,
  mayScore,
  mitigateInterest,
} from './interests.ts';
export { closeScores, lockScores } from './lock-scores.ts';
export {
  checkScores,
  countedLocks,
  closedSet,
  lockProblems,
  scoredBids,
  scoresOpenWith,
  type ScoreCheck,
} from './locks.ts';
export {
  criteriaOf,
  deviationsNow,
  frozenMethod,
  hashesNow,
  measuresOf,
  methodNow,
  questionsOf,
  ratioOf,
} from './method.ts';
export {
  consensusOpen,
  lockConsensus,
  moderationLines,
  type ConsensusDraft,
  type ModerationLine,
} from './moderate.ts';
export { checkPrices, sealOf, sealPrice } from './prices.ts';
export { tryDrafts, type DraftsTried } from './try-drafts.ts';
export { type Offer, type OfferedLine } from '../../domain/tender/return-file.ts';
export { type PriceReturn } from '../../domain/tender/price-return.ts';
export {
  readEitherFile,
  readEitherTable,
  readPriceFile,
  readReturnFile,
  type Return,
} from './return-files.ts';
export { summaryHtml } from '../../domain/tender/summary-html.ts';
export { keepSummaries, summaryFileName } from './keep-summaries.ts';
export { awardedTo, issueSummaries, summariesNow } from './summaries.ts';
export { summaryWord } from './summary-word.ts';
export { offerWorkbook, priceWorkbook, type PublishedTender } from './write-returns.ts';
export { evaluatorsNow, type EvaluatorStanding } from './standing.ts';
export { revealScores } from './reveal-scores.ts';
export { draftScores, readScores, type DraftScore, type ScoreDraft } from './score-draft.ts';
export {
  changeTender,
  saveCriteria,
  saveMeasures,
  savePanel,
  setUpTender,
  type CriterionDraft,
  type MeasureDraft,
  type TenderDraft,
} from './set-up.ts';
export { factsOf, moveTo } from './stages.ts';
export { listTenders, openTender, workNow, type RowOf, type Work } from './work.ts';
