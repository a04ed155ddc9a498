import type { Column } from '../../declare.ts';
import { readableAs } from '../readable.ts';
import { parsed, type Meaning } from './byte-packing.ts';
import { ByteWords } from './byte-words.ts';
import type { Json } from './json.ts';

/** So many different values are remembered for a column. */
const remembered = 4096;
/** A number with fewer letters than this, and no exponent, is below the bounds of money and of counts. */
const longNumber = 13;

/** As `readableAs`, for JSON as it came over the wire; mostly without making the value. */
export function readableJson(
  column: Column,
  meaning: Meaning,
): (json: Json, from: number, to: number) => boolean {
  const readable = readableAs(column);
  const slowly = (json: Json, from: number, to: number) => readable(meaning(parsed(json, from, to)));
  switch (column.kind) {
    case 'text':
    case 'note':
    case 'ref':
    case 'person':
      return ({ bytes }, from) => bytes[from] === 34; // a quote
    case 'money':
      return (json, from, to) => isShortNumber(json, from, to, 46) || slowly(json, from, to);
    case 'count':
      return (json, from, to) => isShortNumber(json, from, to) || slowly(json, from, to);
    case 'yesNo':
      return ({ bytes }, from) => bytes[from] === 116 || bytes[from] === 102; // true, false
    case 'choice':
    case 'choices':
    case 'quantity':
    case 'day': {
      const known = new ByteWords();
      const fits: boolean[] = [];
      return (json, from, to) => {
        const found = known.find(json, from, to);
        if (found >= 0) return fits[found] ?? false;
        const answer = slowly(json, from, to);
        if (known.count < remembered) fits[known.add(json, from, to)] = answer;
        return answer;
      };
    }
  }
}

/** Without sign and exponent; and whole, unless the point is allowed. */
function isShortNumber({ bytes }: Json, from: number, to: number, point?: 46): boolean {
  if (to - from >= longNumber) return false;
  for (let at = from; at < to; at += 1) {
    const byte = bytes[at] ?? 0;
    if ((byte < 48 || byte > 57) && byte !== point) return false;
  }
  return true;
}
