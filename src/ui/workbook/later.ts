import { failed, type Outcome } from '../../domain/words/outcome.ts';
import type { Workbook } from './port.ts';

/** The workbook by an adapter whose code comes with the first question. */
export function workbookLater(load: () => Promise<Workbook>): Workbook {
  const ask = async <T>(question: (workbook: Workbook) => Promise<Outcome<T>>): Promise<Outcome<T>> => {
    const workbook = await load().catch(() => undefined);
    return workbook ? question(workbook) : failed(notFetched);
  };
  return {
    facts: () => ask((workbook) => workbook.facts()),
    put: (sheets) => ask((workbook) => workbook.put(sheets)),
    read: (key) => ask((workbook) => workbook.read(key)),
    write: (key, edits) => ask((workbook) => workbook.write(key, edits)),
    selected: () => ask((workbook) => workbook.selected()),
    show: (key, row, column) => ask((workbook) => workbook.show(key, row, column)),
    stamp: (stamp) => ask((workbook) => workbook.stamp(stamp)),
    onEdited: (edited) => ask((workbook) => workbook.onEdited(edited)),
    tryOut: (tried) => ask((workbook) => workbook.tryOut(tried)),
  };
}

const notFetched = {
  kind: 'offline',
  tell: 'The part that works with the sheets could not be fetched.',
  mend: 'Check the connection, then try again.',
  code: 'WorkbookCode',
} as const;
