// Which row of which list was opened last, so that the focus returns to it. Kept for this page only.
const last = new Map<string, string>();

/** Remembers the row that was opened from a list. */
export function rememberRow(list: string, row: string): void {
  last.set(list, row);
}

/** Whether the focus is to return to a row of the list. */
export function peekRow(list: string): boolean {
  return last.has(list);
}

/** The row that was opened from a list, once. */
export function takeRow(list: string): string | undefined {
  const row = last.get(list);
  last.delete(list);
  return row;
}
