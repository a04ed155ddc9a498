import { supplierKey } from '../supplier/supplier.ts';
import { isNotKnown, quoted, tidyLine } from '../words/read-text.ts';
import type { RowReader } from './cells.ts';

/** A supplier as one row of a file names it. */
export type NamedSupplier = {
  readonly title: string;
  readonly companyNumber?: string;
  readonly sme?: boolean;
  readonly vcse?: boolean;
};

// Names in one cell are separated by line ends, semicolons, bars, or a comma with no space after it, as
// Contracts Finder writes them; "Grounds, Gardens & Trees Ltd" is one name.
const between = /\s*[;\n|]\s*|,(?=[^\s\d])/;
// Contracts Finder's own export: [Name|Address|Ref type|Ref number|Is SME|Is VCSE], one bracket a supplier.
const bracketed = /\[([^\][|]*)\|([^\][]*)\]/g;

/** Each supplier that a cell names, once. */
export function namedSuppliers(cell: string): readonly NamedSupplier[] {
  const found = [...cell.matchAll(bracketed)].map(([, name = '', rest = '']) =>
    fromBracket(name, rest.split('|')),
  );
  const all =
    found.length > 0
      ? found
      : cell
          .replace(/[^\S\n]{2,}/g, ' ')
          .split(between)
          .map((name) => ({ title: tidyLine(name).replace(/^[,\s]+|[,\s]+$/g, '') }));
  const seen = new Set<string>();
  return all.filter(({ title }) => {
    const key = supplierKey(title);
    if (isNotKnown(title) || key === '' || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function fromBracket(name: string, [, kind = '', number = '', sme = '', vcse = '']: string[]): NamedSupplier {
  const companyNumber = /compan|gb-coh/i.test(kind) ? readCompanyNumber(number) : undefined;
  const isSme = readYesNo(sme);
  const isVcse = readYesNo(vcse);
  return {
    title: tidyLine(name),
    ...(companyNumber !== undefined && { companyNumber }),
    ...(isSme !== undefined && { sme: isSme }),
    ...(isVcse !== undefined && { vcse: isVcse }),
  };
}

/** Companies House's number in its eight characters; undefined when the text is none. */
export function readCompanyNumber(text: string): string | undefined {
  const plain = text.replace(/\s/g, '').toUpperCase();
  if (/^\d{6,8}$/.test(plain)) return plain.padStart(8, '0'); // spreadsheets eat leading noughts
  return /^[A-Z]{2}\d{6}$/.test(plain) ? plain : undefined;
}

/** Yes or no in the words of registers; undefined when the text is neither. */
export function readYesNo(text: string): boolean | undefined {
  const word = tidyLine(text).toLowerCase();
  if (['yes', 'y', 'true', '1', 'sme', 'vcse'].includes(word)) return true;
  if (['no', 'n', 'false', '0', 'non-sme'].includes(word)) return false;
  return undefined;
}

/** Yes or no in a cell; undefined when it is not known, and told when it is neither. */
export function yesNo(reader: RowReader, field: 'sme' | 'vcse' | 'valueIncludesVat'): boolean | undefined {
  const text = tidyLine(reader.raw(field));
  const read = readYesNo(text);
  if (read === undefined && !isNotKnown(text))
    reader.warn(field, `${quoted(text)} is neither yes nor no. It was left out.`);
  return read;
}
