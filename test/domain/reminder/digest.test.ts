import { claimSet } from '../../../src/domain/reminder/claims.ts';
import {
  digestFor,
  digestKey,
  doneKey,
  doneKeyOf,
  emptyLedger,
  itemKey,
  ownerWords,
  type Channel,
  type Digest,
  type Ledger,
} from '../../../src/domain/reminder/digest.ts';
import type { Facts, RoleFact } from '../../../src/domain/reminder/facts.ts';
import { allDue, reminderKinds } from '../../../src/domain/reminder/index.ts';
import type { Due } from '../../../src/domain/reminder/kind.ts';
import { addDays, day } from '../../../src/domain/words/day.ts';
import { pounds } from '../../../src/domain/words/money.ts';
import { at, checklist, factsWith, lift, today } from './facts.ts';

const channel: Channel = {
  name: 'Contract managers',
  by: 'webhook',
  kinds: Object.keys(reminderKinds),
  services: [],
  audience: 'managers',
  rhythm: { often: 'daily', from: '08:30' },
  paused: false,
};
const late: Due = {
  kind: 'checklist-due',
  subject: 'K-0001',
  stage: '+7',
  period: '2026-11-13',
  title: 'Checklist, Lift maintenance',
  service: 'Property',
  owner: 'officer@council.example',
  audience: 'owner',
  standing: { kind: 'due', on: day('2026-11-13') },
  due: day('2026-11-13'),
  place: '/checklists/K-0001',
};

function digest(
  due: readonly Due[],
  change: Partial<Channel> = {},
  ledger: Partial<Ledger> = {},
): Digest | undefined {
  const where = { today, slot: today, number: 1, directors: true };
  return digestFor({ ...channel, ...change }, due, { ...emptyLedger, ...ledger }, where);
}

test('a channel gets one digest with the most urgent first', () => {
  const soon: Due = {
    ...late,
    subject: 'K-2',
    standing: { kind: 'due', on: day('2026-12-04') },
    due: day('2026-12-04'),
  };
  expect(digest([soon, late])?.items.map(({ subject }) => subject)).toEqual(['K-0001', 'K-2']);
});

test('what was sent is not sent again, and nothing new is no digest', () => {
  const key = itemKey(late, channel.name);
  expect(digest([late], {}, { sent: claimSet([[late]]) })).toBeUndefined();
  expect(digest([late])?.items[0]?.key).toBe(key);
});

test('a due day that moves begins the reminders anew', () => {
  const sent = claimSet([[late]]);
  expect(digest([{ ...late, period: '2026-11-12' }], {}, { sent })?.items).toHaveLength(1);
});

test('what was put off comes back on its day, once', () => {
  const key = itemKey(late, channel.name);
  const sent = claimSet([[late]]);
  expect(digest([late], {}, { sent, snoozed: new Map([[key, day('2026-11-23')]]) })).toBeUndefined();
  const snoozed = new Map([[key, day('2026-11-20')]]);
  const back = digest([late], {}, { sent, snoozed })?.items[0];
  expect(back?.stage).toBe('+7~2026-11-20');
  expect(digest([late], {}, { sent: claimSet([[late], back ? [back] : []]), snoozed })).toBeUndefined();
});

test('putting off does not keep the next stage from coming', () => {
  const key = itemKey(late, channel.name);
  const further: Due = { ...late, stage: '+14', audience: 'head of service' };
  const ledger = { sent: claimSet([[late]]), snoozed: new Map([[key, day('2027-01-01')]]) };
  expect(digest([further], {}, ledger)?.items).toHaveLength(1);
});

test('what somebody has called done comes in no stage and no channel', () => {
  const done = new Set([doneKey(late)]);
  expect(digest([{ ...late, stage: '+28' }], { name: 'Other' }, { done })).toBeUndefined();
});

