import { isDay, longDay } from '../../domain/words/day.ts';
import { money, pence } from '../../domain/words/money.ts';
import type { Column, Declaration } from '../../registers/declare.ts';
import type { Version } from '../../registers/types.ts';

/** One step in the life of a row: who, when, and what became what. */
export type HistoryStep = {
  readonly key: string;
  readonly at: string;
  readonly who: string;
  readonly what: readonly string[];
};

/** The history of a row from its versions, the newest first. Steps that changed nothing of ours are left out. */
export function historyOf<D extends Declaration>(
  declaration: D,
  versions: readonly Version<D>[],
): readonly HistoryStep[] {
  return versions
    .map((version, index) => {
      const older = versions[index + 1];
      const what = older
        ? differences(declaration, older.values, version.values)
        : [`Added to ${declaration.list}`];
      return { key: version.id, at: version.changed.at, who: version.changed.by.name, what };
    })
    .filter((step) => step.what.length > 0);
}

function differences(
  { columns }: Declaration,
  older: Readonly<Record<string, unknown>>,
  newer: Readonly<Record<string, unknown>>,
): readonly string[] {
  return Object.entries(columns).flatMap(([key, column]) => {
    const [before, after] = [inWords(column, older[key]), inWords(column, newer[key])];
    if (before === after) return [];
    if (before === '') return [`${column.label}: ${after}`];
    return [`${column.label}: ${before} → ${after === '' ? 'empty' : after}`];
  });
}

/** A value as people read it; empty when there is none. */
export function inWords(column: Column, value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'bigint') return money(pence(value));
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (column.kind === 'day' && typeof value === 'string' && isDay(value)) return longDay(value);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
