import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openWorld, type World } from '../registers/world.ts';
import { addActions, addChannel, serviceSettings } from '../reminders/world.ts';

jest.setTimeout(120_000);

const root = join(__dirname, '../..');

let world: World;
let folder: string;
beforeAll(async () => {
  if (!existsSync(join(root, 'dist-reminders/main.js'))) throw new Error('Run npm run build first.');
  // Somewhere else, without the packages of the project: what is deployed must be whole.
  folder = mkdtempSync(join(tmpdir(), 'reminders-'));
  cpSync(join(root, 'dist-reminders'), folder, { recursive: true });
  world = await openWorld();
  await addActions(world.registers('sv-lead'), 1);
  await addChannel(world.registers('sv-lead'), 'A', { paused: true });
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await world.close();
});

type Declared = {
  scriptFile: string;
  entryPoint: string;
  bindings: { type: string; schedule?: string; route?: string }[];
};
const declared = (name: string): Declared =>
  JSON.parse(readFileSync(join(folder, name, 'function.json'), 'utf8')) as Declared; // our own file

/** Calls a function of the folder as Azure's worker does: it loads the script and calls the entry point. */
function call(
  name: string,
  given: object,
  more: Record<string, string> = {},
): Promise<{ out: string; err: string }> {
  const { scriptFile, entryPoint } = declared(name);
  const script = `
    const context = { log: (line) => console.log(line) };
    require(${JSON.stringify(join(folder, name, scriptFile))})
      [${JSON.stringify(entryPoint)}](context, ${JSON.stringify(given)})
      .then(() => console.log(JSON.stringify(context.res ?? null)), (error) => { console.error(error.message); process.exitCode = 1; })`;
  const env = {
    PATH: process.env['PATH'],
    ...serviceSettings(world),
    ...more,
  };
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['-e', script], { env, cwd: folder });
    let [out, err] = ['', ''];
    child.stdout.on('data', (part) => (out += part));
    child.stderr.on('data', (part) => (err += part));
    child.on('close', () => resolve({ out, err }));
  });
}

test('the folder says a timer every 15 minutes and the bot’s address, in the way that needs no package', () => {
  expect(declared('tick').bindings).toMatchObject([{ type: 'timerTrigger', schedule: '0 */15 * * * *' }]);
  expect(declared('messages').bindings).toMatchObject([
    { type: 'httpTrigger', route: 'messages' },
    { type: 'http' },
  ]);
  const host: unknown = JSON.parse(readFileSync(join(folder, 'host.json'), 'utf8'));
  expect(host).toMatchObject({ version: '2.0', extensions: { http: { routePrefix: 'api' } } });
  const own: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  expect(own).not.toHaveProperty('dependencies');
});

test('the timer reads the registers as the service and says what became of each channel', async () => {
  expect(await call('tick', {})).toEqual({ out: 'A: paused, 0\nnull\n', err: '' });
});

test('a setting that is missing is named, and nothing else is said', async () => {
  const { err } = await call('tick', {}, { GM_SITE: '' });
  expect(err.trim()).toBe('Set GM_SITE in the settings of the program.');
});

test('the bot’s address refuses what is not from Teams, and what is too long, with nothing said', async () => {
  const request = { headers: { authorization: 'Bearer a.b.c' }, rawBody: '{"type":"invoke"}' };
  const bot = { GM_BOT_ID: 'bot' };
  expect((await call('messages', request, bot)).out).toBe('{"status":401}\n');
  expect((await call('messages', { headers: {}, rawBody: 'no json' }, bot)).out).toBe('{"status":401}\n');
  expect((await call('messages', { headers: {}, rawBody: 'x'.repeat(70_000) }, bot)).out).toBe(
    '{"status":413}\n',
  );
  expect((await call('messages', request)).out).toBe('{"status":404}\n');
});
