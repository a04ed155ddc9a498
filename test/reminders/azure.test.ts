import { openService } from '../../src/reminders/azure/service.ts';
import { openWorld, type World } from '../registers/world.ts';
import { addActions, addChannel, serviceSettings } from './world.ts';

jest.setTimeout(60_000);

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await addActions(world.registers('sv-lead'), 1);
  await addChannel(world.registers('sv-lead'), 'A', { paused: true });
});
afterAll(() => world.close());

const settings = () => serviceSettings(world);

test('the timer signs in as the service, reads the registers and says what became of each channel', async () => {
  expect(await openService(settings()).tick()).toEqual(['A: paused, 0']);
});

test('without a bot its address answers nothing, and with one nobody but Teams', async () => {
  const request = { authorization: undefined, body: { type: 'invoke' } };
  expect(await openService(settings()).message(request)).toEqual({ status: 404 });
  expect(await openService({ ...settings(), GM_BOT_ID: 'bot' }).message(request)).toEqual({ status: 401 });
});

test('settings that are not whole are named when the service starts', () => {
  expect(() => openService({ ...settings(), GM_SITE: '' })).toThrow('Set GM_SITE');
  expect(() => openService({ ...settings(), GM_SECRET: '' })).toThrow('GM_CERTIFICATE');
});
