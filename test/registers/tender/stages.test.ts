// The stages of a tender and what each asks for, at the register itself.
import { day } from '../../../src/domain/words/day.ts';
import { pounds } from '../../../src/domain/words/money.ts';
import {
  answerClarification,
  approve,
  askClarification,
  changeTender,
  closeScores,
  declareInterest,
  draftScores,
  freezeMethod,
  hashesNow,
  importBid,
  lockConsensus,
  lockScores,
  mitigateInterest,
  moveBid,
  moveTo,
  decideLines,
  readScores,
  revealScores,
  saveCriteria,
  saveMeasures,
  savePanel,
  saveResult,
  sealPrice,
  setUpTender,
  type Done,
} from '../../../src/registers/tender/index.ts';
import { apps } from '../../../src/local/directory.ts';
import { fine } from '../../../src/domain/words/outcome.ts';
import { good } from '../../kit/good.ts';
import {
  criteria,
  evaluators,
  inScoring,
  lockedBy,
  measures,
  personOf,
  published,
  revealed,
  scoresOf,
  sha256,
  workOf,
  type TenderWorld,
  withTenderWorld,
} from './world.ts';

jest.setTimeout(180_000);

let world: TenderWorld;
withTenderWorld((opened) => {
  world = opened;
});

const tells = (outcome: Done<unknown>) => {
  if (outcome.kind !== 'problems')
    throw new Error(
      JSON.stringify(outcome, (_, value) => (typeof value === 'bigint' ? String(value) : (value as unknown))),
    );
  return outcome.problems.map(({ place, tell }) => `${place}: ${tell}`);
};

test('a method is published only as a second person approved it, and a departure from the council’s level too', async () => {
  const owner = await world.desk('procurement');
  const lead = await world.desk('sv-lead');
  const ref = 'T-METHOD';
  const level = { title: 'Services', ref: 'services@9', weight: '25', measuredWeight: '10', formula: 'relative-to-target', targetRate: '0.5', approver: lead.me.upn, status: 'approved' } as const; // prettier-ignore
  expect((await lead.registers.scoringTemplates.add(level)).kind).toBe('saved');
  const draft = { ref, title: 'Lifts', authority: 'The council', estimate: pounds('1000000'), template: 'services@9', deadline: '2026-01-01T12:00:00Z', conflictsAssessed: true, checklistComplete: true }; // prettier-ignore
  expect(tells(await setUpTender(owner, { ...draft, chair: owner.me }))).toEqual([
    'Chair: The owner takes in the prices and cannot lead the moderation. Name somebody else.',
  ]);
  good(await setUpTender(owner, { ...draft, chair: personOf('chair') }));
  expect(tells(await saveCriteria(lead, ref, criteria))).toEqual([
    'Owner: Only the owner of the tender, procurement@council.example, can do this.',
  ]);
  good(await saveCriteria(owner, ref, criteria.slice(1)));
  good(await saveMeasures(owner, ref, measures));
  expect(tells(await savePanel(owner, ref, [owner.me]))).toEqual([
    'Evaluators: Procurement lead takes in the prices and cannot evaluate.',
  ]);
  good(await savePanel(owner, ref, evaluators.map(personOf)));
  expect(tells(await moveTo(owner, ref, 'method approved'))).toEqual(
    expect.arrayContaining(['/criteria: There are 0 criteria of kind price. Give exactly one.']),
  );
  good(await saveCriteria(owner, ref, criteria));
  const { hash } = await hashesNow(await workOf(world, 'procurement', ref), sha256);
  expect(tells(await approve(owner, ref, { kind: 'method', subject: hash, reason: 'mine' }))).toEqual([
    'Approver: The owner of the tender cannot approve this. Ask somebody else.',
  ]);
  good(await approve(lead, ref, { kind: 'method', subject: hash, reason: 'checked' }));
  expect(tells(await moveTo(owner, ref, 'method approved'))).toEqual([
    'Method: The method departs from the council’s template. Change it, or have each departure approved with a reason.',
  ]);
  good(
    await approve(lead, ref, {
      kind: 'deviation',
      subject: 'Weight of social value',
      reason: 'A small market.',
    }),
  );
  good(await moveTo(owner, ref, 'method approved'));
  expect(tells(await moveTo(owner, ref, 'published'))).toEqual([
    'Method: Freeze the method first: bidders must get exactly this one.',
  ]);
  good(await freezeMethod(owner, ref));
  good(await moveTo(owner, ref, 'published'));

  // A change afterwards: not frozen any more, and frozen anew only with an approval of it and a reason.
  good(
    await saveMeasures(
      owner,
      ref,
      measures.map((one) => ({ ...one, ...(one.measure === 'OM1' && { proxy: '29000' }) })),
    ),
  );
  good(await changeTender(owner, ref, { estimate: pounds('1100000') }));
  expect(tells(await freezeMethod(owner, ref))).toEqual([
    'Approver: A second person has to approve this method first, as it stands now.',
  ]);
  const now = await hashesNow(await workOf(world, 'procurement', ref), sha256);
  good(await approve(lead, ref, { kind: 'method', subject: now.hash, reason: 'clarified' }));
  expect(tells(await freezeMethod(owner, ref))).toEqual([
    'Reason: The method is published. Give the reason for changing it; bidders must be told.',
  ]);
  expect(good(await freezeMethod(owner, ref, 'Clarification 3: the estimate.')).values.version).toBe(2);
});

