import { openWorld, type World } from '../registers/world.ts';
import { runReminders } from '../../src/reminders/run.ts';
import type { Registers } from '../../src/registers/registers.ts';
import type { Webhook } from '../../src/reminders/post/transport.ts';
import { addActions, addChannel, keepingWebhook, runOf, type Posts } from './world.ts';

jest.setTimeout(120_000);

let world: World;
beforeEach(async () => {
  world = await openWorld();
  await addActions(world.registers('sv-lead'), 3);
  await addChannel(world.registers('sv-lead'), 'A');
});
afterEach(() => world.close());

class Killed extends Error {}

/** A run that ends after so many calls to the outside; the last of them may have arrived or not. */
async function killedRun(calls: number, arrives: boolean, posts: Posts): Promise<void> {
  let left = calls;
  const pass = async <T>(call: () => Promise<T>): Promise<T> => {
    left -= 1;
    if (left > 0) return call();
    if (left === 0 && arrives) await call();
    throw new Killed();
  };
  const own = world.registers('sv-lead');
  const sent: Registers['sent'] = {
    ...own.sent,
    add: (values, key) => pass(() => own.sent.add(values, key)),
    change: (base, changes) => pass(() => own.sent.change(base, changes)),
    many: (writes, progress) => pass(() => own.sent.many(writes, progress)),
  };
  const kept = keepingWebhook(posts);
  const webhook: Webhook = {
    by: 'webhook',
    post: (channel, message) => pass(() => kept.post(channel, message)),
  };
  await runReminders(runOf({ ...own, sent }, { webhook })).catch((error: unknown) => {
    if (!(error instanceof Killed)) throw error;
  });
}

const points = [1, 2, 3, 4, 5, 6].flatMap((calls) => [[calls, true] as const, [calls, false] as const]);

test.each(points)(
  'killed at call %i (it arrived: %s): at most one post, and what was not posted again is listed as not certain',
  async (calls, arrives) => {
    const posts: Posts = [];
    await killedRun(calls, arrives, posts);
    const clock = () => new Date(Date.now() + 3_600_000);
    for (const now of ['2026-11-20T12:00:00Z', '2026-11-23T09:00:00Z']) {
      const run = { clock, now: new Date(now) };
      await runReminders(runOf(world.registers('sv-lead'), { webhook: keepingWebhook(posts) }, run));
    }
    expect(posts.length).toBeLessThanOrEqual(1);
    const sent = await world.registers('sv-lead').sent.all();
    const unsure =
      sent.kind === 'ok' &&
      sent.value.some(({ values }) => values.kind === 'digest' && values.state === 'posting');
    expect(posts.length === 1 || unsure).toBe(true);
  },
);
