import { dueDay } from '../../domain/checklist/checklist.ts';
import { kindFor, templateOf, type Kind } from '../../domain/checklist/kinds.ts';
import type { Day } from '../../domain/words/day.ts';
import { rowUnits } from '../../domain/words/time-left.ts';
import { nextRefs } from '../../domain/words/ref.ts';
import type { Declarations } from '../../registers/lists/index.ts';
import type { Registers } from '../../registers/registers.ts';
import type { Saved, Write } from '../../registers/types.ts';
import { inBulk } from '../parts/bulk-runs.ts';
import { count } from '../parts/moment.ts';
import { outcomeWords } from './use-bulk.ts';
import type { Line } from './use-lines.ts';

type Started = { readonly words: string; readonly undo?: () => Promise<string | undefined> };

/** Starts for each contract the checklist that its stage and size ask for; contracts that have one open get no second. */
export async function startChecklists(
  registers: Registers,
  lines: readonly Line[],
  who: { readonly officer: string; readonly on: Day },
): Promise<Started> {
  const read = await registers.checklists.all();
  if (read.kind === 'fault') return { words: `No checklist started. ${read.fault.tell} ${read.fault.mend}` };
  const open = new Set(
    read.value.filter((row) => row.values.status !== 'signed off').map((row) => row.values.contract),
  );
  const wanted = lines.flatMap((line): { line: Line; kind: Kind }[] => {
    const { kind } = kindFor({ ...line.contract, tier: line.tier });
    return kind && !open.has(line.contract.ref) ? [{ line, kind }] : [];
  });
  if (wanted.length === 0)
    return { words: 'No checklist started: these contracts have one open, or need none.' };
  const taken = read.value.map((row) => row.values.ref);
  const refs = nextRefs('K', taken, wanted.length);
  const writes = wanted.map(({ line, kind }, index): Write<Declarations['checklists']> => ({
    kind: 'add',
    values: {
      title: `${line.contract.title}, ${kind.name}`.slice(0, 255),
      ref: refs[index] ?? '',
      contract: line.contract.ref,
      template: templateOf(kind),
      ...(line.contract.service ? { service: line.contract.service } : {}),
      officer: who.officer,
      due: dueDay(kind, who.on),
      status: 'not started',
    },
  }));
  const run = { what: 'checklists', row: rowUnits.add };
  const ended = await inBulk({ ...run, doing: 'Starting', total: writes.length }, ({ progress, signal }) =>
    registers.checklists.many(writes, progress, signal),
  );
  const skipped = lines.length - wanted.length;
  const rest =
    skipped === 0 ? '' : ` ${count(skipped, 'contract')} left out: one is open, or none is needed.`;
  return {
    words: outcomeWords(ended, 'checklist', 'started') + rest,
    undo: () => takeAway(registers, ended),
  };
}

/** Takes away the checklists that were started; resolves with how many are left. */
async function takeAway(
  { checklists }: Pick<Registers, 'checklists'>,
  started: readonly Saved<Declarations['checklists']>[],
): Promise<string | undefined> {
  const rows = started.flatMap((one) => (one.kind === 'saved' ? [one.row] : []));
  const run = { doing: 'Taking back', what: 'checklists', total: rows.length };
  const gone = await inBulk(run, async ({ progress, signal }) => {
    let done = 0;
    for (const row of rows) {
      if (signal.aborted) break;
      const removed = await checklists.remove(row);
      if (removed.kind === 'ok') progress((done += 1));
    }
    return done;
  });
  return gone === rows.length ? undefined : `${count(rows.length - gone, 'checklist')} not taken back.`;
}
