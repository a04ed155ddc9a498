// Whose turn it is, from bids to the result: each person is sent to what waits for them, and told for whom it waits.
import { closeScores, decideLines, unsealPrices } from '../../../src/registers/tender/index.ts';
import { nextStep } from '../../../src/ui/tender/steps.ts';
import { turnsOf, turnWords } from '../../../src/ui/tender/turns.ts';
import { good } from '../../kit/good.ts';
import {
  evaluators,
  inScoring,
  lockedBy,
  moderated,
  personOf,
  ref,
  revealed,
  workOf,
  type TenderWorld,
  withTenderWorld,
} from './world.ts';

jest.setTimeout(120_000);

let world: TenderWorld;
withTenderWorld((opened) => {
  world = opened;
});

const people = ['procurement', 'chair', ...evaluators];

/** The step that waits for each person; "" where none does. */
async function steps(): Promise<Readonly<Record<string, string>>> {
  const work = await workOf(world);
  return Object.fromEntries(people.map((name) => [name, nextStep(work, personOf(name).id)?.slug ?? '']));
}

const nobody = Object.fromEntries(people.map((name) => [name, '']));

test('from the bids to the result, everybody is sent to what waits for them and to nothing else', async () => {
  await inScoring(world);
  const score = { 'evaluator-1': 'score', 'evaluator-2': 'score', 'evaluator-3': 'score' };
  expect(await steps()).toEqual({ ...nobody, ...score, procurement: 'lines' });
  const owner = await world.desk('procurement');
  const open = (await workOf(world)).bidLines.map(({ values: { bid, measure } }) => ({
    bid,
    measure,
    decision: 'accepted' as const,
  }));
  good(await decideLines(owner, ref, open));
  await lockedBy(world, ['evaluator-1']);
  expect(await steps()).toEqual({ ...nobody, ...score, 'evaluator-1': '' });
  const work = await workOf(world);
  expect(turnWords(turnsOf(work), personOf('evaluator-1').id)).toMatch(
    /^Waiting for .+ and .+ to score and lock\.$/,
  );
  expect(turnWords(turnsOf(work), personOf('evaluator-2').id)).toMatch(
    /^Your turn: score and lock\. Waiting for .+ to score and lock\.$/,
  );
  await lockedBy(world, ['evaluator-2', 'evaluator-3']);
  expect(await steps()).toEqual({ ...nobody, chair: 'lock' });
  // No row that an evaluator reads names the chair before the chair wrote one: an address is not a name.
  const waits = turnsOf(await workOf(world));
  const words = turnWords(waits, personOf('evaluator-1').id);
  expect(words).toBe('Waiting for the chair to close the set of locked scores.');
  expect(turnWords(waits, personOf('evaluator-1').id, () => 'Ada Okafor')).toContain('for Ada Okafor to');
  good(await closeScores(await world.desk('chair'), ref));
  expect(await steps()).toEqual({
    ...nobody,
    'evaluator-1': 'lock',
    'evaluator-2': 'lock',
    'evaluator-3': 'lock',
  });
  await revealed(world);
  expect(await steps()).toEqual({ ...nobody, chair: 'moderate' });
  await moderated(world);
  expect(await steps()).toEqual({ ...nobody, procurement: 'calculate' });
  good(await unsealPrices(owner, ref));
  expect(await steps()).toEqual({ ...nobody, procurement: 'save' });
});
