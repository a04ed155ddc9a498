// A chain of 1,000 events, and every way to tamper with it.
import { createHash } from 'node:crypto';
import {
  chainStart,
  nextEvent,
  verifyChain,
  type Anchor,
  type AuditEvent,
  type Happening,
} from '../../../src/domain/audit/chain.ts';

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

const happening = (i: number): Happening => ({
  at: new Date(Date.UTC(2026, 10, 22, 9, 0, i)).toISOString(),
  actor: `officer${i % 7}@example.gov.uk`,
  action: 'change',
  list: 'Bids',
  ref: `B-${i % 12}`,
  before: `{"Price":${i}}`,
  after: `{"Price":${i + 1}}`,
  reason: i % 3 === 0 ? 'Clarification 4 – “price” corrected' : '',
});

async function chained(happenings: readonly Happening[]): Promise<readonly AuditEvent[]> {
  const events: AuditEvent[] = [];
  for (const each of happenings) events.push(await nextEvent(events.at(-1), each, sha256));
  return events;
}

let chain: readonly AuditEvent[] = [];
let anchors: readonly Anchor[] = [];
beforeAll(async () => {
  chain = await chained(Array.from({ length: 1000 }, (_, i) => happening(i + 1)));
  anchors = [250, 500, 900].map((seq) => ({ seq, hash: chain[seq - 1]!.hash, notedIn: `result R-${seq}` }));
});

const verify = (events: readonly AuditEvent[], noted = anchors) => verifyChain(events, noted, sha256);
const kinds = async (events: readonly AuditEvent[], noted = anchors) =>
  (await verify(events, noted)).map(({ kind, seq }) => `${kind} ${seq}`);
const edited = (seq: number, change: Partial<AuditEvent>) =>
  chain.map((event) => (event.seq === seq ? { ...event, ...change } : event));

test('an untouched chain of 1,000 events has nothing wrong with it; nor has an empty one', async () => {
  expect(await verify(chain)).toEqual([]);
  expect(await verify([], [])).toEqual([]);
  expect(chain[0]?.previousHash).toBe(chainStart);
});

test('an edit of any field of any event is found at that event', async () => {
  const fields = ['at', 'actor', 'action', 'list', 'ref', 'before', 'after', 'reason'] as const;
  for (const [i, field] of fields.entries()) {
    const seq = 1 + i * 141;
    expect(await kinds(edited(seq, { [field]: 'another' }))).toEqual([`edited ${seq}`]);
  }
  expect(await kinds(edited(1000, { after: '' }))).toEqual(['edited 1000']);
  const [told] = await verify(edited(77, { after: '' }));
  expect(told?.tell).toBe('Event 77 was changed after it was written.');
});

test('an edit with its own hash made anew is found at the next event, or by the anchor on it', async () => {
  const { hash: _, ...rest } = chain[499]!;
  const remade = await nextEvent(chain[498], { ...rest, after: 'nothing' }, sha256);
  const found = await verify(chain.map((event) => (event.seq === 500 ? remade : event)));
  expect(found.map(({ kind, seq }) => `${kind} ${seq}`)).toEqual(['rewritten 251', 'rewritten 501']);
  expect(found[1]?.tell).toContain('Event 501 does not follow from event 500');
});

test.each([1, 2, 499, 999])('event %i deleted is found where it stood', async (seq) => {
  const found = await verify(chain.filter((event) => event.seq !== seq));
  expect(found.map(({ kind, seq: at }) => `${kind} ${at}`)).toEqual([`deleted ${seq}`]);
  expect(found[0]?.tell).toBe(`Event ${seq} is missing before event ${seq + 1}.`);
});

test('a stretch deleted is one finding', async () => {
  const found = await verify(chain.filter((event) => event.seq < 301 || event.seq > 340));
  expect(found.map(({ tell }) => tell)).toEqual(['Events 301 to 340 are missing before event 341.']);
});

test('an event put in under a number that is taken is found', async () => {
  const extra = await nextEvent(chain[699], happening(5), sha256);
  const found = await kinds([...chain.slice(0, 700), extra, ...chain.slice(700)]);
  expect(found).toEqual(['inserted 701']);
  const forged = { ...extra, previousHash: 'f'.repeat(64) };
  expect(await kinds([...chain.slice(0, 700), forged, ...chain.slice(700)])).toEqual([
    'edited 701',
    'inserted 701',
    'rewritten 701',
  ]);
});

test('an event put in with all later ones numbered and hashed anew is found by the next anchor', async () => {
  const first = chain.slice(0, 600);
  const later = [happening(1), ...chain.slice(600)];
  const events = [...first];
  for (const each of later) events.push(await nextEvent(events.at(-1), each, sha256));
  const found = await verify(events);
  expect(found.map(({ kind, seq }) => `${kind} ${seq}`)).toEqual(['rewritten 501']);
  expect(found[0]?.tell).toBe(
    'Event 900 is not the one that result R-900 notes: something from event 501 on was written anew.',
  );
});

test('events in another order are found', async () => {
  const swapped = chain.with(419, chain[420]!).with(420, chain[419]!);
  expect(await kinds(swapped)).toEqual(['reordered 420']);
  const numbered = edited(420, { seq: 421 }).map((event, i) => (i === 420 ? { ...event, seq: 420 } : event));
  expect((await kinds(numbered)).filter((each) => each.startsWith('edited'))).toEqual([
    'edited 420',
    'edited 421',
  ]);
});

test('an end cut off is found back to the last anchor, and not after it', async () => {
  const found = await verify(chain.slice(0, 700));
  expect(found).toEqual([
    {
      kind: 'truncated',
      seq: 701,
      tell: 'The chain ends at event 700, but result R-900 notes event 900: the end was cut off.',
    },
  ]);
  expect(await kinds([])).toEqual(['truncated 1']);
  expect(await verify(chain.slice(0, 900))).toEqual([]);
});

test('two writers who saw the same head make the same number, so one of them has to try again', async () => {
  const [one, two] = await Promise.all([1, 2].map((i) => nextEvent(chain.at(-1), happening(i), sha256)));
  expect([one?.seq, two?.seq]).toEqual([1001, 1001]);
  const again = await nextEvent(one, happening(2), sha256);
  expect(await verify([...chain, one!, again])).toEqual([]);
});
