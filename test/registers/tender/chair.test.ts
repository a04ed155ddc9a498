// A chair who leaves: who may name another, who must approve it, and what of the old chair's work goes on counting.
import {
  approve,
  chairNamed,
  chairNow,
  checkScores,
  closeScores,
  confirmInterest,
  consensusOpen,
  finishChair,
  lockConsensus,
  lockProblems,
  moveTo,
  nameChair,
  revealScores,
  setUpTender,
  verifyAudit,
  type Desk,
} from '../../../src/registers/tender/index.ts';
import { pounds } from '../../../src/domain/words/money.ts';
import { good } from '../../kit/good.ts';
import { personOf, sha256 } from './course.ts';
import { colleague } from './raw.ts';
import { evaluators, inScoring, lockedBy, workOf, type TenderWorld, withTenderWorld } from './world.ts';

jest.setTimeout(120_000);

let world: TenderWorld;
withTenderWorld((opened) => {
  world = opened;
});

/** What a second person does in the pane. */
async function approveChair(desk: Desk, ref: string) {
  const { row } = chairNamed(await workOf(world, 'procurement', ref))!;
  const { subject = '' } = row.values;
  const given = await approve(desk, ref, { kind: 'chair', subject, reason: 'Known to all.' });
  return given.kind === 'done' ? finishChair(desk, ref) : given;
}

const lead = { chair: personOf('sv-lead'), reason: 'The chair leaves the council.' };

test('before publication the owner changes the chair alone, with a reason', async () => {
  const owner = await world.desk('procurement');
  const ref = 'T-CHAIR-0';
  good(
    await setUpTender(owner, {
      ref,
      title: 'Lifts',
      authority: 'The council',
      chair: personOf('chair'),
      estimate: pounds('1000'),
    }),
  );
  expect(await nameChair(await world.desk('chair'), ref, lead)).toMatchObject({
    problems: [{ place: 'Owner' }],
  });
  expect(await nameChair(owner, ref, { ...lead, reason: ' ' })).toMatchObject({
    problems: [{ place: 'Reason' }],
  });
  for (const chair of [owner.me, personOf('chair')])
    expect(await nameChair(owner, ref, { ...lead, chair })).toMatchObject({ problems: [{ place: 'Chair' }] });
  expect(good(await nameChair(owner, ref, lead))).toBe('changed');
  const { tender } = await workOf(world, 'procurement', ref);
  expect([tender.values.chair, tender.values.chairId]).toEqual([lead.chair.upn, lead.chair.id]);
});

test('afterwards a second person approves; what the old chair closed stays, and only the new one goes on', async () => {
  const ref = 'T-CHAIR-1';
  await inScoring(world, ref);
  await lockedBy(world, evaluators, ref);
  const [owner, old, next, second] = await Promise.all(
    ['procurement', 'chair', 'sv-lead', 'evaluator-1'].map((name) => world.desk(name)),
  );
  if (!owner || !old || !next || !second) throw new Error('no desks');
  expect(good(await nameChair(owner, ref, lead))).toBe('named');
  const named = await workOf(world, 'procurement', ref);
  expect(chairNamed(named)).toMatchObject({ from: old.me.id, to: next.me.id, upn: next.me.upn });
  expect(chairNow(named)).toBe(old.me.id);
  for (const desk of [owner, next])
    expect(await approveChair(desk, ref)).toMatchObject({ problems: [{ place: 'Approver' }] });
  expect(await closeScores(next, ref)).toMatchObject({ problems: [{ place: 'Chair' }] });

  good(await closeScores(old, ref));
  good(await approveChair(second, ref));
  const changed = await workOf(world, 'procurement', ref);
  expect(chairNamed(changed)).toBeUndefined();
  expect(changed.tender.values).toMatchObject({ chair: next.me.upn, chairId: next.me.id });
  for (const name of evaluators) {
    good(await revealScores(await world.desk(name), ref));
    good(await confirmInterest(await world.desk(name), ref));
  }
  good(await moveTo(next, ref, 'moderation'));
  const work = await workOf(world, 'procurement', ref);
  expect((await checkScores(work, sha256)).problems).toEqual([]);
  const [open] = consensusOpen(work);
  const draft = { ...open!, score: '3', rationale: 'Agreed.', discussion: 'Spoke about it.' };
  expect(await lockConsensus(old, ref, draft)).toMatchObject({ problems: [{ place: 'Chair' }] });
  good(await lockConsensus(next, ref, draft));

  // The next chair again: the agreed score stays that of who was chair then.
  good(await nameChair(owner, ref, { chair: personOf('auditor'), reason: 'Ill.' }));
  good(await approveChair(second, ref));
  const later = await workOf(world, 'procurement', ref);
  expect(chairNow(later)).toBe(personOf('auditor').id);
  expect(consensusOpen(later)).toHaveLength(consensusOpen(work).length - 1);
  const { events, tampering } = good(await verifyAudit(owner, later, sha256));
  expect(tampering).toEqual([]);
  expect(events.map(({ action }) => action)).toEqual(
    expect.arrayContaining(['chair named', 'approved: chair']),
  );
});

