import type { ChildProcess } from 'node:child_process';
import { atLeast, inTurnMeasured, ms, type Result, type Row } from '../row.ts';
import { answerOf, openSide, timed } from '../side.ts';

/**
 * Each side works in a process of its own, as it would for its users: neither has to work between the other’s hundreds
 * of thousands of objects.
 */
function open(who: 'ours' | 'hyperFormula'): ChildProcess {
  return openSide('score-side.ts', [who]);
}

const changes = 1000;

async function run(): Promise<Result> {
  const [ours, theirs] = [open('ours'), open('hyperFormula')];
  try {
    await Promise.all([answerOf(ours), answerOf(theirs)]);
    await agree(ours, theirs);
    // Neither is timed while its code is still new to the machine.
    for (const side of [ours, theirs]) await answerOf(side, { do: 'openFor', milliseconds: 3000 });
    const opened = await inTurnMeasured(
      {
        'Good Measure': () => timed(ours, { do: 'open' }),
        'Good Measure, columns made too': () => timed(ours, { do: 'openWhole' }),
        HyperFormula: () => timed(theirs, { do: 'open' }),
      },
      5,
    );
    const changing = {
      'Good Measure': () => timed(ours, { do: 'change', times: changes }),
      HyperFormula: () => timed(theirs, { do: 'change', times: changes }),
    };
    // Somebody has worked with both for a while: each has made ten thousand changes before it is timed.
    await inTurnMeasured(changing, 10);
    const changed = await inTurnMeasured(changing, 5);
    await agree(ours, theirs);
    return resultOf(opened, changed);
  } finally {
    ours.disconnect();
    theirs.disconnect();
  }
}

type Times = Readonly<Record<string, number>>;

function resultOf(opened: Times, changed: Times): Result {
  const figures = (who: string) => ({
    'open, ms': ms(opened[who] ?? Number.NaN),
    'one score, ms': who in changed ? Math.round(((changed[who] ?? 0) / changes) * 1e4) / 1e4 : '',
  });
  const ratio = (times: Times) => (times['HyperFormula'] ?? 0) / (times['Good Measure'] ?? Number.NaN);
  return {
    lines: Object.keys(opened).map((who) => ({ who, figures: figures(who) })),
    bars: [
      atLeast('one score faster than HyperFormula', ratio(changed), 100),
      atLeast('open faster than HyperFormula', ratio(opened), 1000),
    ],
  };
}

/** Both must come to the same totals, or the race is about nothing. */
async function agree(ours: ChildProcess, theirs: ChildProcess): Promise<void> {
  const [exact, sheet] = (await Promise.all([
    answerOf(ours, { do: 'totals' }),
    answerOf(theirs, { do: 'totals' }),
  ])) as [number[], number[]]; // our own words
  exact.forEach((total, b) => {
    if (!(Math.abs((sheet[b] ?? Number.NaN) - total) < 1e-9))
      throw new Error(`Bid ${b}: the sheet says ${sheet[b]}, the engine ${total}.`);
  });
}

/** An evaluation of 50 bids with 60,000 scores, exact, beside a spreadsheet engine. */
export const score: Row = { name: 'score', title: 'Score 50 bids, 200 measures, 6 criteria', run };
