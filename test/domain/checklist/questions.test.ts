import { allQuestions } from '../../../src/domain/checklist/questions/index.ts';
import { kindFor, kindOf, kinds, templateOf } from '../../../src/domain/checklist/kinds.ts';
import { questionsOf, sectionsOf } from '../../../src/domain/checklist/checklist.ts';
import type { Facts, MeasureFacts } from '../../../src/domain/checklist/facts.ts';
import type { Answer } from '../../../src/domain/checklist/answer.ts';
import { stages } from '../../../src/domain/contract/contract.ts';
import { tiers } from '../../../src/domain/contract/tier.ts';
import { pounds } from '../../../src/domain/words/money.ts';
import { day } from '../../../src/domain/words/day.ts';

const facts = (more: Partial<Facts> = {}): Facts => ({ stage: 'pre-procurement', tier: 'high', ...more });
const kind = (key: string) => kinds.find((one) => one.key === key)!;
const ask = (key: string) => allQuestions.find((one) => one.key === key)!;
const job: MeasureFacts = {
  code: 'OM01',
  theme: 'theme-1',
  wording: 'Local residents employed on the contract',
  unitKind: 'fte',
  unitLabel: 'FTE',
};

test('each kind asks each question once, with a title, a source and guidance', () => {
  for (const { questions } of kinds) {
    expect(new Set(questions.map(({ key }) => key)).size).toBe(questions.length);
    expect(new Set(questions.map(({ name }) => name)).size).toBe(questions.length);
    for (const one of questions) {
      expect(one.title.length).toBeGreaterThan(10);
      expect(one.source.length).toBeGreaterThan(0);
      expect(Object.keys(one.guidance).length).toBeGreaterThan(0);
      expect(one.name).not.toContain(';');
    }
  }
});

test('a low-value purchase asks at most eight questions', () => {
  expect(
    questionsOf({ kind: kind('low-value-purchase'), facts: facts({ tier: 'low' }), answers: [] }).length,
  ).toBeLessThanOrEqual(8);
});

test('above £100,000 sixteen themes are asked, and the retired one is not', () => {
  const asked = questionsOf({ kind: kind('pre-procurement'), facts: facts(), answers: [] });
  expect(asked.filter(({ theme }) => theme)).toHaveLength(16);
  expect(asked.map(({ key }) => key)).not.toContain('theme-17');
});

test('up to £100,000 only the theme that was chosen is asked', () => {
  const sheet = { kind: kind('pre-procurement'), facts: facts({ tier: 'middle' }) };
  expect(questionsOf({ ...sheet, answers: [] }).filter(({ theme }) => theme)).toEqual([]);
  const answers: Answer[] = [{ question: 'best-theme', part: '', choice: 'theme-3' }];
  expect(
    questionsOf({ ...sheet, answers })
      .filter(({ theme }) => theme)
      .map(({ key }) => key),
  ).toEqual(['theme-3']);
});

test('a competition is reserved only below the legal threshold', () => {
  const keys = (tier: 'high' | 'legal') =>
    questionsOf({ kind: kind('pre-procurement'), facts: facts({ tier }), answers: [] }).map(({ key }) => key);
  expect(keys('high')).toContain('reservation');
  expect(keys('legal')).not.toContain('reservation');
});

test('key performance indicators are asked about above £5 million, not at it', () => {
  const keys = (value: string) =>
    questionsOf({
      kind: kind('contract-review'),
      facts: facts({ stage: 'awarded', value: pounds(value) }),
      answers: [],
    }).map(({ key }) => key);
  expect(keys('5000000.01')).toContain('performance');
  expect(keys('5000000')).not.toContain('performance');
});

test('the stage and the size decide which checklist applies', () => {
  const name = (stage: Facts['stage'], tier?: Facts['tier']) => {
    const found = kindFor({ stage, tier });
    return found.kind ? found.kind.key : found.why;
  };
  expect(name('pipeline', 'low')).toBe('low-value-purchase');
  expect(name('pre-procurement', 'middle')).toBe('pre-procurement');
  expect(name('open', 'legal')).toBe('pre-procurement');
  expect(name('pipeline')).toBe('pre-procurement');
  expect(name('awarded', 'low')).toBe('contract-review');
  expect(name('withdrawn', 'high')).toBe('No checklist applies: the procurement was withdrawn.');
  for (const stage of stages) for (const tier of tiers) expect(name(stage, tier)).not.toBe('');
});

test('a stored template finds its kind, and an unknown one none', () => {
  for (const one of kinds) expect(kindOf(templateOf(one))).toBe(one);
  expect(kindOf('gone@3')).toBeUndefined();
});

