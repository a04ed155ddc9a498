// What only a list of more than one page needs, in one file that is fetched with it.
export { readRanges } from './graph/ranges.ts';
export { openScan } from './store/scan/scan.ts';
