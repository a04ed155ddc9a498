/** Numbers of Excel's events on the wire. */
export const events = { changed: 10, selected: 14 };

/** The target of events that concern the whole workbook. */
export const wholeWorkbook = 'Workbook';

/** A sheet's id as the wire has it. */
export function sheetId(id: number): string {
  return `{00000000-0001-0000-0000-${String(id).padStart(12, '0')}}`;
}
