import { useRef, type KeyboardEvent } from 'react';
import type { TableProps } from './VirtualTable.tsx';

/** Where the keyboard stands in a table. */
type Standing = {
  readonly keys: readonly string[];
  readonly active: number;
  readonly move: (index: number) => void;
};

const page = 10;

function plainKeyInBody(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.altKey || event.metaKey) return false;
  return event.target instanceof HTMLElement && event.target.closest('tbody') !== null;
}

/** The keys of a table: arrows by row, Space selects, Shift+Space a range, Enter opens, Esc clears the selection. */
export function useTableKeys<T>(
  props: TableProps<T>,
  { keys, active, move }: Standing,
): (event: KeyboardEvent) => void {
  const anchor = useRef(0);
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: active + 1,
    ArrowUp: active - 1,
    PageDown: active + page,
    PageUp: active - page,
    Home: 0,
    End: keys.length - 1,
  };
  const select = (range: boolean) => {
    if (!props.selected || !props.onSelect) return;
    const next = new Set(props.selected);
    if (range) {
      const [from, to] = [Math.min(anchor.current, active), Math.max(anchor.current, active)];
      for (const key of keys.slice(from, to + 1)) next.add(key);
    } else {
      anchor.current = active;
      const key = keys[active] ?? '';
      if (!next.delete(key)) next.add(key);
    }
    props.onSelect(next);
  };
  return (event) => {
    const onRow = event.target instanceof HTMLElement && event.target.dataset['index'] !== undefined;
    if (event.key === 'Escape' && props.selected && props.selected.size > 0) {
      event.preventDefault();
      props.onSelect?.(new Set());
      return;
    }
    const to = steps[event.key];
    if (to !== undefined && plainKeyInBody(event)) {
      event.preventDefault();
      move(Math.max(0, Math.min(keys.length - 1, to)));
      return;
    }
    if (!onRow) return;
    const row = props.rows[active];
    if (event.key === ' ') {
      event.preventDefault();
      select(event.shiftKey);
    } else if (event.key === 'Enter' && row !== undefined) {
      event.preventDefault();
      props.open(row);
    }
  };
}
