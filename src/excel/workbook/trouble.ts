import type { Fault } from '../../domain/words/outcome.ts';

type Words = Omit<Fault, 'code'>;

// What Excel's errors mean for a person, by Excel's own names of them.
const known: Readonly<Record<string, Words>> = {
  InvalidOperationInCellEditMode: {
    kind: 'busy',
    tell: 'A cell is being edited in Excel.',
    mend: 'Finish editing the cell in Excel, then try again.',
  },
  AccessDenied: {
    kind: 'no-right',
    tell: 'The sheet is protected with a password.',
    mend: 'Unprotect the sheet under Review, then try again.',
  },
  RequestPayloadSizeLimitExceeded: {
    kind: 'too-large',
    tell: 'The tables are larger than Excel takes at once.',
    mend: 'Filter the register to fewer rows, then put it into the workbook.',
  },
  ResponsePayloadSizeLimitExceeded: {
    kind: 'too-large',
    tell: 'The table is larger than Excel gives at once.',
    mend: 'Delete rows or columns that are not needed, then try again.',
  },
  ItemNotFound: {
    kind: 'not-found',
    tell: 'A sheet or table was taken away while it was being used.',
    mend: 'Undo that in Excel, or put the table into the workbook again.',
  },
  ApiNotFound: {
    kind: 'refused',
    tell: 'This Excel is too old for that.',
    mend: 'Use Excel 2021 or later, Microsoft 365 or Excel on the web.',
  },
};

/** The fault that an error of Excel's means. A bug of ours is thrown on. */
export function faultOf(error: unknown): Fault {
  const code = codeOf(error);
  if (code === undefined) throw error;
  const words = known[code] ?? {
    kind: 'strange',
    tell: 'Excel did not do what was asked.',
    mend: 'Save the workbook and open it again. If it happens again, give this code to your IT team.',
  };
  return { ...words, code };
}

/** Excel's name for an error; undefined for an error that is not Excel's. */
function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('debugInfo' in error) || !('code' in error))
    return undefined;
  return String(error.code);
}