test('an interest without mitigation keeps its evaluator from the bids, and the tender from scoring', async () => {
  const ref = 'T-INTEREST';
  await published(world, ref);
  const owner = await world.desk('procurement');
  const second = await world.desk('evaluator-2');
  expect(tells(await declareInterest(second, ref, { interest: 'actual', detail: '' }))).toEqual([
    'Detail: Say what the interest is.',
  ]);
  good(await declareInterest(second, ref, { interest: 'actual', detail: 'A brother works for a bidder.' }));
  good(
    await importBid(
      owner,
      ref,
      {
        bid: 'A',
        supplier: 'S',
        postalAddress: '',
        email: '',
        identifier: '',
        receivedOn: day('2026-01-01'),
      },
      [],
    ),
  );
  expect(tells(await moveTo(owner, ref, 'scoring'))).toEqual([
    'Bids: There is no bid to score.',
    expect.stringContaining(
      'evaluator-2@council.example has not declared interests, or has one without mitigation.',
    ),
  ]);
  expect(tells(await moveBid(owner, ref, { bid: 'A', status: 'disqualified' }))).toEqual([
    'Bid A: Give the reason.',
  ]);
  good(await moveBid(owner, ref, { bid: 'A', status: 'compliant' }));
  expect(
    tells(await mitigateInterest(second, ref, { personId: second.me.id, mitigation: 'none needed' })),
  ).toEqual(['Mitigation: Somebody else has to say what is done about your interest.']);
  good(await mitigateInterest(owner, ref, { personId: second.me.id, mitigation: 'Does not score bid A.' }));
  good(await moveTo(owner, ref, 'scoring'));
});

