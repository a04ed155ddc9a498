import { decodeColumn, type WireFields } from './codec.ts';
import { wireName, type Declaration } from './declare.ts';
import type { Rows } from './rows.ts';
import type { Held } from './held.ts';
import type { Sender } from './sending.ts';
import type { Changes, Row } from './types.ts';

/** Rows as the person sees them. */
export type View<D extends Declaration> = {
  rows(): readonly Row<D>[] | undefined;
  subscribe(changed: () => void): () => void;
  /** Whether somebody looks at the rows now. */
  watched(): boolean;
};

/** The server's rows with the person's unsaved changes on top. In a conflict theirs is shown, and mine is kept. */
export function openView<D extends Declaration>(
  declaration: D,
  rows: Rows<D>,
  sender: Pick<Sender, 'typed' | 'subscribe'>,
): View<D> {
  const listeners = new Set<() => void>();
  let shown: readonly Row<D>[] | undefined;
  let overlaid = '';

  const mine = () =>
    sender.typed().filter(({ entry, state }) => entry.register === declaration.key && state !== 'conflict');
  const stamp = () =>
    mine()
      .map(({ entry }) => `${entry.key}${JSON.stringify(entry.fields)}`)
      .join();

  function changed(): void {
    shown = undefined;
    for (const listener of listeners) listener();
  }
  rows.subscribe(changed);
  sender.subscribe(() => {
    const now = stamp();
    if (now === overlaid) return;
    overlaid = now;
    changed();
  });

  return {
    watched: () => listeners.size > 0,
    rows() {
      if (!rows.all()) return undefined;
      shown ??= overlay(declaration, rows, mine());
      return shown;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function overlay<D extends Declaration>(
  declaration: D,
  rows: Rows<D>,
  held: readonly Held[],
): readonly Row<D>[] {
  if (held.length === 0) return rows.all() ?? [];
  const mine = new Map<string, { readonly was: Row<D> | undefined; row: Row<D> | undefined }>();
  for (const { entry } of held) {
    const was = rows.byKey(entry.item);
    const change = mine.get(entry.item) ?? { was, row: was };
    mine.set(entry.item, change);
    if (entry.kind === 'remove') change.row = undefined;
    else if (change.row) {
      const values = { ...change.row.values, ...valuesOf(declaration, entry.fields) };
      change.row = { ...change.row, values };
    } else if (entry.kind === 'add') change.row = unsaved(declaration, entry.item, entry);
  }
  const changes = [...mine.values()];
  const instead = new Map(changes.flatMap(({ was, row }) => (was ? [[was.id, row] as const] : [])));
  return rows.with(
    instead,
    changes.flatMap(({ was, row }) => (was || !row ? [] : [row])),
  );
}

// Nobody and no time: who wrote a row and when is what the server will say.
function unsaved<D extends Declaration>(
  declaration: D,
  clientKey: string,
  { fields, at }: Held['entry'],
): Row<D> {
  const stamp = { by: { id: '', upn: '', name: '' }, at };
  // An add has passed the check of its declaration, so that every required column is there.
  const values = valuesOf(declaration, fields) as Row<D>['values'];
  return { id: '', clientKey, etag: '', values, created: stamp, changed: stamp };
}

/** Columns of a change, back as values; a column that is emptied is there as undefined. */
export function valuesOf<D extends Declaration>(
  declaration: D,
  fields: WireFields,
  columns: readonly string[] = Object.keys(declaration.columns),
): Changes<D> {
  const found: Record<string, unknown> = {};
  for (const key of columns) {
    const column = declaration.columns[key];
    if (!column || !(wireName(key) in fields)) continue;
    const read = decodeColumn(column, fields[wireName(key)]);
    found[key] = read.kind === 'ok' ? read.value : undefined;
  }
  // Each value has just been read by the kind that its column declares.
  return found as Changes<D>;
}
