// The whole write path, in one piece: the tab loads it after the first rows are on the page, or with the first change.
export { openFiles } from './files.ts';
export { writeMany } from './many.ts';
export { openSender } from './sender.ts';
export { settleRow } from './settle.ts';
export { attemptWrite } from './write.ts';
