import { decodeColumn } from '../codec.ts';
import type { Column } from '../declare.ts';
import type { Cell } from './columns.ts';

/** So many different answers are remembered for a column. */
const remembered = 4096;

/**
 * Whether values of a column can be read by its declaration: the same as `decodeColumn` says, without making the value.
 * Asked for every value of a long list, so that kinds with few different values remember the answer.
 */
export function readableAs(column: Column): (cell: Cell) => boolean {
  switch (column.kind) {
    case 'text':
    case 'note':
    case 'ref':
    case 'person':
      return (cell) => typeof cell === 'string';
    case 'yesNo':
      return (cell) => typeof cell === 'boolean';
    case 'count':
      return (cell) => Number.isSafeInteger(cell);
    case 'money':
      return (cell) => typeof cell === 'number' && Math.abs(cell) < 1e13;
    case 'choice':
    case 'choices':
    case 'quantity':
    case 'day': {
      const known = new Map<Cell, boolean>();
      return (cell) => {
        const found = known.get(cell);
        if (found !== undefined) return found;
        const fits = decodeColumn(column, cell).kind === 'ok';
        if (known.size < remembered && typeof cell !== 'object') known.set(cell, fits);
        return fits;
      };
    }
  }
}
