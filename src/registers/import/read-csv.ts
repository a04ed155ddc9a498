import Papa from 'papaparse';
import type { Table } from '../../domain/import/table.ts';
import { fromWindows1252 } from '../../domain/words/mojibake.ts';
import { type Checked, ok, problem } from '../../domain/words/problem.ts';
import { limits, registerLooks, tableFrom, tooManyRows, type Looks } from './table-from.ts';

const delimiters = [
  [',', 'commas'],
  [';', 'semicolons'],
  ['\t', 'tabs'],
  ['|', 'bars'],
] as const;

/** Text of a file, with the encoding that it was read in. */
type Decoded = { readonly text: string; readonly encoding: string };

/** The rows of a CSV file, whatever its encoding, separator and line ends. */
export function readCsv(bytes: Uint8Array, looks: Looks = registerLooks): Checked<Table> {
  const decoded = decode(bytes);
  if (decoded.kind === 'problems') return decoded;
  const text = decoded.value.text.replace(/\r\n?/g, '\n');
  const hint = /^sep=(.)\n/i.exec(text); // Excel's own way of telling the separator
  const body = hint ? text.slice(hint[0].length) : text;
  const delimiter = hint?.[1] ?? likelyDelimiter(body);
  const records = parse(body, delimiter, hint ? 2 : 1);
  if (records.kind === 'problems') return records;
  const word = delimiters.find(([sign]) => sign === delimiter)?.[1] ?? `“${delimiter}”`;
  const shifted = hint ? [[], ...records.value] : records.value; // row numbers stay those of the file
  return tableFrom(shifted, { readAs: `${decoded.value.encoding}, separated by ${word}`, notes: [], looks });
}

function decode(bytes: Uint8Array): Checked<Decoded> {
  const wide = wideEncoding(bytes);
  if (wide !== undefined) return utf16(bytes, wide);
  if (bytes.includes(0)) {
    return problem(
      '',
      'The file holds bytes that no text has, so it is damaged or not CSV. Save it as CSV in Excel and choose it again.',
    );
  }
  try {
    return ok({ text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'UTF-8' });
  } catch {
    return ok({ text: fromWindows1252(bytes), encoding: 'Windows-1252' });
  }
}

/** UTF-16 by its byte order mark, or by the empty half that Latin letters have in it. */
function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const start = bytes.subarray(0, 1000);
  const empty = [0, 1].map((half) => start.filter((byte, index) => byte === 0 && index % 2 === half).length);
  const [even = 0, odd = 0] = empty;
  if (even === 0 && odd > start.length / 4) return 'utf-16le';
  return odd === 0 && even > start.length / 4 ? 'utf-16be' : undefined;
}

/** By hand: not every Node that we run on has a decoder for big-endian UTF-16. */
function utf16(bytes: Uint8Array, kind: 'utf-16le' | 'utf-16be'): Checked<Decoded> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length - (bytes.length % 2));
  const parts: string[] = [];
  for (let start = 0; start < view.byteLength; start += 32_768) {
    const length = Math.min(32_768, view.byteLength - start) / 2;
    const units = Array.from({ length }, (_, index) =>
      view.getUint16(start + index * 2, kind === 'utf-16le'),
    );
    parts.push(String.fromCharCode(...units));
  }
  const text = parts.join('');
  return ok({
    text: text.startsWith('\uFEFF') ? text.slice(1) : text,
    encoding: 'UTF-16',
  });
}

/** The separator that the first line with any has most of, outside quotation marks. */
function likelyDelimiter(text: string): string {
  const lines = text.slice(0, 100_000).split('\n', 20);
  for (const line of lines) {
    const bare = line.replace(/"[^"]*"?/g, '');
    const [best] = delimiters
      .map(([sign]) => ({ sign, count: bare.split(sign).length - 1 }))
      .sort((one, other) => other.count - one.count);
    if (best !== undefined && best.count > 0) return best.sign;
  }
  return ',';
}

function parse(text: string, delimiter: string, firstRow: number): Checked<string[][]> {
  const records: string[][] = [];
  let stopped: Checked<never> | undefined;
  Papa.parse<string[]>(text, {
    delimiter,
    newline: '\n',
    step: ({ data, errors }, parser) => {
      const quotes = errors.find(({ type }) => type === 'Quotes');
      if (quotes !== undefined) stopped = quoteProblem(quotes.code, records.length + firstRow);
      else if (records.length > limits.rows + 20) stopped = tooManyRows();
      if (stopped !== undefined) parser.abort();
      else records.push(data);
    },
  });
  return stopped ?? ok(records);
}

function quoteProblem(code: string, row: number): Checked<never> {
  const what =
    code === 'MissingQuotes'
      ? 'opens a quotation mark that is never closed'
      : 'has a quotation mark in the middle of a cell';
  return problem(
    `Row ${row}`,
    `This row ${what}, so the rows below it cannot be told apart. Correct the mark in the file, or save the register as XLSX.`,
  );
}
