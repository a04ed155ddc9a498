import { allDue, reminderKinds } from '../../../src/domain/reminder/index.ts';
import { standingWords } from '../../../src/domain/reminder/kind.ts';
import type { ChecklistFact, Facts, TenderDates } from '../../../src/domain/reminder/facts.ts';
import { addDays, day, type Day } from '../../../src/domain/words/day.ts';
import { pounds } from '../../../src/domain/words/money.ts';
import { at, checklist, factsWith, lift, today } from './facts.ts';

function stagesOf(kind: keyof typeof reminderKinds, facts: Partial<Facts>, on = today): string[] {
  return reminderKinds[kind].due(factsWith(facts), { ...at, today: on }).map(({ stage }) => stage);
}

test('a checklist is reminded of 14 days before, on the day, 7 and 14 days after, and further up at 14 and 28', () => {
  const due = day('2026-12-04');
  const seen = new Map<string, string>();
  for (let days = -20; days <= 40; days += 1) {
    const [found] = reminderKinds['checklist-due'].due(factsWith({ checklists: [checklist] }), {
      ...at,
      today: addDays(due, days),
    });
    if (found && !seen.has(found.stage)) seen.set(found.stage, `${days} ${found.audience}`);
  }
  expect([...seen]).toEqual([
    ['-14', '-14 owner'],
    ['0', '0 owner'],
    ['+7', '7 owner'],
    ['+14', '14 head of service'],
    ['+28', '28 director'],
  ]);
});

test('after days without a run only the last stage that was reached is due', () => {
  expect(stagesOf('checklist-due', { checklists: [checklist] }, day('2026-12-30'))).toEqual(['+14']);
});

test.each(['submitted', 'signed off'] as const)('a checklist that is %s is not late', (state) => {
  expect(stagesOf('checklist-due', { checklists: [{ ...checklist, state }] }, day('2027-01-30'))).toEqual([]);
});

test('a submitted checklist is reminded of after 5 working days, whatever holidays lie between', () => {
  const submitted = (since: string): Partial<Facts> => ({
    checklists: [{ ...checklist, state: 'submitted', since: day(since) }],
  });
  expect(stagesOf('checklist-unsigned', submitted('2026-11-13'), day('2026-11-19'))).toEqual([]);
  expect(stagesOf('checklist-unsigned', submitted('2026-11-13'), day('2026-11-20'))).toEqual(['+5w']);
  // 25 and 28 December and 1 January are bank holidays: 29, 30, 31 December, 4 and 5 January count.
  expect(stagesOf('checklist-unsigned', submitted('2026-12-24'), day('2027-01-04'))).toEqual([]);
  expect(stagesOf('checklist-unsigned', submitted('2026-12-24'), day('2027-01-05'))).toEqual(['+5w']);
});

test('a returned checklist is reminded of when nobody has touched it for 10 working days', () => {
  const returned: ChecklistFact = { ...checklist, state: 'returned', since: day('2026-11-05') };
  expect(stagesOf('checklist-returned', { checklists: [returned] }, day('2026-11-18'))).toEqual([]);
  expect(stagesOf('checklist-returned', { checklists: [returned] }, day('2026-11-19'))).toEqual(['+10w']);
  const touched = { ...returned, touched: day('2026-11-17') };
  expect(stagesOf('checklist-returned', { checklists: [touched] }, day('2026-11-19'))).toEqual([]);
});

test('a contract above the threshold without a checklist is reminded of, others are not', () => {
  const due = (change: Partial<typeof lift>, checklists: readonly ChecklistFact[] = []): string[] =>
    stagesOf('contract-without-checklist', { contracts: [{ ...lift, ...change }], checklists });
  expect(due({})).toEqual(['0']);
  expect(due({ known: day('2026-10-01') })).toEqual(['+28']);
  expect(due({ value: pounds('100000') })).toEqual([]);
  expect(due({ value: undefined })).toEqual([]);
  expect(due({ exempt: true })).toEqual([]);
  expect(due({ stage: 'pipeline' })).toEqual([]);
  expect(due({ stage: 'open' })).toEqual(['0']);
  expect(due({ end: day('2026-11-19') })).toEqual([]);
  expect(due({}, [checklist])).toEqual([]);
});

test('a checklist in which nothing was recorded does not count as one', () => {
  const [found] = reminderKinds['contract-without-checklist'].due(
    factsWith({ contracts: [lift], checklists: [{ ...checklist, state: 'not started' }] }),
    at,
  );
  expect(found && standingWords(found.standing, today)).toBe('Nothing recorded');
});

test('an open action is reminded of from the day after it was due', () => {
  const action = { ref: 'A-0001', title: 'Ask for the apprentices', owner: 'o@x', open: true };
  const due = (on: string, open = true): string[] =>
    stagesOf('action-overdue', { actions: [{ ...action, open, due: day(on) }] });
  expect(due('2026-11-20')).toEqual([]);
  expect(due('2026-11-19')).toEqual(['+1']);
  expect(due('2026-11-06')).toEqual(['+14']);
  expect(due('2026-11-06', false)).toEqual([]);
});

