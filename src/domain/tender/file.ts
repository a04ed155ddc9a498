import { below, canonicalJson, readJson, type Json } from '../words/json.ts';
import { ok, type Checked, type Problem } from '../words/problem.ts';
import { readCriteria } from './file-method.ts';
import { compare, exactText, one, zero, type Ratio } from './ratio.ts';
import {
  needNumber,
  note,
  openMembers,
  readChoice,
  readList,
  readNeeded,
  readNumber,
  readText,
  type Members,
} from './reading.ts';
import type { Bid, BidLine, Criterion, Question, Tender } from './tender.ts';

/** A tender as read, with its canonical text, whose SHA-256 is the input hash of every result. */
export type ReadTender = { readonly tender: Tender; readonly canonical: string };

/** The name and version of the file form that is read. */
export const tenderFormat = 'good-measure/tender@1';

/** A tender file, or everything that is wrong with it, each with a JSON pointer and what to do. */
export function readTender(text: string): Checked<ReadTender> {
  const json = readJson(text);
  if (json.kind === 'problems') return json;
  const tender = checkTender(json.value);
  return tender.kind === 'ok' ? ok({ tender: tender.value, canonical: canonicalJson(json.value) }) : tender;
}

const members = ['format', 'reference', 'estimate', 'criteria', 'tieBreak', 'includeFailed', 'bids'];

/** The tender that a JSON document describes, or everything that is wrong with it. */
export function checkTender(document: Json): Checked<Tender> {
  const found: Problem[] = [];
  const of = openMembers(document, '', members, found);
  if (!of) return { kind: 'problems', problems: found };
  const { method, criteriaAreRead } = readMethod(of);
  const bids = readBids(of, criteriaAreRead ? questionsOf(method.criteria) : undefined);
  return found.length > 0 ? { kind: 'problems', problems: found } : ok({ ...method, bids });
}

/** The method that a JSON document describes, whether or not it has bids yet. */
export function checkMethod(document: Json): Checked<Tender> {
  const found: Problem[] = [];
  const of = openMembers(document, '', members, found);
  if (!of) return { kind: 'problems', problems: found };
  const { method } = readMethod(of);
  return found.length > 0 ? { kind: 'problems', problems: found } : ok({ ...method, bids: [] });
}

function readMethod(of: Members): {
  readonly method: Omit<Tender, 'bids'>;
  readonly criteriaAreRead: boolean;
} {
  readChoice(of, 'format', [tenderFormat]);
  const reference = readText(of, 'reference');
  const estimate = needNumber(of, 'estimate', { aboveZero: true });
  const before = of.found.length;
  const criteria = readCriteria(of);
  const criteriaAreRead = of.found.length === before;
  const tieBreak = readTieBreak(of, criteria, criteriaAreRead);
  const includeFailed = readFlag(of, 'includeFailed');
  return { method: { reference, estimate, criteria, tieBreak, includeFailed }, criteriaAreRead };
}

function questionsOf(criteria: readonly Criterion[]): readonly Question[] {
  return criteria.flatMap((criterion) => (criterion.kind === 'qualitative' ? criterion.questions : []));
}

function readFlag(of: Members, name: string): boolean {
  const value = of.values.get(name) ?? false;
  if (typeof value === 'boolean') return value;
  note(of, name, 'Write true or false, without quotes.');
  return false;
}

function readTieBreak(of: Members, criteria: readonly Criterion[], methodIsRead: boolean): readonly string[] {
  const ids = criteria.map((criterion) => criterion.id);
  return readList(of, 'tieBreak', 'optional').map((item, i) => {
    if (typeof item === 'string' && (!methodIsRead || ids.includes(item))) return item;
    const tell = `This names no criterion. Write one of: ${ids.join(', ')}.`;
    of.found.push({ place: below(below(of.pointer, 'tieBreak'), i), tell });
    return '';
  });
}

