// A tender with 6 bids × 30 measures × 3 evaluators, from the bidders' files to the saved result, by three roles in the
// task pane. What a person would only repeat is done over HTTP; each kind of step is done by hand at least once.
import { readTender } from '../../src/domain/tender/file.ts';
import { writeResult } from '../../src/domain/tender/result-file.ts';
import { scoreTender } from '../../src/domain/tender/score.ts';
import { rounded } from '../../src/domain/tender/ratio.ts';
import { warningsOf } from '../../src/domain/tender/warnings.ts';
import { asPerson, type Running } from '../../src/cli/running.ts';
import {
  calculate,
  checkResult,
  confirmInterest,
  decideLines,
  lockConsensus,
  openTender,
  revealScores,
  verifyAudit,
} from '../../src/registers/tender/index.ts';
import {
  allGivenBy,
  givenBy,
  journeyBids,
  journeyQuestions,
  journeyRef as ref,
  openForBids,
  sentFiles,
  whyBy,
} from '../registers/tender/example.ts';
import { good } from '../kit/good.ts';
import { declared, desksOf, locked, sha256 } from '../registers/tender/course.ts';
import { picture, withProduct } from './browser.ts';
import {
  chooseTender,
  comeBack,
  deskOf,
  findings,
  openNarrowPane,
  type Pane,
  paneFrame,
  toStep,
} from './pane.ts';

let running: Running;
/** The desk of somebody who works over HTTP. */
const desk = desksOf((name) => ({ tenant: asPerson(running, `${name}@council.example`) }));

withProduct({ patience: 240_000 }, async (opened) => {
  running = opened;
  await openForBids(desk);
});
jest.setTimeout(300_000);

/** Opens the tender as somebody in a pane of 320 pixels. */
async function openAs(person: string): Promise<Pane> {
  const opened = await openNarrowPane(running.excel, { person });
  opened.page.setDefaultTimeout(60_000);
  await chooseTender(opened, ref);
  return opened;
}

/** Looks at what is shown: a picture for people, axe, and whether it has to be scrolled sideways. */
async function shown(opened: Pane, name: string): Promise<void> {
  // A dialog that was answered takes a moment to leave, and hides the page until then.
  await opened.pane.locator('#root:not([aria-hidden])').waitFor();
  await picture(deskOf(opened), `tender-${name}`);
  expect(await findings(opened)).toEqual([]);
}

/** Everything that the pane has left on the device, with its address and title. */
async function leftOnTheDevice(opened: Pane): Promise<string> {
  return paneFrame(opened).evaluate(async () => {
    const said = [document.title, location.href, JSON.stringify(history.state)];
    for (const store of [localStorage, sessionStorage]) said.push(JSON.stringify(Object.entries(store)));
    for (const { name = '' } of await indexedDB.databases()) {
      const open = await new Promise<IDBDatabase>((done, refuse) => {
        const asked = indexedDB.open(name);
        asked.onsuccess = () => done(asked.result);
        asked.onerror = () => refuse(new Error(name));
      });
      for (const store of open.objectStoreNames)
        said.push(
          await new Promise<string>((done, refuse) => {
            const asked = open.transaction(store).objectStore(store).getAll();
            asked.onsuccess = () => done(JSON.stringify(asked.result));
            asked.onerror = () => refuse(new Error(store));
          }),
        );
      open.close();
    }
    return said.join('\n');
  });
}

test('three roles bring six bids, thirty measures and three evaluators from the files to a saved result', async () => {
  const owner = await openAs('procurement');
  const evaluator = await openAs('evaluator-1');
  await takesBidsIn(owner);
  await declares(evaluator);
  await declared(desk, ref, ['evaluator-2', 'evaluator-3']);
  await opensScoring(owner);
  await checksLines(owner);
  await scores(evaluator);
  await locksAnew(evaluator);
  for (const name of ['evaluator-2', 'evaluator-3']) await locked(await desk(name), ref, allGivenBy(name));
  const chair = await openAs('chair');
  await closes(chair);
  await laysOpen(evaluator);
  for (const name of ['evaluator-2', 'evaluator-3']) {
    good(await revealScores(await desk(name), ref));
    good(await confirmInterest(await desk(name), ref));
  }
  await moderates(chair);
  await saves(owner);
  await comeBack(chair, ref);
  await toStep(chair, 'Audit');
  await chair.pane.getByText('The audit is whole.').waitFor();
  await shown(chair, 'audit');
  expect([...owner.wrong, ...evaluator.wrong, ...chair.wrong]).toEqual([]);
});

