import { addDays, addMonths, type Day } from '../words/day.ts';
import { type Checked, ok, problem } from '../words/problem.ts';

/** The largest file, in bytes: 250 MB. */
export const largestFile = 250 * 1024 * 1024;

/** The rules as they are said before a file is chosen. */
export const fileRules = 'PDF, Word, Excel or picture, up to 250 MB each. No names of people who benefit.';

/** What the file chooser offers. */
export const acceptedEndings: readonly string[] = [
  '.pdf',
  '.docx',
  '.doc',
  '.xlsx',
  '.xls',
  '.csv',
  '.png',
  '.jpg',
  '.jpeg',
  '.heic',
  '.webp',
];

type Sort = 'pdf' | 'zip' | 'ole' | 'png' | 'jpeg' | 'heic' | 'webp' | 'text';

const sortOf: Readonly<Record<string, Sort>> = {
  pdf: 'pdf',
  docx: 'zip',
  xlsx: 'zip',
  doc: 'ole',
  xls: 'ole',
  csv: 'text',
  png: 'png',
  jpg: 'jpeg',
  jpeg: 'jpeg',
  heic: 'heic',
  webp: 'webp',
};

/** Whether a file may be stored, by its name, size and first bytes (at least 16 of them, when it has as many). */
export function checkFile(name: string, size: number, first: Uint8Array): Checked<string> {
  const ending = endingOf(name);
  const sort = Object.hasOwn(sortOf, ending) ? sortOf[ending] : undefined;
  if (sort === undefined)
    return problem(
      name,
      `${ending === '' ? 'This file has no ending' : `A file ending in .${ending} is not kept here`}. Choose a PDF, Word, Excel or picture file.`,
    );
  if (size === 0) return problem(name, 'The file is empty. Check it and choose it again.');
  if (size > largestFile)
    return problem(name, `The file has ${sizeInWords(size)}. Choose one of at most 250 MB.`);
  if (sort === 'zip' && looksLike('ole', first))
    return problem(
      name,
      `The file is locked with a password, or was saved by an Office older than 2007. Open it, remove the password, save it again as .${ending} and choose it again.`,
    );
  if (!looksLike(sort, first))
    return problem(
      name,
      `The file ends in .${ending} but holds something else. Open it, save it again as .${ending} and choose it again.`,
    );
  return ok(mendName(name));
}

function endingOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot < 1
    ? ''
    : name
        .slice(dot + 1)
        .toLowerCase()
        .trim();
}

function looksLike(sort: Sort, first: Uint8Array): boolean {
  const starts = (...bytes: readonly number[]): boolean =>
    bytes.every((byte, index) => first[index] === byte);
  const word = (from: number, to: number): string => String.fromCharCode(...first.slice(from, to));
  switch (sort) {
    case 'pdf':
      return word(0, 5) === '%PDF-';
    case 'zip':
      return starts(0x50, 0x4b, 0x03, 0x04);
    case 'ole':
      return starts(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1);
    case 'png':
      return starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
    case 'jpeg':
      return starts(0xff, 0xd8, 0xff);
    case 'heic':
      return word(4, 8) === 'ftyp' && ['heic', 'heix', 'mif1', 'msf1', 'hevc'].includes(word(8, 12));
    case 'webp':
      return word(0, 4) === 'RIFF' && word(8, 12) === 'WEBP';
    case 'text':
      // Excel's “Unicode text” is UTF-16 and says so by a mark.
      if (starts(0xff, 0xfe) || starts(0xfe, 0xff)) return true;
      return !first.includes(0) && !['%PDF-', 'PK\u0003\u0004'].some((mark) => word(0, mark.length) === mark);
  }
}

// Names that Windows and SharePoint refuse, whatever the ending.
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d|desktop|_vti_.*|\.lock)$/i;

/** The name under which a file is stored: without what SharePoint refuses, at most 120 characters, its ending kept. */
export function mendName(name: string): string {
  const ending = endingOf(name);
  const stem = ending === '' ? name : name.slice(0, name.length - ending.length - 1);
  const clean = stem
    .normalize('NFC')
    // Controls, direction marks and zero-width characters can make a name look like another one.
    .replace(/[\p{Cc}\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]/gu, '')
    .replace(/["*:<>?/\\|#%~&{}]/g, '-')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  const cut = Array.from(clean).slice(0, 120).join('').trim();
  const safe = cut === '' || reserved.test(cut) ? `file ${cut}`.trim() : cut;
  return ending === '' ? safe : `${safe}.${ending}`;
}

/** A size as people read it: "412 kB", "6.8 MB". */
export function sizeInWords(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/**
 * The day until which evidence is kept: six years after the contract ends (Limitation Act 1980, section 5), or after
 * today when the end is not known.
 */
export function retainUntil(contractEnd: Day | undefined, today: Day, years = 6): Day {
  const from = contractEnd !== undefined && contractEnd > today ? contractEnd : today;
  return addDays(addMonths(from, years * 12), 1);
}

/** Whether a file is due for disposal. */
export function isForDisposal(retain: Day | undefined, today: Day): boolean {
  return retain !== undefined && retain < today;
}
