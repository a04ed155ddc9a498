import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { problem, type Checked, type Problem } from '../domain/words/problem.ts';

/** The text of the one file that a command was given; paths count from where npm was called. */
export function readNamedFile(args: readonly string[], usage: string): Checked<string> {
  const [path] = args;
  if (path === undefined || args.length > 1) return problem('', `Name one file: ${usage}`);
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(resolve(process.env['INIT_CWD'] ?? process.cwd(), path));
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    return problem('', `${path} cannot be read (${reason}). Check the name and try again.`);
  }
  try {
    return { kind: 'ok', value: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return problem('', `${path} is not UTF-8 text. Save it as UTF-8 and try again.`);
  }
}

/** A problem on one line, behind its JSON pointer. The pointer to the whole document is the empty one, shown as "". */
export function problemLine({ place, tell }: Problem): string {
  const onOneLine = (text: string) =>
    text.replace(/[\p{Cc}\u2028\u2029]/gu, (character) => JSON.stringify(character).slice(1, -1));
  return `${onOneLine(place) || '""'}: ${onOneLine(tell)}\n`;
}