/** The owner takes twelve files in at once and finds the bids compliant. */
async function takesBidsIn(owner: Pane): Promise<void> {
  const { pane } = owner;
  await toStep(owner, 'Import bids');
  await pane.locator('input[type=file]').setInputFiles([...(await sentFiles())]);
  await pane.getByText('Price, sealed').nth(5).waitFor();
  expect(await pane.getByRole('list', { name: 'Returns to take in' }).getByText('30 lines').count()).toBe(6);
  await shown(owner, 'returns');
  await pane.getByRole('button', { name: 'Take in the bids' }).click();
  await pane.getByRole('button', { name: 'Find 6 bids compliant' }).click();
  await pane.getByText('Compliant', { exact: true }).nth(5).waitFor();
}

/** An evaluator declares that there is no interest. */
async function declares(evaluator: Pane): Promise<void> {
  await toStep(evaluator, 'Declare interests');
  await evaluator.pane.getByRole('radio', { name: /^None/ }).check();
  await evaluator.pane.getByRole('button', { name: 'Declare', exact: true }).click();
  await evaluator.pane.getByText('You declared: none.').waitFor();
}

/** The owner moves the tender on, after all have declared. */
async function opensScoring(owner: Pane): Promise<void> {
  await comeBack(owner, ref);
  await toStep(owner, 'Stage');
  await owner.pane.getByRole('button', { name: 'Open scoring' }).click();
  await owner.pane.getByText('Scoring', { exact: true }).waitFor();
}

/** The owner reduces a line, excludes another, and accepts the plain ones at once. */
async function checksLines(owner: Pane): Promise<void> {
  const { pane } = owner;
  await comeBack(owner, ref);
  await toStep(owner, 'Check lines');
  await pane.getByText('0 of 180 lines are decided').waitFor();
  await pane.getByRole('button', { name: 'Check the next line' }).click();
  await pane.getByRole('radio', { name: 'Reduce' }).check();
  await pane.getByRole('textbox', { name: 'Accepted quantity' }).fill('0.5');
  await pane.getByRole('textbox', { name: 'Reason' }).fill('The rest is in the specification already.');
  await shown(owner, 'line');
  await pane.getByRole('button', { name: 'Save, next line' }).click();
  await pane.getByText('Line 2 of 180').waitFor();
  await pane.getByRole('radio', { name: 'Exclude' }).check();
  await pane.getByRole('textbox', { name: 'Reason' }).fill('It is not in the council’s area.');
  await pane.getByRole('button', { name: 'Save, next line' }).click();
  await pane.getByText('Line 3 of 180').waitFor();
  await pane.getByRole('button', { name: 'Previous line' }).click();
  await pane.getByText('Line 2 of 180').waitFor();
  await pane.getByRole('button', { name: 'Previous line' }).click();
  await pane.getByRole('button', { name: 'All lines', exact: true }).click();
  await pane.getByRole('button', { name: /^Accept the \d+ without a flag$/ }).click();
  await pane.getByRole('button', { name: /^Accept the \d+ without a flag$/ }).waitFor({ state: 'hidden' });
  const by = await desk('procurement');
  const flagged = good(await openTender(by, ref)).bidLines.filter(
    ({ values }) => values.decision === 'not checked',
  );
  if (flagged.length > 0)
    good(
      await decideLines(
        by,
        ref,
        flagged.map(({ values: { bid, measure } }) => ({ bid, measure, decision: 'accepted' as const })),
      ),
    );
}

