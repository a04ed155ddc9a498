import { rowUnits } from '../../domain/words/time-left.ts';
import type { Person } from '../../domain/words/person.ts';
import type { Declaration } from '../../registers/declare.ts';
import { givenUp } from '../../registers/journal.ts';
import type { Changes, Register, Row, Saved, Saving, Write } from '../../registers/types.ts';
import { useUndo } from '../app/undo.tsx';
import { useMe, useRegisters, useToday } from '../app/world.ts';
import { type BulkWatch, inBulk } from '../parts/bulk-runs.ts';
import { count } from '../parts/moment.ts';
import { wayBack } from '../parts/three-way.ts';
import type { Line } from './use-lines.ts';

/** What can be done with many contracts at once. Each can be undone. */
export function useBulk() {
  const registers = useRegisters();
  const tell = useUndo();
  const me = useMe();
  const on = useToday();
  return {
    setManager: async (lines: readonly Line[], person: Person) => {
      const wanted = lines.map(({ row }) => ({ row, changes: { contractManager: person.upn } }));
      const run = { what: 'contracts', row: rowUnits.change };
      const changed = await inBulk({ ...run, doing: 'Changing', total: wanted.length }, (watch) =>
        changeMany(registers.saving, registers.contracts, wanted, watch),
      );
      tell({
        words: changed.words('contract', 'changed'),
        undo: () => inBulk({ ...run, doing: 'Changing back', total: changed.saved }, changed.undo),
      });
    },
    startChecklists: async (lines: readonly Line[]) => {
      const { startChecklists } = await import('./start-checklists.ts');
      tell(await startChecklists(registers, lines, { officer: me?.upn ?? '', on }));
    },
  };
}

/** What came of many changes, and the way back. */
export type ManyChanged = {
  readonly saved: number;
  /** "3 contracts changed." */
  readonly words: (one: string, done: string) => string;
  /** Resolves with what could not be undone. */
  readonly undo: (watch?: BulkWatch) => Promise<string | undefined>;
};

/**
 * Many changes with the way back: each row gets back the values that it had. Where somebody else changed the same
 * columns at the same time, theirs stay and the row counts as not changed.
 */
export async function changeMany<D extends Declaration>(
  saving: Pick<Saving, 'discard'>,
  register: Register<D>,
  wanted: readonly { readonly row: Row<D>; readonly changes: Changes<D> }[],
  watch?: BulkWatch,
): Promise<ManyChanged> {
  const writes = wanted.map(({ row, changes }): Write<D> => ({ kind: 'change', base: row, changes }));
  const ended = await written(saving, register, writes, watch);
  const saved = ended.filter((one) => one.kind === 'saved').length;
  return {
    saved,
    words: (one, done) => outcomeWords(ended, one, done),
    undo: async (watching) => {
      const back = ended.flatMap((one, index): Write<D>[] => {
        const asked = wanted[index];
        if (one.kind !== 'saved' || !asked) return [];
        return [{ kind: 'change', base: one.row, changes: before(asked.row, asked.changes) }];
      });
      const undone = await written(saving, register, back, watching);
      const left = undone.filter((one) => one.kind !== 'saved').length;
      if (left === 0) return undefined;
      if (undone.some(isGivenUp)) return `${count(left, 'change')} not undone: you stopped.`;
      return `${count(left, 'change')} could not be undone. Somebody changed the same rows since.`;
    },
  };
}

async function written<D extends Declaration>(
  saving: Pick<Saving, 'discard'>,
  register: Register<D>,
  writes: readonly Write<D>[],
  watch: BulkWatch | undefined,
): Promise<readonly Saved<D>[]> {
  const ended = await register.many(writes, watch?.progress ?? (() => undefined), watch?.signal);
  for (const one of ended) if (one.kind === 'conflict') saving.discard(one.conflict.key);
  return ended;
}

/** Takes back what a form saved: an added row goes, a changed one gets back what it held. Resolves with why it could not. */
export async function takeBack<D extends Declaration>(
  saving: Pick<Saving, 'discard'>,
  register: Register<D>,
  { saved, base }: { readonly saved: Row<D>; readonly base: Row<D> | undefined },
): Promise<string | undefined> {
  if (base === undefined) {
    const gone = await register.remove(saved);
    return gone.kind === 'fault' ? `${gone.fault.tell} ${gone.fault.mend}` : undefined;
  }
  const undone = await changeMany(saving, register, [{ row: saved, changes: wayBack(base, saved) }]);
  return undone.saved === 1 ? undefined : undone.words('row', 'changed back');
}

/** The values that the changed columns had. */
function before<D extends Declaration>(row: Row<D>, changes: Changes<D>): Changes<D> {
  const had: Readonly<Record<string, unknown>> = row.values;
  const keys = Object.keys(changes);
  return Object.fromEntries(keys.map((key) => [key, had[key]])) as Changes<D>; // the same keys, with the row's own values
}

/** Whether the person stopped before this change was sent. */
function isGivenUp<D extends Declaration>(ended: Saved<D>): boolean {
  return ended.kind === 'stopped' && ended.fault.code === givenUp.code;
}

/** "3 contracts changed." and what stood in the way of the others. */
export function outcomeWords<D extends Declaration>(
  ended: readonly Saved<D>[],
  one: string,
  done: string,
): string {
  const saved = ended.filter((each) => each.kind === 'saved').length;
  const words = `${count(saved, one)} ${done}.`;
  const failed = ended.find((each) => each.kind !== 'saved' && !isGivenUp(each));
  const left = ended.filter(isGivenUp).length;
  if (!failed)
    return left === 0 ? words : `${words} You stopped: ${left.toLocaleString('en-GB')} not ${done}.`;
  const why =
    failed.kind === 'stopped'
      ? `${failed.fault.tell} ${failed.fault.mend}`
      : failed.kind === 'refused'
        ? (failed.problems[0]?.tell ?? '')
        : 'Somebody changed the same row at the same time.';
  return `${words} ${count(ended.length - saved, 'row')} not ${done}: ${why}`;
}
