import { apps, sites } from '../../src/local/directory.ts';
import { fine } from '../../src/domain/words/outcome.ts';
import { runReminders } from '../../src/reminders/run.ts';
import { openWorld, provisioningScopes, type World } from '../registers/world.ts';
import { addActions, addChannel, keepingWebhook, runOf, type Posts } from './world.ts';
import { byHand } from '../kit/watched.ts';

jest.setTimeout(60_000);

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await addActions(world.registers('sv-lead'), 2);
  await addChannel(world.registers('sv-lead'), 'A');
  world.local.control({ revokeGrants: apps.reminders.id });
  const site = `${world.local.graph}/sites/${sites[0]?.id ?? ''}`;
  const it = await world.local.token('it-admin@council.example', provisioningScopes);
  const grant = async (path: string, role: string): Promise<void> => {
    const answer = await fetch(site + path, {
      method: 'POST',
      headers: { ...byHand, authorization: `Bearer ${it}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        roles: [role],
        grantedTo: { application: { id: apps.reminders.id, displayName: 'r' } },
        grantedToIdentities: [{ application: { id: apps.reminders.id, displayName: 'r' } }],
      }),
    });
    expect([path, answer.status]).toEqual([path, 201]);
  };
  await grant('/permissions', 'read');
  for (const list of ['Sent', 'CardActions', 'Actions']) await grant(`/lists/${list}/permissions`, 'write');
});
afterAll(() => world.close());

const asService = () =>
  world.registers(
    'sv-lead',
    {},
    {
      token: async () =>
        fine(
          await world.local.appToken(apps.reminders.id, [
            'Sites.Selected',
            'Lists.SelectedOperations.Selected',
          ]),
        ),
    },
  );

test('with read on one site and write on three lists a run does all it has to', async () => {
  const posts: Posts = [];
  const ran = await runReminders(runOf(asService(), { webhook: keepingWebhook(posts) }));
  expect(ran).toMatchObject({ kind: 'ok', value: [{ channel: 'A', result: 'accepted', count: 2 }] });
  expect(posts).toHaveLength(1);
});

test('it may not write anywhere else, nor read the evaluations', async () => {
  const registers = asService();
  const added = await registers.contracts.add({ title: 'x', ref: 'C-9', stage: 'pipeline' });
  expect(added).toMatchObject({ kind: 'stopped', fault: { kind: 'no-right' } });
  const token = await world.local.appToken(apps.reminders.id, [
    'Sites.Selected',
    'Lists.SelectedOperations.Selected',
  ]);
  const answer = await fetch(`${world.local.graph}/sites/${sites[1]?.id ?? ''}/lists`, {
    headers: { ...byHand, authorization: `Bearer ${token}` },
  });
  expect(answer.status).toBe(403);
});
