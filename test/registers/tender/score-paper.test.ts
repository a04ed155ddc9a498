// An evaluator's own page of scores: on the screen at once, in the own folder after a pause, and truthful about it.
import type { Done, DraftScore } from '../../../src/registers/tender/index.ts';
import { approve, evaluatorsNow, lockScores, readScores } from '../../../src/registers/tender/index.ts';
import { keyOf, nextOpen, scorePlaces } from '../../../src/ui/tender/score/places.ts';
import { levelsOf } from '../../../src/ui/tender/score/levels.ts';
import { revealDue } from '../../../src/ui/tender/score/reveal-due.ts';
import { openPaper, paperOf } from '../../../src/ui/tender/score/score-paper.ts';
import { good } from '../../kit/good.ts';
import { inScoring, lockedBy, openTenderWorld, personOf, ref, revealed, scoresOf, workOf } from './world.ts';

jest.setTimeout(120_000);

const score = (bid: string, given: string): DraftScore => ({
  bid,
  criterion: 'q1',
  score: given,
  rationale: 'a reason',
});

const settled = () => new Promise((done) => setTimeout(done, 0));

/** A paper whose pauses end when the test says so, over a folder that can fail. */
async function paper(keepsAs: () => Done<unknown> = () => ({ kind: 'done', value: undefined })) {
  const kept: (readonly DraftScore[])[] = [];
  const pauses: (() => void)[] = [];
  const opened = openPaper({
    read: () => Promise.resolve({ kind: 'done', value: kept.flat() }),
    keep: async (scores) => {
      const end = keepsAs();
      if (end.kind === 'done') kept.push(scores);
      return Promise.resolve(end);
    },
    now: () => new Date('2026-11-19T13:07:00Z'),
    wait: () => new Promise<void>((done) => pauses.push(done)),
  });
  await settled();
  const pass = async () => {
    for (const end of pauses.splice(0)) end();
    await settled();
  };
  return { opened, kept, pass };
}

test('what is written is shown at once, is not kept until the pause is over, and goes in one piece', async () => {
  const { opened, kept, pass } = await paper();
  opened.write(score('A', '2'));
  opened.write(score('A', '3'));
  opened.write(score('B', '1'));
  expect(opened.scores().get(keyOf(score('A', '')))?.score).toBe('3');
  expect([opened.state().kind, kept]).toEqual(['not kept', []]);
  await pass();
  expect(kept).toEqual([[score('A', '3'), score('B', '1')]]);
  expect(opened.state()).toEqual({ kind: 'kept', at: new Date('2026-11-19T13:07:00Z') });
});

test('where the folder does not answer nothing is called kept, nothing is lost, and the next try keeps it all', async () => {
  const fault = { kind: 'offline', tell: 'No connection.', mend: 'Wait.', code: 'offline' } as const;
  let end: Done<unknown> = { kind: 'fault', fault };
  const { opened, kept, pass } = await paper(() => end);
  opened.write(score('A', '2'));
  await pass();
  expect(opened.state()).toEqual({ kind: 'not kept', why: { kind: 'fault', fault } });
  opened.write(score('B', '4'));
  end = { kind: 'done', value: undefined };
  expect(await opened.flush()).toMatchObject({ kind: 'kept' });
  expect(kept).toEqual([[score('A', '2'), score('B', '4')]]);
});

test('what was refused is dropped when the person reads again what was kept', async () => {
  const refused: Done<unknown> = { kind: 'problems', problems: [{ place: 'A', tell: 'Locked.' }] };
  const { opened } = await paper(() => refused);
  opened.write(score('A', '2'));
  expect(await opened.flush()).toEqual({ kind: 'not kept', why: refused });
  await opened.again();
  expect([opened.state().kind, opened.scores().size]).toEqual(['kept', 0]);
});

test('against the register: questions run across bids, kept scores lock, and are laid open only after the chair closed', async () => {
  const world = await openTenderWorld();
  await inScoring(world);
  const desk = await world.desk('evaluator-1');
  const before = await workOf(world, 'evaluator-1');
  const places = scorePlaces(before);
  expect(places.slice(0, 4).map(({ bid, question }) => `${question.values.key} ${bid}`)).toEqual([
    'q1 A',
    'q1 B',
    'q1 C',
    'q2 A',
  ]);
  expect(places[0] && levelsOf(places[0])).toMatchObject({
    max: '5',
    toChoose: true,
    levels: [{ score: '5', words: 'very good' }, {}, {}, {}, {}, { score: '0', words: 'nothing' }],
  });
  const mine = paperOf(desk, before);
  expect(paperOf(desk, before)).toBe(mine);
  while (mine.state().kind === 'reading') await settled();
  for (const one of scoresOf('evaluator-1')) {
    expect(nextOpen(places, mine.scores(), -1)).toBeDefined();
    mine.write(one);
  }
  expect(nextOpen(places, mine.scores(), 0)).toBeUndefined();
  expect(await mine.flush()).toMatchObject({ kind: 'kept' });
  expect(good(await readScores(desk, before)).scores).toEqual(scoresOf('evaluator-1'));
  good(await lockScores(desk, ref));
  const locked = await workOf(world, 'evaluator-1');
  expect(evaluatorsNow(locked)[0]).toMatchObject({ places: 9, locked: 9, mayChange: false, laidOpen: 0 });
  expect([revealDue(before, desk.me.id), revealDue(locked, desk.me.id)]).toEqual([0, 0]);
  mine.write({ ...score('A', '5') });
  expect(await mine.flush()).toMatchObject({
    why: { problems: [{ tell: 'This score is locked. It cannot be changed.' }] },
  });
  const subject = personOf('evaluator-3').id;
  good(await approve(await world.desk('sv-lead'), ref, { kind: 'absence', subject, reason: 'Ill.' }));
  expect(evaluatorsNow(await workOf(world)).map(({ goneOnWithout }) => goneOnWithout?.reason)).toEqual([
    undefined,
    undefined,
    'Ill.',
  ]);
  await lockedBy(world, ['evaluator-2', 'evaluator-3']);
  await revealed(world);
  const open = await workOf(world, 'evaluator-1');
  expect(evaluatorsNow(open).map(({ laidOpen, confirmed }) => [laidOpen, confirmed])).toEqual([
    [9, true],
    [9, true],
    [9, true],
  ]);
  await world.close();
});
