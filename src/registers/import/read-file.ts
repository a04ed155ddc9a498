import type { Table } from '../../domain/import/table.ts';
import { type Checked, problem } from '../../domain/words/problem.ts';
import { limits, registerLooks, type Looks } from './table-from.ts';

const saveAs = 'Save it as XLSX or CSV in Excel and choose it again.';
const starts = (bytes: Uint8Array, ...magic: readonly number[]): boolean =>
  magic.every((byte, index) => bytes[index] === byte);

/** The rows of a register's file. What it is follows from its bytes, not from its name. */
export async function readFile(bytes: Uint8Array, looks: Looks = registerLooks): Promise<Checked<Table>> {
  if (bytes.length === 0)
    return problem('', 'The file is empty. Save the register again and choose it again.');
  const large = tooLarge(bytes.length);
  if (large !== undefined) return large;
  if (starts(bytes, 0x50, 0x4b)) return (await import('./read-xlsx.ts')).readXlsx(bytes, looks);
  const wrong = notText(bytes);
  if (wrong !== undefined) return problem('', wrong);
  return (await import('./read-csv.ts')).readCsv(bytes, looks);
}

/** Refuses a file by its size in bytes alone, before it is taken into memory; undefined when it can be read. */
function tooLarge(length: number): Checked<never> | undefined {
  if (length <= limits.bytes) return undefined;
  const size = Math.ceil(length / 1_000_000).toLocaleString('en-GB');
  return problem(
    '',
    `The file has ${size} MB. Files up to ${limits.bytes / 1_000_000} MB are read: split it and import the parts one after the other.`,
  );
}

/** The rows of a file that somebody chose; refuses one that is too large, or that cannot be read, without taking it in. */
export async function readChosen(file: Blob): Promise<Checked<Table>> {
  const large = tooLarge(file.size);
  if (large !== undefined) return large;
  // A browser gives no file that another program holds, that was moved, or that has changed since it was chosen.
  const buffer = await file.arrayBuffer().catch(() => undefined);
  if (buffer === undefined)
    return problem('', 'The file cannot be read. Close it in other programs and choose it again.');
  return readFile(new Uint8Array(buffer));
}

function notText(bytes: Uint8Array): string | undefined {
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return oldOffice(bytes);
  if (starts(bytes, 0x25, 0x50, 0x44, 0x46))
    return 'This is a PDF. Ask for the register as XLSX or CSV and choose that.';
  if (starts(bytes, 0x89, 0x50, 0x4e, 0x47) || starts(bytes, 0xff, 0xd8, 0xff))
    return 'This is a picture. Ask for the register as XLSX or CSV and choose that.';
  const beginning = new TextDecoder().decode(bytes.subarray(0, 1000)).trimStart().toLowerCase();
  if (/^(?:<!doctype html|<html|<table|<meta|<head)/.test(beginning))
    return `This is a web page, even if its name ends in .xls. Open it in Excel. ${saveAs}`;
  if (beginning.startsWith('<?xml')) return `This is XML, not CSV or XLSX. Open it in Excel. ${saveAs}`;
  if (/^[[{]\s*["{[\]}]/.test(beginning))
    return 'This is JSON, not CSV or XLSX. Ask for the register as CSV and choose that.';
  return undefined;
}

/** The container of Office before 2007, which also wraps workbooks that are locked with a password. */
function oldOffice(bytes: Uint8Array): string {
  const locked = Array.from('EncryptedPackage', (letter) => letter.charCodeAt(0));
  const last = Math.min(bytes.length - 32, 1_000_000);
  for (let at = 0; at < last; at += 1) {
    if (bytes[at] === locked[0] && locked.every((byte, index) => bytes[at + index * 2] === byte)) {
      return 'The workbook is locked with a password. Open it in Excel, remove the password, save it and choose it again.';
    }
  }
  return `This is a workbook of Excel 2003 or older (XLS). ${saveAs}`;
}