/** The bids. Where the method itself could not be read, their scores are not compared with it. */
function readBids(of: Members, questions: readonly Question[] | undefined): readonly Bid[] {
  const items = readList(of, 'bids', 'needed');
  if (items.length === 0 && Array.isArray(of.values.get('bids')))
    note(of, 'bids', 'There is no bid. Add at least one.');
  const pointer = below(of.pointer, 'bids');
  const seen = new Set<string>();
  return items.flatMap((item, i) => {
    const bid = readBid(item, below(pointer, i), questions, of.found);
    if (bid && bid.id !== '' && seen.has(bid.id))
      of.found.push({
        place: below(below(pointer, i), 'id'),
        tell: 'Another bid has this id already. Choose another.',
      });
    if (bid) seen.add(bid.id);
    return bid ?? [];
  });
}

function readBid(
  value: Json,
  pointer: string,
  questions: readonly Question[] | undefined,
  found: Problem[],
): Bid | undefined {
  const of = openMembers(value, pointer, ['id', 'price', 'lines', 'socialValue', 'scores'], found);
  if (!of) return undefined;
  return {
    id: readText(of, 'id'),
    price: needNumber(of, 'price', { aboveZero: true }),
    socialValue: readSocialValue(of),
    scores: questions ? readScores(of, questions) : new Map<string, Ratio>(),
  };
}

function readSocialValue(of: Members): Bid['socialValue'] {
  const total = readNumber(of, 'socialValue');
  const lines = readList(of, 'lines', 'optional').flatMap(
    (item, i) => readLine(item, below(below(of.pointer, 'lines'), i), of.found) ?? [],
  );
  if (of.values.has('socialValue') && of.values.has('lines'))
    note(of, 'socialValue', 'The bid has lines as well. Keep either the lines or this total.');
  return of.values.has('lines') ? lines : (total ?? zero);
}

const lineMembers = ['measure', 'offered', 'accepted', 'proxy', 'deadweight', 'attribution', 'cap'];

function readLine(value: Json, pointer: string, found: Problem[]): BidLine | undefined {
  const of = openMembers(value, pointer, lineMembers, found);
  if (!of) return undefined;
  const offered = readNeeded(of, 'offered');
  const accepted = readNumber(of, 'accepted') ?? offered ?? zero;
  if (offered && compare(accepted, offered) > 0)
    note(of, 'accepted', `More is accepted than the ${exactText(offered)} offered. Accept at most that.`);
  const [proxy, cap] = [readNumber(of, 'proxy'), readNumber(of, 'cap')];
  return {
    measure: readText(of, 'measure'),
    offered: offered ?? zero,
    accepted,
    deadweight: readNumber(of, 'deadweight', { toOne: true }) ?? zero,
    attribution: readNumber(of, 'attribution', { toOne: true }) ?? one,
    ...(proxy && { proxy }),
    ...(cap && { cap }),
  };
}

function readScores(bid: Members, questions: readonly Question[]): ReadonlyMap<string, Ratio> {
  const pointer = below(bid.pointer, 'scores');
  const of = openMembers(bid.values.get('scores') ?? {}, pointer, undefined, bid.found);
  if (!of) return new Map();
  const ids = new Set(questions.map((question) => question.id));
  for (const id of of.values.keys())
    if (!ids.has(id))
      note(of, id, 'No question of the criteria has this id. Remove the score or correct its id.');
  return new Map(questions.map((question) => [question.id, readScore(of, question)]));
}

function readScore(of: Members, question: Question): Ratio {
  if (!of.values.has(question.id))
    note(of, question.id, `The score is missing. Add one ${onScale(question)}.`);
  const score = readNumber(of, question.id) ?? zero;
  if (compare(score, question.scaleMax) > 0)
    note(of, question.id, `${exactText(score)} is above the scale. Write a score ${onScale(question)}.`);
  return score;
}

function onScale({ scaleMax }: Question): string {
  return `from "0" to "${exactText(scaleMax)}"`;
}