test('nobody becomes chair past the program, and who approved going on without an evaluator does not close the scores', async () => {
  const ref = 'T-CHAIR-2';
  await inScoring(world, ref);
  await lockedBy(world, ['evaluator-1', 'evaluator-2'], ref);
  const [owner, old, next] = await Promise.all(
    ['procurement', 'chair', 'sv-lead'].map((name) => world.desk(name)),
  );
  if (!owner || !old || !next) throw new Error('no desks');
  const absence = {
    kind: 'absence',
    subject: personOf('evaluator-3').id,
    reason: 'Ill until March.',
  } as const;
  good(await approve(next, ref, absence));
  expect(await nameChair(owner, ref, lead)).toMatchObject({
    problems: [{ tell: expect.stringContaining('approved going on without an evaluator') as string }],
  });

  // A member of the site writes both rows by hand: only the owner names, and nobody approves their own.
  const hand = await colleague(world, 'sv-lead');
  const Subject = `${old.me.id} ${next.me.id} ${next.me.upn}`;
  const row = { Title: 'by hand', Tender: ref, Round: 1, Kind: 'chair', Subject, Reason: 'Because.' };
  await hand.add('TenderApprovals', row);
  await hand.add('TenderApprovals', row);
  await (await colleague(world, 'evaluator-2')).add('TenderApprovals', row);
  expect(chairNow(await workOf(world, 'procurement', ref))).toBe(old.me.id);
  expect(await closeScores(next, ref)).toMatchObject({ problems: [{ place: 'Chair' }] });

  // Even with the owner's help the absence that the new chair approved does not count then.
  await (await colleague(world, 'procurement')).add('TenderApprovals', row);
  await (await colleague(world, 'evaluator-2')).add('TenderApprovals', row);
  const helped = await workOf(world, 'procurement', ref);
  expect(chairNow(helped)).toBe(next.me.id);
  expect(lockProblems(helped).map(({ tell }) => tell)).toContain('Evaluator 3 has not locked this score.');
  expect(await closeScores(next, ref)).toMatchObject({ kind: 'problems' });
  // The row of the tender lags: the program brings it up to date.
  good(await finishChair(old, ref));
  expect((await workOf(world, 'procurement', ref)).tender.values.chairId).toBe(next.me.id);
});

test('a chair who was put into the row of the tender by hand cannot close the scores', async () => {
  const ref = 'T-CHAIR-3';
  await inScoring(world, ref);
  await lockedBy(world, evaluators, ref);
  const hand = await colleague(world, 'sv-lead');
  const tender = (await hand.items('Tenders')).find(({ fields }) => fields['Ref'] === ref)!;
  await hand.patch('Tenders', tender.id, { ChairId: personOf('sv-lead').id });
  expect(await closeScores(await world.desk('sv-lead'), ref)).toMatchObject({
    problems: [{ place: 'Chair', tell: expect.stringContaining('changed past the program') as string }],
  });
  await hand.patch('Tenders', tender.id, { ChairId: personOf('chair').id });
  good(await closeScores(await world.desk('chair'), ref));
});
