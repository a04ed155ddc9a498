import type { Registers } from '../../src/registers/registers.ts';
import { virtualTime } from './virtual-time.ts';
import { openWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
}, 60_000);
afterAll(() => world.close());
jest.setTimeout(120_000);

const writes = 500;
/** So many writes in so many seconds are taken; then comes 429 until the seconds are over. */
const allowed = { writes: 50, seconds: 10 };

type Form = 'whole seconds' | 'decimal seconds' | 'a date' | 'zero' | 'nothing' | 'a day';

/** A tenant in front of the tenant, which throttles as Dev Proxy does: a call before the deadline pushes it back. */
function storm(form: Form, time: ReturnType<typeof virtualTime>) {
  let window = { from: 0, used: 0 };
  let deadline = 0;
  let dayLeft = form === 'a day';
  const told = { early: 0, refused: 0 };

  function refusal(): Response {
    told.refused += 1;
    const now = time.now().getTime();
    const wait = dayLeft ? 86_400_000 : window.from + allowed.seconds * 1000 - now;
    dayLeft = false;
    const until = form === 'a date' ? Math.ceil((now + wait) / 1000) * 1000 : now + wait;
    if (form === 'whole seconds') deadline = now + Math.ceil(wait / 1000) * 1000;
    else if (form === 'decimal seconds' || form === 'a day') deadline = now + wait;
    else if (form === 'a date') deadline = until;
    const value = {
      'whole seconds': String(Math.ceil(wait / 1000)),
      'decimal seconds': (wait / 1000).toFixed(3),
      'a date': new Date(until).toUTCString(),
      zero: '0',
      nothing: undefined,
      'a day': String(Math.ceil(wait / 1000)),
    }[form];
    const headers = {
      'content-type': 'application/json',
      date: new Date(now).toUTCString(),
      ...(value === undefined ? {} : { 'retry-after': value }),
    };
    const body = JSON.stringify({ error: { code: 'activityLimitReached', message: 'Too many.' } });
    return new Response(body, { status: 429, headers });
  }

  const throttling: typeof fetch = async (input, init) => {
    const now = time.now().getTime();
    const path = new URL(String(input instanceof Request ? input.url : input)).pathname;
    if (init?.method !== 'POST' || !path.endsWith('/items')) return time.fetch(input, init);
    if (now < deadline) told.early += 1;
    if (now >= window.from + allowed.seconds * 1000) window = { from: now, used: 0 };
    window.used += 1;
    if (window.used > allowed.writes || now < deadline) return refusal();
    return time.fetch(input, init);
  };
  return { fetch: throttling, told };
}

async function writeAll(registers: Registers, name: string): Promise<number> {
  const saved = await Promise.all(
    Array.from({ length: writes }, (_, n) => registers.audit.add({ title: `${name} ${n}`, event: 'storm' })),
  );
  return saved.filter(({ kind }) => kind === 'saved').length;
}

async function stored(name: string): Promise<number> {
  const rows = await world.registers('sv-lead').audit.all();
  if (rows.kind === 'fault') throw new Error(rows.fault.tell);
  const titles = rows.value.map(({ values }) => values.title).filter((title) => title.startsWith(`${name} `));
  expect(new Set(titles).size).toBe(titles.length);
  return titles.length;
}

const windows = (writes / allowed.writes - 1) * allowed.seconds * 1000;

test.each([
  ['whole seconds', windows],
  ['decimal seconds', windows],
  ['a date', windows],
  ['a day', 86_400_000 + windows],
] as const)(
  `${writes} writes through 429 with Retry-After as %s: none before the deadline, in 1.2 of the least time`,
  async (form, ideal) => {
    const time = virtualTime();
    const { fetch, told } = storm(form, time);
    const registers = world.registers('officer-waste', {}, { ...time, fetch });
    await registers.themes.all();
    const begun = time.elapsed();
    expect(await writeAll(registers, form)).toBe(writes);
    const took = time.elapsed() - begun;
    console.log(`${form}: ${told.refused} refused, ${told.early} early, ${took} ms of at least ${ideal}`);
    expect(told.refused).toBeGreaterThan(0);
    expect(told.early).toBe(0);
    expect(took).toBeLessThanOrEqual(1.2 * ideal);
    expect(await stored(form)).toBe(writes);
  },
);

test.each(['zero', 'nothing'] as const)(
  `${writes} writes through 429 with Retry-After as %s: all are stored, and the tenant is not hammered`,
  async (form) => {
    const time = virtualTime();
    const { fetch, told } = storm(form, time);
    const registers = world.registers('officer-waste', {}, { ...time, fetch });
    expect(await writeAll(registers, form)).toBe(writes);
    console.log(`${form}: ${told.refused} refused`);
    expect(told.refused).toBeLessThanOrEqual(writes);
    expect(await stored(form)).toBe(writes);
  },
);

test('a client that does not wait as it is told is found by the same check', async () => {
  const time = virtualTime();
  const { fetch, told } = storm('whole seconds', time);
  // Impatient until it is found out, so that the test comes to an end.
  const wait = (ms: number, signal?: AbortSignal) => time.wait(told.early > 0 ? ms : ms / 4, signal);
  const impatient = { ...time, fetch, wait };
  await writeAll(world.registers('officer-waste', {}, impatient), 'impatient');
  expect(told.early).toBeGreaterThan(0);
});
