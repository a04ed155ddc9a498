import type { SortField } from '../order.ts';
import { Thing } from './thing.ts';

type Sorter = (fields: readonly SortField[], options: { matchCase: boolean; hasHeaders: boolean }) => void;

/** Excel.RangeSort */
export class RangeSortThing extends Thing {
  readonly kind = 'RangeSort';
  private readonly sort: Sorter;
  constructor(sort: Sorter) {
    super();
    this.sort = sort;
  }
  Apply(fields: readonly SortField[], matchCase = false, hasHeaders = false) {
    this.sort(fields, { matchCase, hasHeaders });
  }
}
