import { fine, type Outcome } from '../domain/words/outcome.ts';
import type { Problem } from '../domain/words/problem.ts';
import type { Declaration } from './declare.ts';
import type { FreshnessLog } from './freshness.ts';
import type { Gateway } from './graph/gateway.ts';
import type { Places } from './graph/places.ts';
import { readChanges, readWhole, type Reading } from './read.ts';
import type { Rows } from './rows.ts';

/** Reads one list and keeps it fresh. */
export type Reader = {
  /** Reads everything, unless it is there already. */
  whole(): Promise<Outcome<void>>;
  /** Reads what changed since the last read. */
  changes(): Promise<Outcome<void>>;
  unreadable(): readonly Problem[];
};

type World = {
  readonly gateway: Gateway;
  readonly places: Places;
  readonly freshness: FreshnessLog;
};

/** A reader that fills `rows`; two pages that ask at once share one read. */
export function openReader<D extends Declaration>(
  { gateway, places, freshness }: World,
  declaration: D,
  rows: Rows<D>,
): Reader {
  let delta: string | undefined;
  let reading: Promise<Outcome<void>> | undefined;
  let unreadable: readonly Problem[] = [];

  function once(work: (list: string) => Promise<Outcome<void>>): Promise<Outcome<void>> {
    reading ??= places
      .list(declaration)
      .then((list) => (list.kind === 'fault' ? list : work(list.value)))
      .then((outcome) => {
        freshness.told(declaration.list, outcome.kind === 'fault' ? outcome.fault : undefined);
        return outcome;
      })
      .finally(() => (reading = undefined));
    return reading;
  }

  async function whole(list: string): Promise<Outcome<void>> {
    const read = await readWhole({ gateway, declaration, list });
    if (read.kind === 'fault') return read;
    rows.replace(read.value.rows);
    return applied(read.value);
  }

  async function changes(list: string): Promise<Outcome<void>> {
    if (delta === undefined) return whole(list);
    const read = await readChanges({ gateway, declaration, list }, delta);
    if (read.kind === 'fault') return read;
    if (read.value === 'expired') return whole(list);
    for (const id of read.value.gone) rows.drop(id);
    for (const row of read.value.rows) rows.put(row);
    return applied(read.value);
  }

  function applied(read: Reading<D>): Outcome<void> {
    delta = read.delta ?? delta;
    unreadable = read.problems;
    rows.tell();
    return fine(undefined);
  }

  return {
    whole: () => (rows.all() ? Promise.resolve(fine(undefined)) : once(whole)),
    changes: () => once(changes),
    unreadable: () => unreadable,
  };
}
