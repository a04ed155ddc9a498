import type { SelfTest, Trial } from './port.ts';

/** Whether Excel did what is relied on. */
export function isAsExpected({ expected, seen }: Trial): boolean {
  return expected === seen;
}

/** The self-test as text to paste into an issue; nothing of a workbook or a register is in it. */
export function reportOf({ facts, trials }: SelfTest): string {
  const good = trials.filter(isAsExpected).length;
  return [
    'Self-test of Good Measure in Excel',
    ...facts.map(([name, value]) => `${name}: ${value}`),
    `${good} of ${trials.length} as expected`,
    '',
    ...trials.flatMap((trial) => [
      `${isAsExpected(trial) ? 'ok' : 'NOT OK'}  ${trial.name} (${trial.milliseconds} ms)`,
      ...(isAsExpected(trial) ? [] : [`    expected: ${trial.expected}`, `    seen:     ${trial.seen}`]),
    ]),
  ].join('\n');
}