test('evidence waits 10 days, and its card does not say the name of the file', () => {
  const file = { id: '7', contract: 'C-0001', waiting: true, since: day('2026-11-10') };
  const found = reminderKinds['evidence-waiting'].due(factsWith({ contracts: [lift], evidence: [file] }), at);
  expect(found.map(({ title, stage }) => [title, stage])).toEqual([['Evidence, Lift maintenance', '+10']]);
  expect(stagesOf('evidence-waiting', { evidence: [{ ...file, since: day('2026-11-11') }] })).toEqual([]);
  expect(stagesOf('evidence-waiting', { evidence: [{ ...file, waiting: false }] })).toEqual([]);
});

test('a contract that ends is reminded of 12, 9 and 6 months before, until its review is begun', () => {
  const due = (end: string, checklists: readonly ChecklistFact[] = []): string[] =>
    stagesOf('contract-expiring', { contracts: [{ ...lift, end: day(end) }], checklists });
  expect(due('2027-11-21')).toEqual([]);
  expect(due('2027-11-20')).toEqual(['-12m']);
  expect(due('2027-08-20')).toEqual(['-9m']);
  expect(due('2027-05-20')).toEqual(['-6m']);
  expect(due('2026-11-19')).toEqual([]);
  expect(due('2027-05-20', [{ ...checklist, kind: 'contract-review' }])).toEqual([]);
});

test('months end on the last day of the month where there is no such date', () => {
  const leap = { ...lift, end: day('2028-02-29') };
  expect(stagesOf('contract-expiring', { contracts: [leap] }, day('2027-02-27'))).toEqual([]);
  expect(stagesOf('contract-expiring', { contracts: [leap] }, day('2027-02-28'))).toEqual(['-12m']);
});

test('tenders are spoken of by reference, count and date only', () => {
  const tender: TenderDates = {
    ref: 'T-0004',
    waitsFor: 'scores',
    people: 2,
    since: day('2026-11-17'),
    standstillEnds: day('2026-11-21'),
  };
  const found = allDue(factsWith({ tenders: [tender] }), at).filter(
    ({ kind }) => kind !== 'directors-summary',
  );
  expect(found.map(({ kind, title, standing }) => [kind, title, standingWords(standing, today)])).toEqual([
    ['tender-waiting', 'Tender T-0004', 'Waits for scores of 2 people'],
    ['standstill-ending', 'Tender T-0004', 'Standstill ends 21 November'],
  ]);
});

test('a tender that has missed its day is late, once more than it waits', () => {
  const tender: TenderDates = {
    ref: 'T-0004',
    waitsFor: 'declarations',
    people: 1,
    since: day('2026-11-17'),
    due: day('2026-11-20'),
  };
  const on = (today: Day) => {
    const [found] = reminderKinds['tender-waiting'].due(factsWith({ tenders: [tender] }), { ...at, today });
    return (
      found && [found.stage, found.due, found.standing.kind === 'said' && found.standing.tone, found.place]
    );
  };
  expect(on(day('2026-11-19'))).toBeUndefined();
  expect(on(day('2026-11-20'))).toEqual(['declarations+3w', '2026-11-20', 'soon', '/tenders/T-0004']);
  expect(on(day('2026-11-21'))).toEqual(['declarations+1', '2026-11-20', 'late', '/tenders/T-0004']);
});

test('proxy values older than 12 months are one reminder a framework', () => {
  const measures = ['2025-11-20', '2024-04-01', '2025-11-21'].map((date, n) => ({
    ref: `M${n}`,
    framework: 'open@1',
    proxyAsAt: day(date),
  }));
  const found = reminderKinds['proxy-old'].due(factsWith({ measures }), at);
  expect(found.map(({ period, standing }) => [period, standingWords(standing, today)])).toEqual([
    ['2024-04-01', 'Check, 2 older than 12 months'],
  ]);
});

test('the directors hear once a month, from its first Monday on', () => {
  expect(stagesOf('directors-summary', {}, day('2026-11-01'))).toEqual([]);
  expect(stagesOf('directors-summary', {}, day('2026-11-02'))).toEqual(['month', 'month', 'month']);
  const [missing] = reminderKinds['directors-summary'].due(factsWith({ contracts: [lift] }), at);
  expect(missing && [missing.period, standingWords(missing.standing, today)]).toEqual(['2026-11', '1 of 1']);
});

test('each kind writes its own key into what is due', () => {
  const file = { id: '7', waiting: true, since: day('2026-01-10') };
  const long = day('2026-01-05');
  const facts = factsWith({
    contracts: [lift, { ...lift, ref: 'C-0002', end: day('2027-01-01') }],
    checklists: [
      { ...checklist, contract: 'C-0003' },
      { ...checklist, ref: 'K-2', contract: 'C-0003', state: 'submitted', since: long },
      { ...checklist, ref: 'K-3', contract: 'C-0003', state: 'returned', since: long, touched: long },
    ],
    evidence: [file],
    actions: [{ ref: 'A-1', title: 'x', owner: 'o', open: true, due: long }],
    measures: [{ ref: 'M1', framework: 'f', proxyAsAt: day('2020-01-01') }],
    tenders: [{ ref: 'T-1', waitsFor: 'scores', people: 1, since: long, standstillEnds: today }],
  });
  for (const [key, kind] of Object.entries(reminderKinds)) {
    const found = kind.due(facts, { ...at, today: day('2026-11-20') });
    expect([key, [...new Set(found.map((one) => one.kind))]]).toEqual([key, [key]]);
    expect(kind.key).toBe(key);
  }
});