test('a channel gets its kinds and its services, and nothing while it is paused', () => {
  expect(digest([late], { kinds: ['action-overdue'] })).toBeUndefined();
  expect(digest([late], { services: ['Waste'] })).toBeUndefined();
  expect(digest([late], { services: ['Waste', 'Property'] })?.items).toHaveLength(1);
  expect(digest([late], { paused: true })).toBeUndefined();
});

test('what is for directors goes to their channel only, and to the managers when there is none', () => {
  const up: Due = { ...late, audience: 'director' };
  expect(digest([up])).toBeUndefined();
  expect(digest([up], { audience: 'directors' })?.items).toHaveLength(1);
  expect(digest([late], { audience: 'directors' })).toBeUndefined();
  const where = { today, slot: today, number: 1, directors: false };
  expect(digestFor(channel, [up], emptyLedger, where)?.items).toHaveLength(1);
});

test('keys of different parts are never the same', () => {
  const one = itemKey({ ...late, subject: 'a|b', stage: 'c' }, 'x');
  const other = itemKey({ ...late, subject: 'a', stage: 'b|c' }, 'x');
  expect(one).not.toBe(other);
  expect(digestKey('a|1', 1)).not.toBe(digestKey('a', 11));
  expect(doneKeyOf(one)).toBe(doneKey({ ...late, subject: 'a|b' }));
});

test('an owner is a role and a service, and an address only where no role is known', () => {
  const row: RoleFact = {
    person: 'Officer@council.example',
    personId: '1',
    role: 'officer',
    service: 'Property',
  };
  expect(ownerWords(late, [row], { today })).toBe('Officer, Property');
  expect(ownerWords(late, [{ ...row, to: day('2026-01-01') }], { today })).toBe('officer@council.example');
  expect(ownerWords({ ...late, owner: undefined }, [row], { today })).toBe('No owner yet, Property');
  expect(ownerWords({ ...late, audience: 'head of service' }, [row], { today })).toBe(
    'Head of service, Property',
  );
});

const register = (open: (n: number) => boolean): Facts => {
  const contracts = Array.from({ length: 20_000 }, (_, n) => ({
    ...lift,
    ref: `C-${n}`,
    value: pounds('250000'),
  }));
  const checklists = contracts.map(({ ref }, n) => ({
    ...checklist,
    ref: `K-${n}`,
    contract: ref,
    state: open(n) ? ('in progress' as const) : ('signed off' as const),
  }));
  return factsWith({ contracts, checklists });
};

/** The least of so many measurements: what the machine does beside it only adds. */
function processorTime(work: () => void, times = 30): number {
  const once = (): number => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  };
  return Math.min(...Array.from({ length: times }, once));
}

test('20,000 contracts with their checklists are decided in less than 50 ms of processor time', () => {
  const facts = register((n) => n % 100 === 0);
  const decide = (): void => {
    const due = allDue(facts, { ...at, today: day('2026-12-10') });
    expect(digest(due)?.items.length).toBe(200);
  };
  expect(processorTime(decide)).toBeLessThan(50);
});

test('so they are when all 20,000 are late and were sent before', () => {
  const facts = register(() => true);
  const today = day('2026-12-10');
  const sent = claimSet([allDue(facts, { ...at, today })]);
  expect(sent.size).toBeGreaterThan(20_000);
  const decide = (): void => {
    const due = allDue(facts, { ...at, today });
    expect(digest(due, { kinds: ['checklist-due'] }, { sent })).toBeUndefined();
  };
  expect(processorTime(decide)).toBeLessThan(50);
});

test('of many the five most urgent come first, whatever order they are found in', () => {
  const due = Array.from({ length: 500 }, (_, n): Due => {
    const on = addDays(today, ((n * 37) % 500) - 250);
    return { ...late, subject: `K-${n}`, standing: { kind: 'due', on }, due: on };
  });
  const items = digest(due)?.items ?? [];
  expect(items.slice(0, 5).map((item) => item.due)).toEqual(
    [-250, -249, -248, -247, -246].map((days) => addDays(today, days)),
  );
  expect(new Set(items.map(({ subject }) => subject)).size).toBe(500);
});
