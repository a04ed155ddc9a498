import { below, type Json } from '../words/json.ts';
import type { Problem } from '../words/problem.ts';
import {
  priceFormulas,
  socialValueFormulas,
  type PriceFormulaKey,
  type SocialValueFormulaKey,
} from './formulas/index.ts';
import { compare, exactText, ratio, sum, type Ratio } from './ratio.ts';
import {
  needNumber,
  note,
  openMembers,
  readChoice,
  readList,
  readNumber,
  readText,
  type Members,
} from './reading.ts';
import type { Criterion, Question } from './tender.ts';

const priceKeys = Object.keys(priceFormulas) as PriceFormulaKey[]; // keys of a constant object
const socialValueKeys = Object.keys(socialValueFormulas) as SocialValueFormulaKey[]; // likewise

const known = {
  price: ['id', 'kind', 'weight', 'formula'],
  'social-value': ['id', 'kind', 'weight', 'formula', 'targetRate', 'denominator', 'minimumRate'],
  qualitative: ['id', 'kind', 'weight', 'questions'],
} as const;

type Kind = keyof typeof known;
const kinds: readonly Kind[] = ['price', 'social-value', 'qualitative'];

/** The criteria of a tender file. What is wrong is noted among the members' problems. */
export function readCriteria(tender: Members): readonly Criterion[] {
  const items = readList(tender, 'criteria', 'needed');
  const pointer = below(tender.pointer, 'criteria');
  const before = tender.found.length;
  const criteria = items.flatMap((item, i) => readCriterion(item, below(pointer, i), tender.found) ?? []);
  if (tender.found.length > before || !tender.values.has('criteria')) return criteria;
  checkKinds(tender, criteria);
  checkIds(tender, criteria);
  checkSum(tender, 'criteria', criteria, 'the criteria');
  return criteria;
}

function readCriterion(value: Json, pointer: string, found: Problem[]): Criterion | undefined {
  const open = openMembers(value, pointer, undefined, found);
  if (!open) return undefined;
  const kind = readChoice(open, 'kind', kinds);
  if (!kind) return undefined;
  const of = openMembers(value, pointer, known[kind], found) ?? open;
  const id = readText(of, 'id');
  const weight = needNumber(of, 'weight');
  switch (kind) {
    case 'price':
      return { kind, id, weight, formula: readChoice(of, 'formula', priceKeys) ?? 'relative-to-lowest' };
    case 'social-value':
      return readSocialValue(of, id, weight);
    case 'qualitative':
      return { kind, id, weight, questions: readQuestions(of) };
  }
}

function readSocialValue(of: Members, id: string, weight: Ratio): Criterion {
  const formula = readChoice(of, 'formula', socialValueKeys) ?? 'relative-to-target';
  if (of.values.get('formula') === 'relative-to-target' && !of.values.has('targetRate'))
    note(
      of,
      'targetRate',
      'The formula needs a target. Add the published rate, for example "0.25" for 25p in the pound.',
    );
  const targetRate = readNumber(of, 'targetRate', { aboveZero: true });
  const minimumRate = readNumber(of, 'minimumRate');
  return {
    kind: 'social-value',
    id,
    weight,
    formula,
    denominator: readChoice(of, 'denominator', ['estimate', 'price'], 'estimate') ?? 'estimate',
    ...(targetRate && { targetRate }),
    ...(minimumRate && { minimumRate }),
  };
}

function readQuestions(of: Members): readonly Question[] {
  const pointer = below(of.pointer, 'questions');
  const before = of.found.length;
  const questions = readList(of, 'questions', 'needed').flatMap(
    (item, i) => readQuestion(item, below(pointer, i), of.found) ?? [],
  );
  if (of.found.length === before) checkSum(of, 'questions', questions, 'the questions of this criterion');
  return questions;
}

function readQuestion(value: Json, pointer: string, found: Problem[]): Question | undefined {
  const of = openMembers(value, pointer, ['id', 'weight', 'scaleMax', 'minimum'], found);
  if (!of) return undefined;
  const minimum = readNumber(of, 'minimum');
  return {
    id: readText(of, 'id'),
    weight: needNumber(of, 'weight'),
    scaleMax: needNumber(of, 'scaleMax', { aboveZero: true }),
    ...(minimum && { minimum }),
  };
}

function checkSum(of: Members, name: string, parts: readonly { weight: Ratio }[], what: string): void {
  const total = sum(parts.map((part) => part.weight));
  if (compare(total, ratio(100)) !== 0)
    note(
      of,
      name,
      `The weights of ${what} add up to ${exactText(total)}. Change them so that they add up to 100.`,
    );
}

function checkKinds(tender: Members, criteria: readonly Criterion[]): void {
  const count = (kind: Kind) => criteria.filter((criterion) => criterion.kind === kind).length;
  if (count('price') !== 1)
    note(tender, 'criteria', `There are ${count('price')} criteria of kind price. Give exactly one.`);
  if (count('social-value') > 1)
    note(
      tender,
      'criteria',
      `There are ${count('social-value')} criteria of kind social-value. Give at most one.`,
    );
}

/** Ids of criteria and of questions share one name space, in which `total` is taken. */
function checkIds(tender: Members, criteria: readonly Criterion[]): void {
  const taken = new Set(['total']);
  const check = (id: string, pointer: string) => {
    const tell =
      id === 'total'
        ? 'The id "total" is kept for the sum of all marks. Choose another.'
        : 'This id is already used by another criterion or question. Choose another.';
    if (taken.has(id)) tender.found.push({ place: below(pointer, 'id'), tell });
    taken.add(id);
  };
  criteria.forEach((criterion, i) => {
    const pointer = below(below(tender.pointer, 'criteria'), i);
    check(criterion.id, pointer);
    if (criterion.kind !== 'qualitative') return;
    criterion.questions.forEach((question, j) => check(question.id, below(below(pointer, 'questions'), j)));
  });
}
