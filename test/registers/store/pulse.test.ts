import type { PageLife } from '../../../src/registers/pulse.ts';
import { good } from '../../kit/good.ts';
import { until } from '../../kit/until.ts';
import { openWorld, type World } from '../world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
}, 60_000);
afterAll(() => world.close());

/** A page that can be hidden and shown, and a clock that moves when the test says so. */
function page() {
  let visible = true;
  const listeners = new Set<() => void>();
  const waits: { readonly ms: number; readonly go: () => void }[] = [];
  const life: PageLife = {
    visible: () => visible,
    subscribe(changed) {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
  };
  return {
    life,
    show(now: boolean) {
      visible = now;
      for (const tell of listeners) tell();
    },
    /** The pauses between two beats that are on now, in milliseconds. */
    pauses: () => waits.map(({ ms }) => ms),
    /** Ends the pause. */
    beat: () => waits.splice(0).forEach(({ go }) => go()),
    wait: (ms: number, signal?: AbortSignal) =>
      new Promise<void>((resolve) => {
        if (ms < 1000) return void setTimeout(resolve, 0);
        waits.push({ ms, go: resolve });
        signal?.addEventListener('abort', () => {
          waits.splice(0);
          resolve();
        });
      }),
  };
}

const pause = 30_000;
const soonOver = () => new Promise((resolve) => setTimeout(resolve, 50));
test('while the page is visible what is on screen is compared at each beat, in one request, and what is not on screen is not', async () => {
  const { life, beat, pauses, show, wait } = page();
  const registers = world.registers('officer-waste', { page: life, pulse: pause }, { wait });
  const looked = [registers.contracts, registers.suppliers];
  for (const register of [...looked, registers.actions]) expect((await register.all()).kind).toBe('ok');
  const stop = looked.map((register) => register.subscribe(() => undefined));
  world.wire.length = 0;
  const before = world.local.usage().units;
  await until(() => pauses().length === 1);
  expect(pauses()[0]).toBeGreaterThanOrEqual((pause * 2) / 3);
  expect(pauses()[0]).toBeLessThanOrEqual((pause * 4) / 3 + 1);
  beat();
  await until(() => pauses().length === 1);
  expect(world.wire.map(({ method, path }) => `${method} ${path}`)).toEqual(['POST /v1.0/$batch']);
  expect(world.local.usage().units - before).toBe(2);

  // Hidden: nothing is asked, however long it lasts.
  world.wire.length = 0;
  show(false);
  beat();
  await soonOver();
  expect(world.wire).toEqual([]);
  // Shown again: at once.
  show(true);
  await until(() => world.wire.length === 1);
  for (const one of stop) one();
});

test('what another person changed is on screen after the next beat, and a beat without news calls nobody', async () => {
  const { life, beat, pauses, wait } = page();
  const registers = world.registers('officer-waste', { page: life, pulse: pause }, { wait });
  good(await registers.contracts.all());
  let called = 0;
  const stop = registers.contracts.subscribe(() => (called += 1));
  await until(() => pauses().length === 1);
  beat();
  await until(() => pauses().length === 1);
  expect(called).toBe(0);
  const other = world.registers('procurement');
  await other.contracts.add({ title: 'New', ref: `C-${Date.now()}`, stage: 'open' });
  beat();
  await until(() => called === 1);
  expect(registers.contracts.rows()?.map(({ values }) => values.title)).toContain('New');
  stop();
});

test('without an answer the state says offline, the rows stay, and with the next answer it is up to date again', async () => {
  const { life, beat, pauses, wait } = page();
  let network = true;
  const real = world.tenant('officer-waste').fetch;
  const registers = world.registers(
    'officer-waste',
    { page: life, pulse: pause },
    {
      wait,
      fetch: (input, init) => (network ? real(input, init) : Promise.reject(new TypeError('offline'))),
    },
  );
  const rows = good(await registers.contracts.all());
  const stop = registers.contracts.subscribe(() => undefined);
  const upToDate = registers.freshness.state().upToDateAt;
  expect(upToDate).toBeDefined();
  network = false;
  await until(() => pauses().length === 1);
  beat();
  await until(() => registers.freshness.state().offline);
  expect(registers.freshness.state().upToDateAt).toBe(upToDate);
  expect(registers.contracts.rows()).toBe(rows);
  network = true;
  await until(() => pauses().length === 1);
  beat();
  await until(() => !registers.freshness.state().offline);
  stop();
});