test('a theme says exactly what is missing', () => {
  const tells = (own: readonly Answer[]) =>
    ask('theme-1')
      .problemWith(own, [job])
      .map(({ box, tell }) => `${box}: ${tell}`);
  const main = { question: 'theme-1', part: '' };
  expect(tells([])).toEqual(['choice: Choose an answer.']);
  expect(tells([{ ...main, choice: 'later' }])).toEqual([
    'choice: Decide between yes and no before you submit.',
  ]);
  expect(tells([{ ...main, choice: 'perhaps' }])).toEqual([
    'choice: “perhaps” is not one of the answers. Choose one of those shown.',
  ]);
  expect(tells([{ ...main, choice: 'yes' }])).toEqual([
    'measures: Choose at least one measure to ask for.',
    'words: Say why this is, or is not, relevant and proportionate.',
  ]);
  const part = { question: 'theme-1', part: 'OM01' };
  const full = { ...main, choice: 'yes', words: 'Four firms work here.' };
  expect(tells([full, part])).toEqual([
    'quantity:OM01: Enter how much will be asked for, or take the measure out.',
  ]);
  expect(tells([full, { ...part, quantity: '0.00' }])).toEqual([
    'quantity:OM01: 0 asks for nothing. Enter more than 0, or take the measure out.',
  ]);
  expect(tells([full, { ...part, quantity: '1e3' }])).toEqual([
    'quantity:OM01: “1e3” is not a number. Enter a number such as 2.5.',
  ]);
  expect(tells([full, { ...part, quantity: '1' }])).toEqual([]);
  expect(tells([full, { ...part, choice: 'no' }])).toEqual([
    'measures: Choose at least one measure to ask for.',
  ]);
  expect(tells([{ ...main, choice: 'no', words: '  ' }])).toEqual([
    'words: Say why this is, or is not, relevant and proportionate.',
  ]);
});

test('a quantity fits its unit: people and events are whole, a share is at most 100 %, a post may be a part', () => {
  const tell = (unitKind: string, unitLabel: string, quantity: string) =>
    ask('theme-1')
      .problemWith(
        [
          { question: 'theme-1', part: '', choice: 'yes', words: 'Four firms work here.' },
          { question: 'theme-1', part: 'M', quantity },
        ],
        [{ ...job, code: 'M', unitKind, unitLabel }],
      )
      .map((one) => one.tell);
  expect(tell('count', 'people', '2.5')).toEqual([
    '“2.5” is not a whole number of people. Enter a whole number.',
  ]);
  expect(tell('count', 'events', '0.5')).toEqual([
    '“0.5” is not a whole number of events. Enter a whole number.',
  ]);
  expect(tell('count', 'people', '2.0')).toEqual([]);
  expect(tell('fte', 'FTE', '2.5')).toEqual([]);
  expect(tell('percent', '% of miles', '100.0')).toEqual([]);
  expect(tell('percent', '% of miles', '100.1')).toEqual(['“100.1” is more than 100 %. Enter 100 or less.']);
  expect(tell('count', 'people', '-3')).toEqual(['“-3” is not a number. Enter a number such as 2.5.']);
});

test('words that the register cannot keep are refused with the number of characters', () => {
  const own = [{ question: 'need', part: '', words: 'x'.repeat(64_000) }];
  expect(ask('need').problemWith(own, [])[0]?.tell).toBe(
    'The text has 64,000 characters. The register keeps up to 63,999. Shorten it.',
  );
  expect(ask('need').problemWith([{ ...own[0]!, words: 'x'.repeat(63_999) }], [])).toEqual([]);
});

test('an answer is printed in lines that an auditor can read', () => {
  const own: Answer[] = [
    {
      question: 'theme-1',
      part: '',
      choice: 'yes',
      words: 'One post can be filled.\n\nFour firms work here.',
    },
    { question: 'theme-1', part: 'OM01', quantity: '1234.5' },
  ];
  expect(ask('theme-1').printed(own, [job])).toEqual([
    'Yes, ask for it.',
    'Local residents employed on the contract, 1,234.5 FTE.',
    'One post can be filled.',
    'Four firms work here.',
  ]);
  expect(ask('theme-1').printed([], [job])).toEqual(['Not answered.']);
  expect(
    ask('consultation').printed(
      [{ question: 'consultation', part: '', choice: 'yes', words: 'Panel.', day: day('2026-11-03') }],
      [],
    ),
  ).toEqual(['Yes.', 'By when: 3 November 2026.', 'Panel.']);
});

test('the task list follows the answers', () => {
  const status = (answers: readonly Answer[], returned: readonly string[] = []) =>
    sectionsOf({
      kind: kind('low-value-purchase'),
      facts: facts({ tier: 'low' }),
      answers,
      measures: [],
      returned,
    })[0]!.tasks.map((task) => task.status);
  expect(status([])[0]).toBe('Not started');
  expect(status([{ question: 'local-price', part: '', choice: 'no' }])[1]).toBe('In progress');
  expect(status([{ question: 'local-price', part: '', choice: 'no', words: 'None sells it.' }])[1]).toBe(
    'Completed',
  );
  expect(status([{ question: 'need', part: '', words: 'A desk.' }], ['need'])[0]).toBe('Returned');
});
