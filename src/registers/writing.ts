// The whole write path and the history of a row, in one piece: the tab loads it after the first rows are on the page, or
// with the first change.
export { openFiles } from './files.ts';
export { openSending } from './open-sending.ts';
export { versionsOf } from './versions.ts';
export { openWriter } from './writer.ts';
