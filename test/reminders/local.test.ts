import { roleRows } from '../../src/cli/seed/people.ts';
import { startReminding, transportsOf } from '../../src/cli/reminding.ts';
import { fine } from '../../src/domain/words/outcome.ts';
import { addDays, dayOf } from '../../src/domain/words/day.ts';
import { apps, people } from '../../src/local/directory.ts';
import { testCard } from '../../src/reminders/cards/digest-card.ts';
import { openWorld, type World } from '../registers/world.ts';
import { view } from './cards/samples.ts';
import { addActions, addChannel, app } from './world.ts';

jest.setTimeout(60_000);

type Shown = {
  id: string;
  sender: string;
  summary: string;
  updated: string;
  card: { actions?: { verb?: string; data?: object }[] };
  thread: { text: string }[];
};

let world: World;
beforeEach(async () => {
  world = await openWorld();
  const it = world.registers('it-admin');
  await it.roles.many(
    roleRows(people, dayOf(new Date())).map((row) => ({ kind: 'add', ...row })),
    () => undefined,
  );
});
afterEach(() => world.close());

async function postsIn(channel: string): Promise<Shown[]> {
  const answer = await fetch(`${world.local.url}/local/posts?channel=${encodeURIComponent(channel)}`);
  return ((await answer.json()) as { posts: Shown[] }).posts; // the local tenant's own answer
}

function workday(): Date {
  const now = new Date();
  const back = [2, 0, 0, 0, 0, 0, 1][now.getUTCDay()] ?? 0;
  return new Date(`${addDays(dayOf(now), -back)}T12:00:00Z`);
}

test('the bot posts into the channel, a button is pressed as in Teams, and everybody sees the card change', async () => {
  await addActions(world.registers('sv-lead'), 1, addDays(dayOf(new Date()), -3));
  await addChannel(world.registers('sv-lead'), 'Contract managers', { by: 'bot', from: '00:00' });
  const tenant = world.tenant('sv-lead', {
    token: async () => fine(await world.local.appToken(apps.reminders.id)),
  });
  const reminding = await startReminding({ local: world.local, tenant });
  try {
    await reminding.runNow(workday());
    const [post] = await postsIn('Contract managers');
    expect(post).toMatchObject({ sender: 'Good Measure', summary: '1 action is late' });
    const done = post?.card.actions?.find(({ verb }) => verb === 'done');
    const press = (upn: string) =>
      fetch(`${world.local.url}/local/press`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          post: post?.id,
          verb: 'done',
          data: done?.data,
          upn: `${upn}@council.example`,
        }),
      }).then((answer) => answer.json());
    expect(await press('evaluator-1')).toEqual({ tell: expect.stringContaining('no role') });
    expect(await press('officer-waste')).toEqual({});
    const [after] = await postsIn('Contract managers');
    expect(JSON.stringify(after?.card)).toContain('Done by Officer, Waste services');
    expect(after?.updated).not.toBe('');
    const actions = await world.registers('sv-lead').actions.all();
    expect(actions.kind === 'ok' && actions.value.map(({ values }) => values.status)).toEqual(['done']);
  } finally {
    await reminding.close();
  }
});

test('a workflow takes what Workflows takes: only with its secret, 28 kB, four a second, no buttons to answer', async () => {
  const address = world.local.workflow('Directors');
  const post = (to: string, body: string) => fetch(to, { method: 'POST', body }).then(({ status }) => status);
  const body = (content: object) => JSON.stringify({ type: 'message', attachments: [{ content }] });
  expect(await post(address.replace(/sig=.*/, 'sig=x'), body({}))).toBe(401);
  expect(await post(address, 'x'.repeat(29 * 1024))).toBe(413);
  const card = testCard('Directors', { ...view('webhook'), app });
  expect(await post(address, body(card))).toBe(202);
  expect(await post(address, body({ actions: [{ type: 'Action.Execute' }] }))).toBe(202); // its run then fails
  expect(await post(address, '{}')).toBe(202);
  expect(await post(address, '{}')).toBe(202);
  expect(await post(address, '{}')).toBe(429);
  expect((await postsIn('Directors')).map(({ sender }) => sender)).toEqual(['Workflows']);
});

test('the webhook transport reaches the workflow, as in the field', async () => {
  const { webhook } = transportsOf(world.local);
  const message = { card: testCard('Directors', { ...view('webhook'), app }), summary: 'A test' };
  expect(await webhook?.post('Directors', message)).toEqual({ kind: 'accepted' });
  expect(await webhook?.post('No such channel', message)).toMatchObject({ kind: 'failed' });
  expect((await postsIn('Directors')).map(({ summary }) => summary)).toEqual(['A test']);
});

test('the connector takes only tokens of a program', async () => {
  const { connector } = world.local.bot('http://127.0.0.1:1/', 'x');
  const call = (token: string) =>
    fetch(`${connector}/v3/conversations`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: '{}',
    });
  expect((await call('x')).status).toBe(401);
  expect((await call(await world.local.token('sv-lead@council.example'))).status).toBe(401);
});

test('people write beneath a card, and the thread stays when the card is written over', async () => {
  const { webhook } = transportsOf(world.local);
  await webhook?.post('Directors', {
    card: testCard('Directors', { ...view('webhook'), app }),
    summary: 'A test',
  });
  const [post] = await postsIn('Directors');
  const reply = (upn: string, text: string, to = post?.id) =>
    fetch(`${world.local.url}/local/reply`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ post: to, upn: `${upn}@council.example`, text }),
    }).then(({ status }) => status);
  expect(await reply('head-waste', 'I ask <b>Waste</b> for it.')).toBe(200);
  expect(await reply('sv-lead', '  ')).toBe(404);
  expect(await reply('nobody', 'Hello')).toBe(404);
  expect(await reply('sv-lead', 'Hello', '1')).toBe(404);
  expect(await reply('sv-lead', 'Thanks.')).toBe(200);
  const [after] = await postsIn('Directors');
  expect(after?.thread.map(({ text }) => text)).toEqual(['I ask <b>Waste</b> for it.', 'Thanks.']);
});
