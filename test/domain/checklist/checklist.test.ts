import { ownTime } from '../../own-time.ts';
import fc from 'fast-check';
import type { Answer } from '../../../src/domain/checklist/answer.ts';
import {
  dueDay,
  dueInWords,
  missing,
  nextTask,
  progressOf,
  sectionsOf,
} from '../../../src/domain/checklist/checklist.ts';
import { differences } from '../../../src/domain/checklist/differences.ts';
import { sittings, type AnswerVersion } from '../../../src/domain/checklist/history.ts';
import { kinds } from '../../../src/domain/checklist/kinds.ts';
import { recordOf } from '../../../src/domain/checklist/record.ts';
import { readReturnReason, returnReason } from '../../../src/domain/checklist/return-reason.ts';
import { day } from '../../../src/domain/words/day.ts';

const low = kinds[0]!;
const sheet = (answers: readonly Answer[], returned: readonly string[] = []) => ({
  kind: low,
  facts: { stage: 'pipeline', tier: 'low' } as const,
  answers,
  measures: [],
  returned,
});
const complete: Answer[] = [
  { question: 'need', part: '', words: 'Chairs for the hall.' },
  { question: 'local-price', part: '', choice: 'yes' },
  { question: 'small-suppliers', part: '', choice: 'asked' },
  { question: 'reservation', part: '', choice: 'none' },
  { question: 'benefit', part: '', choice: 'nothing' },
  { question: 'environment', part: '', choice: 'nothing' },
  { question: 'everyone', part: '', choice: 'no' },
];

test('a checklist with every answer is ready, one without is not and says why', () => {
  expect(progressOf(sectionsOf(sheet(complete)))).toEqual({
    total: 7,
    completed: 7,
    words: '7 of 7 completed',
    ready: true,
  });
  const partly = sectionsOf(sheet(complete.slice(1)));
  expect(progressOf(partly).ready).toBe(false);
  expect(missing(partly)).toEqual([
    { box: 'need', place: 'What you are buying', tell: 'Say what you are buying and who needs it.' },
  ]);
});

test('what was returned comes next, then what was begun, then what is untouched', () => {
  const begun = [{ question: 'benefit', part: '', choice: 'something' }];
  expect(nextTask(sectionsOf(sheet(begun, ['everyone'])))?.question.key).toBe('everyone');
  expect(nextTask(sectionsOf(sheet(begun)))?.question.key).toBe('benefit');
  expect(nextTask(sectionsOf(sheet([])))?.question.key).toBe('need');
  expect(nextTask(sectionsOf(sheet(begun)), 'benefit')?.question.key).toBe('environment');
  expect(nextTask(sectionsOf(sheet(complete)))).toBeUndefined();
});

test('a checklist is due after so many working days, past Christmas and New Year', () => {
  expect(dueDay(kinds[1]!, day('2026-11-20'))).toBe('2026-12-04');
  expect(dueDay(low, day('2026-12-23'))).toBe('2027-01-04');
  expect(dueInWords(day('2026-12-04'), day('2026-11-20'))).toBe('10 working days from today');
  expect(dueInWords(day('2026-11-20'), day('2026-11-20'))).toBe('Today');
  expect(dueInWords(day('2026-11-19'), day('2026-11-20'))).toBe('1 day late');
});

test('the words that two texts share are told apart from those they do not', () => {
  const pieces = differences('One post can be filled.', 'One post and one apprentice can be filled.');
  expect(pieces).toEqual([
    { kind: 'same', text: 'One post ' },
    { kind: 'added', text: 'and one apprentice ' },
    { kind: 'same', text: 'can be filled.' },
  ]);
});

test('the pieces of a difference always make up both texts', () => {
  const word = fc.constantFrom('one', 'two', 'three', '. ', ' ', '’', '\n', 'é', '🙂');
  const text = fc.array(word, { maxLength: 30 }).map((words) => words.join(''));
  fc.assert(
    fc.property(text, text, (before, after) => {
      const pieces = differences(before, after);
      const of = (...kept: readonly string[]) =>
        pieces
          .filter(({ kind }) => kept.includes(kind))
          .map((piece) => piece.text)
          .join('');
      expect(of('same', 'removed')).toBe(before);
      expect(of('same', 'added')).toBe(after);
    }),
  );
});

test('two long texts without a common word are compared at once', () => {
  const started = ownTime();
  const pieces = differences('a '.repeat(5000), 'b '.repeat(5000));
  expect(pieces.length).toBeGreaterThan(0);
  expect(ownTime() - started).toBeLessThan(1500);
});

const person = (id: string) => ({ id, upn: `${id}@council`, name: id });
const version = (id: string, by: string, time: string, words: string): AnswerVersion => ({
  id,
  by: person(by),
  at: `2026-11-20T${time}:00Z`,
  words,
});

test('versions of one person within half an hour are one sitting, and keep the state it was left in', () => {
  const list = sittings([
    version('4', 'ann', '10:45', 'One two three four'),
    version('3', 'bob', '10:20', 'One two three'),
    version('2', 'ann', '10:05', 'One two'),
    version('1', 'ann', '10:00', 'One'),
  ]);
  expect(list.map(({ by, left, from }) => [by.id, left.id, from.slice(11, 16)])).toEqual([
    ['ann', '4', '10:45'],
    ['bob', '3', '10:20'],
    ['ann', '2', '10:00'],
  ]);
  expect(list[1]?.words).toEqual([
    { kind: 'same', text: 'One two' },
    { kind: 'added', text: ' three' },
  ]);
});

test('half an hour of rest begins a new sitting, a minute less does not', () => {
  expect(sittings([version('1', 'ann', '10:00', 'a'), version('2', 'ann', '10:29', 'b')])).toHaveLength(1);
  expect(sittings([version('1', 'ann', '10:00', 'a'), version('2', 'ann', '10:30', 'b')])).toHaveLength(2);
});

test('a return keeps its words and the answers it names apart', () => {
  const stored = returnReason(' Say which measure.\nAnd why. ', [
    'Employing local people',
    'Improving skills',
  ]);
  expect(stored).toBe(
    'Say which measure.\nAnd why.\nAnswers to change: Employing local people; Improving skills',
  );
  expect(readReturnReason(stored)).toEqual({
    words: 'Say which measure.\nAnd why.',
    names: ['Employing local people', 'Improving skills'],
  });
  expect(readReturnReason('Plain words')).toEqual({ words: 'Plain words', names: [] });
});

test('the record has every question with its answer, its source and its files', () => {
  const record = recordOf(
    sheet(complete),
    { state: 'in progress', accepted: [], doubts: [] },
    {
      contract: 'Hall chairs',
      ref: 'K-0001',
      facts: [['Contract', 'C-0001']],
      files: (key) => (key === 'need' ? ['quote.pdf'] : []),
    },
  );
  expect(record.title).toBe('Low-value purchase: Hall chairs');
  expect(record.facts).toEqual([
    ['Checklist', 'K-0001'],
    ['Contract', 'C-0001'],
    ['State', 'In progress'],
  ]);
  const answers = record.sections.flatMap((section) => section.answers);
  expect(answers).toHaveLength(7);
  expect(answers[0]).toMatchObject({ lines: ['Chairs for the hall.'], files: ['quote.pdf'] });
});