/** An evaluator gives all scores with the keyboard, takes a change back, and locks; nothing stays on the device. */
async function scores(evaluator: Pane): Promise<void> {
  const { page, pane } = evaluator;
  await comeBack(evaluator, ref);
  await toStep(evaluator, 'Score');
  const score = pane
    .getByRole('group', { name: 'Your score' })
    .or(pane.getByRole('radiogroup', { name: 'Your score' }));
  let at = 0;
  for (const criterion of journeyQuestions)
    for (const bid of journeyBids) {
      at += 1;
      await pane.getByText(`, ${at} of 18`).waitFor();
      await page.keyboard.press(givenBy('evaluator-1', bid, criterion));
      if (at === 1) {
        await page.keyboard.press('0');
        await score.getByRole('radio', { name: /^0/, checked: true }).waitFor();
        await page.keyboard.press('Control+z');
        await score.getByRole('radio', { name: /^5/, checked: true }).waitFor();
      }
      await pane.getByRole('textbox', { name: 'Why this score?' }).fill(whyBy('evaluator-1', bid, criterion));
      if (at === 2) await shown(evaluator, 'score');
      await page.keyboard.press('Control+Enter');
    }
  await pane.getByRole('heading', { level: 1, name: 'Lock scores' }).waitFor();
  await toStep(evaluator, 'Score');
  await pane.getByRole('button', { name: 'All scores' }).click();
  await pane.getByRole('searchbox', { name: 'Find a bid or a question' }).fill('people meadow');
  await shown(evaluator, 'all-scores');
  await pane.getByRole('list', { name: 'Scores' }).getByRole('button').click();
  await pane.getByText(', 8 of 18').waitFor();
  await toStep(evaluator, 'Lock scores');
  await pane.getByText('18 of 18 scores given').waitFor();
  await pane
    .getByRole('status', { name: 'Your scores' })
    .getByText(/^Kept \d\d:\d\d$/)
    .waitFor();
  await shown(evaluator, 'lock');
  expect(await leftOnTheDevice(evaluator)).not.toContain('zebra');
  await locks(evaluator);
}

/** A second person lets the evaluator lock anew, with a reason; the evaluator corrects a reason and locks again. */
async function locksAnew(evaluator: Pane): Promise<void> {
  const lead = await openAs('sv-lead');
  await toStep(lead, 'Lock scores');
  await lead.pane.getByRole('button', { name: /^Let .+ lock anew…$/ }).click();
  await lead.pane.getByRole('textbox', { name: 'Reason' }).fill('One reason was written for another bid.');
  await shown(lead, 'new-lock');
  await lead.pane.getByRole('button', { name: /^Let .+ lock anew$/ }).click();
  await lead.pane.getByText('Locks anew', { exact: true }).waitFor();
  expect(lead.wrong).toEqual([]);
  await lead.page.context().close();
  const { pane } = evaluator;
  await comeBack(evaluator, ref);
  await toStep(evaluator, 'Score');
  await pane.getByText(', 1 of 18').waitFor();
  await pane.getByRole('textbox', { name: 'Why this score?' }).fill('“A named team” stands on page 5.');
  await pane
    .getByRole('status', { name: 'Your scores' })
    .getByText(/^Kept \d\d:\d\d$/)
    .waitFor();
  await toStep(evaluator, 'Lock scores');
  await locks(evaluator);
}

async function locks({ pane }: Pane): Promise<void> {
  await pane.getByRole('button', { name: 'Lock my scores' }).click();
  await pane.getByRole('dialog').getByRole('button', { name: 'Lock my scores' }).click();
  await pane.getByText('18 scores locked').waitFor();
}

/** The chair closes the set of all locks. */
async function closes(chair: Pane): Promise<void> {
  await toStep(chair, 'Lock scores');
  await chair.pane.getByRole('button', { name: 'Close the scores' }).click();
  await chair.pane.getByRole('dialog').getByRole('button', { name: 'Close the scores' }).click();
  await chair.pane.getByText(/closed 54 locked scores/).waitFor();
  await shown(chair, 'closed');
}

/** The evaluator's pane lays the scores open by itself; the evaluator confirms the declaration. */
async function laysOpen(evaluator: Pane): Promise<void> {
  await comeBack(evaluator, ref);
  await toStep(evaluator, 'Lock scores');
  await evaluator.pane.getByRole('list', { name: 'Evaluators' }).getByText('Laid open').waitFor();
  await toStep(evaluator, 'Declare interests');
  await evaluator.pane.getByRole('button', { name: 'Confirm again before moderation' }).click();
  await evaluator.pane.getByText('You confirmed it again.').waitFor();
}

