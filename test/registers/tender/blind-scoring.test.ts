// Whether scores and prices stay secret from people who look at the lists themselves, and whether a change shows.
import {
  againstAudit,
  approve,
  checkScores,
  closeScores,
  decideLines,
  draftScores,
  lockProblems,
  lockScores,
  readScores,
  record,
  revealScores,
  savePanel,
  saveResult,
  scoresOpenWith,
} from '../../../src/registers/tender/index.ts';
import { colleague } from './raw.ts';
import { good } from '../../kit/good.ts';
import {
  evaluators,
  inScoring,
  lockedBy,
  moderated,
  personOf,
  ref,
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

const curious = ['evaluator-2', 'chair', 'procurement', 'sv-lead', 'auditor', 'officer-waste'];

/** The ways into somebody's own drive, as that person sees them. */
async function waysInto(name: string): Promise<readonly string[]> {
  const own = await colleague(world, name);
  const drive = JSON.parse((await own.ask('GET', '/me/drive')).text) as { id: string };
  const folder = JSON.parse((await own.ask('GET', '/me/drive/special/approot/children')).text) as {
    value: { id: string }[];
  };
  return [
    `/drives/${drive.id}`,
    `/drives/${drive.id}/root/children`,
    `/users/${personOf(name).id}/drive/root/children`,
    ...folder.value.flatMap(({ id }) => [
      `/drives/${drive.id}/items/${id}`,
      `/drives/${drive.id}/items/${id}/content`,
    ]),
  ];
}

test('before all have locked nobody finds a score, a reason or a secret anywhere, nor a price; afterwards everybody does', async () => {
  await inScoring(world);
  await lockedBy(world, ['evaluator-1']);
  const first = await world.desk('evaluator-1');
  const kept = good(await readScores(first, await workOf(world, 'evaluator-1')));
  const secrets = kept.scores.map(({ nonce }) => nonce ?? '');
  expect(secrets.every((nonce) => /^[0-9a-f]{64}$/.test(nonce))).toBe(true);
  const needles = ['zebra-evaluator-1', 'a named team', '1250000', ...secrets];
  const ways = [...(await waysInto('evaluator-1')), ...(await waysInto('procurement'))];
  for (const name of curious) {
    const seen = await (
      await colleague(world, name)
    ).everything(name === 'procurement' ? ways.filter((way) => !way.includes('me')) : ways);
    const found = needles.filter((needle) => seen.includes(needle));
    // The owner's own folder holds the prices; nobody else's way leads there.
    expect([name, found]).toEqual([name, name === 'procurement' ? ['1250000'] : []]);
  }
  // A control: the same look in the evaluator's own name finds the draft, so that the look is one that can find.
  expect(await (await colleague(world, 'evaluator-1')).everything()).toContain('zebra-evaluator-1');

  await lockedBy(world, ['evaluator-2', 'evaluator-3']);
  expect(await (await colleague(world, 'chair')).everything(ways)).not.toContain('zebra');
  await revealed(world);
  const after = await (await colleague(world, 'chair')).everything(ways);
  expect(after).toContain('zebra-evaluator-1');
  expect(after).not.toContain('1250000');
  await moderated(world);
  good(await saveResult(await world.desk('procurement'), ref));
  expect(await (await colleague(world, 'chair')).everything()).toContain('1250000');
});

test('before the set is closed a lock that is changed, deleted or forged is told with its place', async () => {
  const tender = 'T-LOCKS';
  await inScoring(world, tender);
  await lockedBy(world, ['evaluator-1', 'evaluator-2'], tender);
  const lead = await colleague(world, 'sv-lead');
  const mine = async (evaluator: string, bid: string, criterion: string) => {
    const found = (await lead.items('ScoreCommitments')).find(
      ({ fields }) =>
        fields['Tender'] === tender &&
        fields['Evaluator'] === personOf(evaluator).id &&
        fields['Bid'] === bid &&
        fields['Criterion'] === criterion,
    );
    if (!found) throw new Error('no such lock');
    return found;
  };
  await lead.patch('ScoreCommitments', (await mine('evaluator-1', 'A', 'q1')).id, { Hash: 'f'.repeat(64) });
  await lead.remove('ScoreCommitments', (await mine('evaluator-2', 'B', 'plan')).id);
  const { fields } = await mine('evaluator-1', 'C', 'q2');
  const forged = {
    Title: 'x',
    Tender: tender,
    Round: 1,
    Bid: 'C',
    Criterion: 'q2',
    Attempt: 1,
    Hash: 'e'.repeat(64),
  };
  await lead.add('ScoreCommitments', { ...forged, Evaluator: personOf('evaluator-3').id });
  await lead.add('ScoreCommitments', { ...forged, Evaluator: fields['Evaluator'], Attempt: 2 });
  const problems = lockProblems(await workOf(world, 'chair', tender)).map(
    ({ place, tell }) => `${place}: ${tell}`,
  );
  expect(problems).toEqual(
    expect.arrayContaining([
      'Bid A, Method: This lock of Evaluator 1 was changed by Social value lead after it was made.',
      'Bid B, Plan: Evaluator 2 has not locked this score.',
      'Bid C, Team: This lock says Evaluator 3, but Social value lead made it.',
      'Bid A, Plan: Evaluator 3 has not locked this score.',
    ]),
  );
  expect(problems.filter((each) => each.includes('Evaluator 1'))).toHaveLength(1);
  expect(await closeScores(await world.desk('chair'), tender)).toMatchObject({ kind: 'problems' });
  expect(await closeScores(await world.desk('procurement'), tender)).toMatchObject({
    problems: [{ place: 'Chair' }],
  });
});

test('nobody reveals into a set that somebody other than the chair closed', async () => {
  const tender = 'T-SET';
  await inScoring(world, tender);
  await lockedBy(world, evaluators, tender);
  const lead = await colleague(world, 'sv-lead');
  await lead.add('CommitmentSets', {
    Title: 'x',
    Tender: tender,
    Round: 1,
    Hash: 'a'.repeat(64),
    Commitments: 27,
  });
  expect(await revealScores(await world.desk('evaluator-1'), tender)).toMatchObject({
    problems: [{ tell: 'The set was closed by Social value lead, who is not the chair.' }],
  });
});

test('after the set is closed no lock can be changed, added or deleted unnoticed', async () => {
  const tender = 'T-CLOSED';
  await inScoring(world, tender);
  await lockedBy(world, evaluators, tender);
  good(await closeScores(await world.desk('chair'), tender));
  const lead = await colleague(world, 'sv-lead');
  const rows = (await lead.items('ScoreCommitments')).filter(({ fields }) => fields['Tender'] === tender);
  const [first, second] = rows;
  if (!first || !second) throw new Error('no locks');
  const setSays = async () =>
    (await checkScores(await workOf(world, 'chair', tender), sha256)).problems.map(({ tell }) => tell);
  const broken = expect.stringContaining('The locked scores are not those that the chair closed');
  expect(await setSays()).toEqual([]);

  await lead.patch('ScoreCommitments', first.id, { Hash: 'f'.repeat(64) });
  expect(await setSays()).toEqual([broken]);
  expect(await revealScores(await world.desk('evaluator-2'), tender)).toMatchObject({
    problems: [{ place: 'Closed set' }, {}],
  });
  await lead.patch('ScoreCommitments', first.id, { Hash: first.fields['Hash'] });
  expect(await setSays()).toEqual([]);

  const extra = { ...scored(first.fields), Evaluator: personOf('auditor').id };
  await lead.add('ScoreCommitments', extra);
  expect(await setSays()).toEqual([broken]);
  const added = (await lead.items('ScoreCommitments')).find(
    ({ fields }) => fields['Evaluator'] === personOf('auditor').id,
  );
  await lead.remove('ScoreCommitments', added?.id ?? '');
  expect(await setSays()).toEqual([]);

  // Changed and put back: the set is whole, and who touched the lock is still told.
  const touched = lockProblems(await workOf(world, 'chair', tender));
  expect(touched.map(({ tell }) => tell)).toEqual([
    expect.stringContaining('was changed by Social value lead'),
  ]);

  await lead.remove('ScoreCommitments', second.id);
  expect(await setSays()).toEqual([broken]);
});

function scored(fields: Readonly<Record<string, unknown>>) {
  const names = ['Title', 'Tender', 'Round', 'Bid', 'Criterion', 'Attempt', 'Hash'];
  return Object.fromEntries(names.map((name) => [name, fields[name]]));
}

test('after the reveal each way of changing a score is refused with its place, and the set itself is watched', async () => {
  const tender = 'T-REVEALS';
  await inScoring(world, tender);
  await lockedBy(world, evaluators, tender);
  await revealed(world, tender);
  const lead = await colleague(world, 'sv-lead');
  const own = await colleague(world, 'evaluator-2');
  const rows = (await lead.items('IndividualScores')).filter(({ fields }) => fields['Tender'] === tender);
  const of = (evaluator: string, bid: string, criterion: string) =>
    rows.find(
      ({ fields }) =>
        fields['Evaluator'] === personOf(evaluator).id &&
        fields['Bid'] === bid &&
        fields['Criterion'] === criterion,
    );
  await lead.patch('IndividualScores', of('evaluator-1', 'A', 'q1')?.id ?? '', { Score: '5' });
  await own.patch('IndividualScores', of('evaluator-2', 'B', 'q2')?.id ?? '', { Score: '0' });
  await own.patch('IndividualScores', of('evaluator-2', 'C', 'plan')?.id ?? '', { Rationale: 'better' });
  await lead.remove('IndividualScores', of('evaluator-3', 'A', 'plan')?.id ?? '');
  const second = of('evaluator-3', 'B', 'q1');
  const copy = Object.fromEntries(
    Object.entries(second?.fields ?? {}).filter(([name]) =>
      /^(Title|Tender|Round|Bid|Criterion|Evaluator|MethodHash|Score|Rationale|Nonce|Cites)$/.test(name),
    ),
  );
  await own.add('IndividualScores', { ...copy, Score: '1' });
  const work = await workOf(world, 'chair', tender);
  const check = await checkScores(work, sha256);
  const told = check.problems.map(({ place, tell }) => `${place}: ${tell.split('.')[0]}`);
  expect(told.toSorted()).toEqual([
    'Bid A, Method, Evaluator 1: Somebody other than the evaluator wrote the reveal',
    'Bid B, Method, Evaluator 3: Somebody other than the evaluator wrote the reveal',
    'Bid B, Team, Evaluator 2: The score, its reason or its secret is not what was locked',
    'Bid C, Plan, Evaluator 2: The score, its reason or its secret is not what was locked',
  ]);
  expect(check.accepted).toHaveLength(23);
  expect(scoresOpenWith(work, check).toSorted()).toEqual(evaluators.map((name) => personOf(name).id));

  const set = (await lead.items('CommitmentSets')).find(({ fields }) => fields['Tender'] === tender);
  await lead.patch('CommitmentSets', set?.id ?? '', { Hash: set?.fields['Hash'] });
  expect((await checkScores(await workOf(world, 'chair', tender), sha256)).problems).toEqual([
    { place: 'Closed set', tell: 'The set was changed by Social value lead after it was closed.' },
  ]);
});

test('an absent evaluator: a second person approves going on without, the chair and the evaluator cannot', async () => {
  const tender = 'T-ABSENT';
  await inScoring(world, tender);
  await lockedBy(world, ['evaluator-1', 'evaluator-2'], tender);
  const chair = await world.desk('chair');
  expect(await closeScores(chair, tender)).toMatchObject({ kind: 'problems' });
  const absence = {
    kind: 'absence',
    subject: personOf('evaluator-3').id,
    reason: 'On sick leave until March.',
  } as const;
  for (const name of ['chair', 'evaluator-3'])
    expect(await approve(await world.desk(name), tender, absence)).toMatchObject({
      problems: [{ place: 'Approver' }],
    });
  expect(await approve(await world.desk('sv-lead'), tender, { ...absence, reason: ' ' })).toMatchObject({
    problems: [{ place: 'Reason' }],
  });
  good(await approve(await world.desk('sv-lead'), tender, absence));
  good(await closeScores(chair, tender));
  for (const name of ['evaluator-1', 'evaluator-2']) good(await revealScores(await world.desk(name), tender));
  const work = await workOf(world, 'chair', tender);
  expect(scoresOpenWith(work, await checkScores(work, sha256))).toEqual([]);
});

test('a lost draft: a second person lets the evaluator lock anew, and both locks stay', async () => {
  const tender = 'T-ANEW';
  await inScoring(world, tender);
  await lockedBy(world, evaluators, tender);
  const third = await world.desk('evaluator-3');
  const own = await colleague(world, 'evaluator-3');
  const file = `/me/drive/special/approot:/scores ${tender} 1.json`;
  expect((await own.ask('DELETE', file)).status).toBe(204);
  expect(await draftScores(third, tender, scoresOf('evaluator-3', 1))).toMatchObject({
    problems: expect.arrayContaining([
      { place: 'Bid A, Method', tell: 'This score is locked. It cannot be changed.' },
    ]),
  });
  const anew = {
    kind: 'new lock',
    subject: personOf('evaluator-3').id,
    reason: 'The draft was lost with a laptop.',
  } as const;
  good(await approve(await world.desk('evaluator-1'), tender, anew));
  good(await draftScores(third, tender, scoresOf('evaluator-3', 1)));
  expect(good(await lockScores(third, tender))).toBe(9);
  expect(good(await lockScores(third, tender))).toBe(9);
  const work = await workOf(world, 'chair', tender);
  expect(work.scoreCommitments.filter(({ values }) => values.evaluator === third.me.id)).toHaveLength(18);
  await revealed(world, tender);
  const check = await checkScores(await workOf(world, 'chair', tender), sha256);
  expect([check.problems, check.accepted.length]).toEqual([[], 27]);
});

test('evaluators, bids and lines that somebody edits in SharePoint itself are told by place before anything is closed or calculated', async () => {
  const tender = 'T-PAST';
  await inScoring(world, tender);
  await lockedBy(world, ['evaluator-1', 'evaluator-2'], tender);
  const owner = await world.desk('procurement');
  good(
    await decideLines(owner, tender, [
      { bid: 'A', measure: 'OM1', decision: 'reduced', accepted: '2', reason: 'One is employed already.' },
      { bid: 'A', measure: 'OM3', decision: 'accepted' },
    ]),
  );
  const lead = await colleague(world, 'sv-lead');
  const of = async (list: string, more: Readonly<Record<string, unknown>>) => {
    const found = (await lead.items(list)).find(({ fields }) =>
      Object.entries({ Tender: tender, ...more }).every(([name, value]) => fields[name] === value),
    );
    if (!found) throw new Error('no row');
    return found;
  };
  const told = async () =>
    good(await againstAudit(owner, await workOf(world, 'procurement', tender))).map(
      ({ place, tell }) => `${place}: ${tell}`,
    );
  expect(await told()).toEqual([]);
  // The third evaluator, who has not locked, is taken off the list so that the set could be closed without them.
  await lead.remove('TenderPanel', (await of('TenderPanel', { PersonId: personOf('evaluator-3').id })).id);
  expect(lockProblems(await workOf(world, 'chair', tender))).toEqual([]);
  expect(await closeScores(await world.desk('chair'), tender)).toMatchObject({
    problems: [{ place: 'Evaluators' }],
  });
  // Not even with an event in the audit: the owner has to say it.
  const without = JSON.stringify(['evaluator-1', 'evaluator-2'].map((name) => personOf(name).id).toSorted());
  good(
    await record(await world.desk('sv-lead'), tender, { action: 'set', list: 'TenderPanel', after: without }),
  );
  expect(await closeScores(await world.desk('chair'), tender)).toMatchObject({
    problems: [{ place: 'Evaluators' }],
  });
  await lead.patch('BidLines', (await of('BidLines', { Bid: 'A', Measure: 'OM1' })).id, { Accepted: '3' });
  await lead.patch('BidLines', (await of('BidLines', { Bid: 'B', Measure: 'OM1' })).id, {
    Offered: '50',
    Accepted: '50',
  });
  await lead.patch('Bids', (await of('Bids', { Bid: 'C' })).id, { Status: 'withdrawn' });
  expect(await told()).toEqual([
    'Evaluators: The list of evaluators was changed past the program. The owner has to name the evaluators again.',
    'Bid C: This bid stands as “withdrawn”; the audit says “compliant”. It was last changed by Social value lead.',
    'Bid A, OM1: This line is not as it was decided: Social value lead changed it past the program. Decide it again.',
    'Bid B: Its lines are not those that were taken in. Take the return file in again.',
  ]);
  good(await savePanel(owner, tender, evaluators.map(personOf)));
  good(await decideLines(owner, tender, [{ bid: 'A', measure: 'OM1', decision: 'accepted' }]));
  expect(await told()).toHaveLength(2);
});