test('in scoring each step is the right person’s, in its time, and says what is missing', async () => {
  const ref = 'T-STEPS';
  await inScoring(world, ref);
  const [owner, chair, first] = await Promise.all(
    ['procurement', 'chair', 'evaluator-1'].map((name) => world.desk(name)),
  );
  if (!owner || !chair || !first) throw new Error('no desks');
  expect(tells(await draftScores(first, ref, [{ bid: 'A', criterion: 'q1', score: '6', rationale: '' }, { bid: 'Z', criterion: 'q1', score: '1', rationale: '' }]))).toEqual([
    'Bid A, Method: “6” is not on the scale. Enter a score from 0 to 5.',
    'Bid Z, Method: There is no such bid.',
  ]); // prettier-ignore
  good(await draftScores(first, ref, [{ bid: 'A', criterion: 'q1', score: '3', rationale: '' }]));
  expect(tells(await lockScores(first, ref))).toEqual(
    expect.arrayContaining([
      'Bid A, Method: Give the reason by reference to the bid.',
      'Bid B, Plan: Enter a score.',
    ]),
  );
  expect((await workOf(world, 'chair', ref)).scoreCommitments).toEqual([]);
  expect(tells(await lockScores(chair, ref))).toEqual([
    'Evaluators: You are not an evaluator of this tender.',
  ]);
  expect(tells(await revealScores(first, ref))[0]).toBe(
    'Scores: The chair has not closed the set of locked scores yet.',
  );
  expect(
    tells(
      await lockConsensus(chair, ref, {
        bid: 'A',
        criterion: 'q1',
        score: '3',
        rationale: 'x',
        discussion: '',
      }),
    ),
  ).toEqual(['Stage: The consensus is locked while the tender is in moderation. It is in “scoring”.']);
  expect(tells(await saveResult(owner, ref))).toEqual([
    'Stage: After “scoring” comes: moderation, cancelled.',
  ]);
  expect(tells(await sealPrice(owner, ref, { bid: 'A', price: pounds('1') }))[0]).toContain(
    'A price of this bid is sealed already.',
  );
  expect(good(await sealPrice(owner, ref, { bid: 'A', price: pounds('900000') })).values.attempt).toBe(1);

  expect(tells(await decideLines(first, ref, [{ bid: 'A', measure: 'OM1', decision: 'reduced', accepted: '2' }, { bid: 'A', measure: 'OM3', decision: 'reduced', accepted: '500', reason: 'too many' }, { bid: 'A', measure: 'OM9', decision: 'accepted' }]))).toEqual([
    'Bid A, OM1: Give the reason why the line is reduced.',
    'Bid A, OM3: Fewer than the 120.5 offered can be accepted. Accept the line to take all of it.',
    'Bid A, OM9: The bid has no such line.',
  ]); // prettier-ignore
  expect(good(await decideLines(first, ref, [{ bid: 'A', measure: 'OM1', decision: 'reduced', accepted: '2', reason: 'Two of the three are employed already.' }, { bid: 'C', measure: 'OM4', decision: 'excluded', reason: 'Not on council land.' }]))).toBe(2); // prettier-ignore
  const lines = (await workOf(world, 'chair', ref)).bidLines;
  expect(lines.map(({ values }) => `${values.bid} ${values.measure} ${values.accepted}`)).toEqual(
    expect.arrayContaining(['A OM1 2', 'C OM4 0', 'B OM1 5.5']),
  );

  await lockedBy(world, evaluators, ref);
  const details = { postalAddress: '', email: '', identifier: '', receivedOn: day('2026-01-01') };
  expect(tells(await importBid(owner, ref, { bid: 'D', supplier: 'Late', ...details }, []))).toEqual([
    'Bids: Somebody has locked scores already. No bid can be taken in or changed now.',
  ]);
  await revealed(world, ref);
  const lock = { bid: 'A', criterion: 'q1', rationale: 'The panel agreed.', discussion: '' };
  expect(tells(await lockConsensus(chair, ref, { ...lock, score: '3.5' }))[0]).toContain(
    'Agree on a whole number from 0 to 5.',
  );
  expect(tells(await lockConsensus(owner, ref, { ...lock, score: '3' }))).toEqual([
    'Chair: Only the chair, chair@council.example, can lock the consensus.',
  ]);
  expect(tells(await lockConsensus(chair, ref, { ...lock, score: '3' }))).toEqual([
    'Bid A, Method, discussion: The scores lie 2 points apart. Discuss them, and write down what was said.',
  ]);
  good(await lockConsensus(chair, ref, { ...lock, score: '3', discussion: 'Spoke about the letter.' }));
  expect(tells(await lockConsensus(chair, ref, { ...lock, score: '4', discussion: 'again' }))).toEqual([
    'Bid A, Method: There is a consensus already. Give the reason for changing it.',
  ]);
  expect(
    good(
      await lockConsensus(chair, ref, {
        ...lock,
        score: '4',
        discussion: 'again',
        correction: 'A page was missed.',
      }),
    ).values.attempt,
  ).toBe(2);
  expect(tells(await saveResult(owner, ref))).toEqual(['Consensus: 8 consensus scores are not locked.']);

  // Reopened: a reason and an approver, a new round, and the earlier one stays.
  expect(tells(await moveTo(owner, ref, 'scoring reopened', 'An answer was left out.'))).toEqual([
    'Approver: Name who approves scoring again.',
  ]);
  good(
    await approve(await world.desk('sv-lead'), ref, {
      kind: 'reopening',
      subject: 'moderation',
      reason: 'An answer was left out.',
    }),
  );
  good(await moveTo(owner, ref, 'scoring reopened', 'An answer was left out.'));
  const work = await workOf(world, 'chair', ref);
  expect([work.tender.values.round, work.individualScores.length]).toEqual([2, 27]);
  expect(good(await readScores(first, work)).scores).toEqual([]);
  expect(await closeScores(chair, ref)).toMatchObject({ kind: 'problems' });
  for (const name of evaluators) {
    good(await draftScores(await world.desk(name), ref, scoresOf(name, 1)));
    expect(good(await lockScores(await world.desk(name), ref))).toBe(9);
  }
  expect(good(await closeScores(chair, ref)).values.round).toBe(2);
});

test('the open site knows reference, stage, counts and days of a tender, and nothing of a bid; the reminder service no more', async () => {
  const ref = 'T-DATES';
  await inScoring(world, ref);
  const rows = good(await world.registers('officer-waste').tenderDates.all());
  const row = rows.find(({ values }) => values.ref === ref);
  expect(row?.values).toMatchObject({
    ref,
    stage: 'scoring',
    waitsFor: 'scores',
    people: 3,
    scoresDue: '2026-12-04',
    owner: 'procurement@council.example',
  });
  expect(JSON.stringify(rows.map(({ values }) => values))).not.toMatch(/Supplier|900000|evaluator-/);
  const officer = world.tenant('officer-waste');
  const service = {
    ...officer,
    token: async () => fine(await world.local.appToken(apps.reminders.id, ['Sites.Selected'])),
  };
  world.local.control({ revokeGrants: apps.reminders.id });
  for (const tenant of [officer, service]) {
    const { openEvaluations } = await import('../../../src/registers/tender/registers.ts');
    expect(await openEvaluations(tenant).registers.bids.all()).toMatchObject({
      kind: 'fault',
      fault: { kind: 'no-right' },
    });
  }
});

test('a clarification is asked, answered once, and stands in the audit', async () => {
  const ref = 'T-ASK';
  await published(world, ref);
  const owner = await world.desk('procurement');
  expect(tells(await askClarification(owner, ref, { question: ' ' }))).toEqual([
    'Question: Write the question as it was asked.',
  ]);
  const { id } = good(await askClarification(owner, ref, { question: 'Is a van a vehicle?' }));
  good(await answerClarification(owner, ref, { id, answer: 'Yes.', effect: 'None.' }));
  expect(tells(await answerClarification(owner, ref, { id, answer: 'No.' }))).toEqual([
    'Clarification: This question is answered. Ask a new one instead.',
  ]);
});
