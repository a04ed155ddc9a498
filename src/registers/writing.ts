// What sends changes, and the history of a row, in one piece: the tab loads it after the first rows are on the page, or
// with the first change.
export { openFiles } from './files.ts';
export { openLine } from './open-line.ts';
export { settleRow } from './settle.ts';
export { noteSize } from './size-note.ts';
export { versionsOf } from './versions.ts';