/** The chair starts the moderation, is kept from a consensus without the discussion, and locks what was agreed. */
async function moderates(chair: Pane): Promise<void> {
  const { pane } = chair;
  await comeBack(chair, ref);
  await toStep(chair, 'Lock scores');
  await pane.getByRole('button', { name: 'Start the moderation' }).click();
  await pane.getByRole('button', { name: 'Start the moderation' }).waitFor({ state: 'hidden' });
  await toStep(chair, 'Moderate');
  await pane.getByText('Discuss this one.').waitFor();
  await pane.getByRole('radio', { name: '0', exact: true }).check();
  await pane.getByText('and nobody gave 0. Say in the reason why it is the right score.').waitFor();
  await pane.getByRole('radio', { name: '4', exact: true }).check();
  await pane.getByText('and nobody gave 0.').waitFor({ state: 'hidden' });
  await pane.getByRole('textbox', { name: 'Why this score?' }).fill('A full plan with small gaps.');
  await pane.getByRole('button', { name: 'Lock consensus' }).click();
  await pane.getByText(/Discuss them, and write down what was said/).waitFor();
  await pane.getByRole('textbox', { name: 'What was said' }).fill('All three read page 4 again.');
  await shown(chair, 'moderate');
  await pane.getByRole('button', { name: 'Lock consensus' }).click();
  await pane.getByText('1 of 18 agreed').waitFor();
  const places = journeyBids.flatMap((bid) => journeyQuestions.map((criterion) => ({ bid, criterion })));
  for (const { bid, criterion } of places.slice(1, -1))
    good(
      await lockConsensus(await desk('chair'), ref, {
        bid,
        criterion,
        score: givenBy('evaluator-2', bid, criterion),
        rationale: `The panel agreed on ${bid}, ${criterion}.`,
        discussion: '',
      }),
    );
  await comeBack(chair, ref);
  await toStep(chair, 'Moderate');
  await pane.getByText('17 of 18 agreed').waitFor();
  await pane.getByRole('radio', { name: '3', exact: true }).check();
  await pane.getByRole('textbox', { name: 'Why this score?' }).fill('It meets what was asked.');
  await pane.getByRole('button', { name: 'Lock consensus' }).click();
  await pane.getByText('18 of 18 agreed').waitFor();
}

/** The owner opens the prices, understands the result and saves it; pane, engine and register agree to the penny. */
async function saves(owner: Pane): Promise<void> {
  const { pane } = owner;
  await comeBack(owner, ref);
  await toStep(owner, 'Calculate');
  await pane.getByRole('button', { name: 'Open the prices and calculate' }).click();
  await pane.getByRole('dialog').getByRole('button', { name: 'Open the prices' }).click();
  await pane.getByRole('link', { name: 'Understand the result' }).click();
  await pane.getByText('What would change the winner').waitFor();
  await pane.getByRole('link', { name: 'Review and save' }).click();
  await pane.getByRole('button', { name: 'Save 7 rows' }).click();
  await pane.getByText(/^Result 1 was saved by/).waitFor();
  await shown(owner, 'saved');
  const by = await desk('procurement');
  const work = good(await openTender(by, ref));
  expect(work.tender.values.stage).toBe('calculated');
  expect(good(await checkResult(by, work))).toEqual([]);
  const { document, resultText } = good(await calculate(by, work));
  const read = readTender(JSON.stringify(document));
  if (read.kind === 'problems') throw new Error(JSON.stringify(read.problems));
  const judged = scoreTender(read.value.tender);
  expect(resultText).toBe(
    writeResult(judged, warningsOf(read.value.tender, judged), sha256(read.value.canonical)),
  );
  expect(work.results.map(({ values }) => values.resultHash)).toEqual([sha256(resultText)]);
  const rows = await pane
    .getByRole('list', { name: 'Rows of the result' })
    .getByRole('listitem')
    .allInnerTexts();
  expect(rows).toHaveLength(6);
  for (const { bid, rank, total } of judged)
    expect(rows.find((row) => row.includes(`Bid ${bid.id}`))).toContain(
      `rank ${rank}, ${rounded(total, 2)} marks`,
    );
  const audit = good(await verifyAudit(by, work, sha256));
  expect([audit.tampering, audit.anchors.length]).toEqual([[], 1]);
}
