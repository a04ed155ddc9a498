import { writeJson, type Written } from '../words/json.ts';
import { exactText, rounded } from './ratio.ts';
import type { Judged } from './score.ts';
import type { Warning } from './warnings.ts';

/** The name and version of the file form that is written. */
export const resultFormat = 'good-measure/result@1';

/** The version of the rules by which marks are worked out; it changes when the same input would give other marks. */
export const engineVersion = '1';

/** The result file to the byte. The hash is the lower-case hex SHA-256 of the tender's canonical text. */
export function writeResult(judged: readonly Judged[], warnings: readonly Warning[], sha256: string): string {
  const result = new Map<string, Written>([
    ['format', resultFormat],
    ['engine', engineVersion],
    ['inputHash', `sha256:${sha256}`],
    ['bids', judged.map(writtenBid)],
    ['warnings', warnings.map(({ code, bid, text }) => new Map(Object.entries({ code, bid, text })))],
  ]);
  return `${writeJson(result)}\n`;
}

function writtenBid(bid: Judged): Written {
  const exact = bid.marks.map(({ criterion, mark }) => [criterion, exactText(mark)] as const);
  return new Map<string, Written>([
    ['id', bid.bid.id],
    ['socialValue', rounded(bid.value, 2)],
    ['rate', bid.rate ? exactText(bid.rate) : null],
    ['marks', new Map(bid.marks.map(({ criterion, mark }) => [criterion, rounded(mark, 2)]))],
    ['exact', new Map([...exact, ['total', exactText(bid.total)]])],
    ['total', rounded(bid.total, 2)],
    ['rank', bid.rank],
    ['failed', bid.failed],
  ]);
}
