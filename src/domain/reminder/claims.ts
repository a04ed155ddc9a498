import type { Due } from './kind.ts';

/** What a claim is about; together with the channel it is the key of a reminder. */
export type Claim = Pick<Due, 'kind' | 'subject' | 'stage' | 'period'>;

/** Separators inside a part are written so that two different lists of parts never have the same key. */
export function keyPart(part: string): string {
  return /[%|\r\n]/.test(part) ? part.replace(/[%|\r\n]/g, (found) => marks[found] ?? found) : part;
}

const marks: Readonly<Record<string, string>> = { '%': '%25', '|': '%7C', '\r': '%0D', '\n': '%0A' };

/** Claims, to be asked whether one is among them; made for tens of thousands. */
export type ClaimSet = { readonly size: number; has(claim: Claim): boolean };

export function claimSet(lists: Iterable<Iterable<Claim>>): ClaimSet {
  const heads = new Map<string, Set<string>>();
  let last: Claim | undefined;
  let subjects: Set<string> | undefined;
  /** The subjects of the same kind, stage and period; mostly those of the claim before. */
  const besides = (claim: Claim): Set<string> | undefined => {
    if (last === undefined || !isBeside(claim, last)) subjects = heads.get(headOf(claim));
    last = claim;
    return subjects;
  };
  let size = 0;
  for (const claims of lists) {
    for (const claim of claims) {
      let known = besides(claim);
      if (known === undefined) heads.set(headOf(claim), (known = subjects = new Set()));
      if (known.has(claim.subject)) continue;
      known.add(claim.subject);
      size += 1;
    }
  }
  return { size, has: (claim) => besides(claim)?.has(claim.subject) === true };
}

function isBeside(one: Claim, other: Claim): boolean {
  return one.kind === other.kind && one.stage === other.stage && one.period === other.period;
}

/** Kind, stage and period are words and days of our own, which have no separator in them. */
function headOf({ kind, stage, period }: Claim): string {
  return `${kind}|${stage}|${period}`;
}

/** Characters of one note: SharePoint keeps 63,999. */
const longestNote = 60_000;
const longestLine = 4_000;

/**
 * Claims as the ledger keeps them: one line a kind, stage and period, with the references after it
 * ("checklist-due|-14|2026-12-04|K-0012|K-0013"). One note takes about 7,000 claims; the rest is in further notes.
 */
export function claimNotes(claims: readonly Claim[]): readonly string[] {
  const notes: string[] = [];
  let note = '';
  for (const line of claimLines(claims)) {
    if (note !== '' && note.length + line.length >= longestNote) {
      notes.push(note);
      note = '';
    }
    note = note === '' ? line : `${note}\n${line}`;
  }
  return [...notes, note];
}

function claimLines(claims: readonly Claim[]): readonly string[] {
  const open = new Map<string, string>();
  const full: string[] = [];
  for (const { kind, stage, period, subject } of claims) {
    const head = [kind, stage, period].map(keyPart).join('|');
    const line = `${open.get(head) ?? head}|${keyPart(subject)}`;
    if (line.length < longestLine) open.set(head, line);
    else {
      full.push(line);
      open.delete(head);
    }
  }
  return [...full, ...open.values()];
}

/** The claims of a note; a line that is none says nothing. */
export function claimsIn(note: string | undefined): readonly Claim[] {
  const claims: Claim[] = [];
  for (const line of (note ?? '').split('\n')) {
    const [kind = '', stage, period, ...subjects] = line.split('|').map(partOf);
    if (stage === undefined || period === undefined) continue;
    for (const subject of subjects) claims.push({ kind, subject, stage, period });
  }
  return claims;
}

const written: Readonly<Record<string, string>> = { '%25': '%', '%7C': '|', '%0D': '\r', '%0A': '\n' };

function partOf(part: string): string {
  return part.includes('%') ? part.replace(/%(?:25|7C|0D|0A)/g, (found) => written[found] ?? found) : part;
}
