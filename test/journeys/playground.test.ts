// An extra check for whoever has Microsoft's Agents Playground: AGENTS_PLAYGROUND is the path of its cli.js, and without it
// this file is not among the tests (jest.config.js). Its licence keeps it out of the packages of this project.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLocalJWKSet, exportJWK, generateKeyPair, SignJWT } from 'jose';
import { addDays, dayOf } from '../../src/domain/words/day.ts';
import { fine } from '../../src/domain/words/outcome.ts';
import { serveBot } from '../../src/reminders/bot/server.ts';
import { connectors, openBot } from '../../src/reminders/post/bot.ts';
import { runReminders } from '../../src/reminders/run.ts';
import { openWorld, type World } from '../registers/world.ts';
import { addActions, addChannel, app, runOf } from '../reminders/world.ts';
import { workday } from '../reminders/bot/pressing.ts';
import { closeBrowser, theBrowser } from './browser.ts';

jest.setTimeout(120_000);

const cli = process.env['AGENTS_PLAYGROUND'] ?? '';

type Config = {
  config: {
    tenantId: string;
    bot: { id: string };
    currentUser: { aadObjectId: string };
    teams: { channels: { id: string; name: string }[] }[];
  };
};

let closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await closeBrowser();
  for (const close of closing.toReversed()) await close();
  closing = [];
});

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port; // it listens on a port
}

async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listening(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Starts the Playground, which posts to the bot at an address, and answers what it says of itself. */
async function startPlayground(endpoint: string): Promise<{ url: string; config: Config['config'] }> {
  const port = await freePort();
  const args = [cli, 'start', '-e', endpoint, '-c', 'msteams', '-p', String(port), '--dt'];
  const folder = mkdtempSync(join(tmpdir(), 'playground-')); // where it keeps its log
  closing.push(async () => rmSync(folder, { recursive: true, force: true }));
  const env = { ...process.env, TEAMSAPPTESTER_BROWSER: 'none' };
  const child: ChildProcess = spawn(process.execPath, args, { env, stdio: 'ignore', cwd: folder });
  closing.push(() => new Promise((resolve) => (child.once('exit', resolve), child.kill())));
  const url = `http://localhost:${port}`;
  for (;;) {
    const answer = await fetch(`${url}/_internal/v1/config`).catch(() => undefined);
    if (answer?.ok) return { url, config: ((await answer.json()) as Config).config }; // the Playground's own answer
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** Signs what the Playground sends as Teams would: the Playground itself signs nothing. */
async function startTeams(
  botPort: () => number,
): Promise<{ port: number; keys: ReturnType<typeof createLocalJWKSet> }> {
  const pair = await generateKeyPair('RS256');
  const jwk = { ...(await exportJWK(pair.publicKey)), kid: 'k', alg: 'RS256' };
  const server = createServer((request, response) => {
    void (async () => {
      const parts: Buffer[] = [];
      for await (const part of request) parts.push(Buffer.from(part as Uint8Array)); // a stream of bytes
      const body = Buffer.concat(parts).toString('utf8');
      // Before its first activity the Playground knocks, with nothing in the request.
      if (body === '') return response.writeHead(200).end();
      const { serviceUrl } = JSON.parse(body) as { serviceUrl?: string }; // an activity
      const token = await new SignJWT({ serviceurl: serviceUrl })
        .setProtectedHeader({ alg: 'RS256', kid: 'k' })
        .setIssuer('https://api.botframework.com')
        .setAudience('bot')
        .setNotBefore('0s')
        .setExpirationTime('1h')
        .sign(pair.privateKey);
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
      const answer = await fetch(`http://127.0.0.1:${botPort()}/api/messages`, {
        method: 'POST',
        headers,
        body,
      });
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(await answer.text());
    })();
  });
  closing.push(() => new Promise((resolve) => (server.closeAllConnections(), server.close(resolve))));
  return { port: await listening(server), keys: createLocalJWKSet({ keys: [jwk] }) };
}

async function openRegister(person: string): Promise<World> {
  const world = await openWorld();
  closing.push(() => world.close());
  await world.registers('it-admin').roles.add({
    title: 'Whoever uses the Playground',
    person: 'somebody@council.example',
    personId: person,
    from: addDays(dayOf(new Date()), -10),
    role: 'social value lead',
  });
  await addActions(world.registers('sv-lead'), 1, addDays(dayOf(new Date()), -3));
  await addChannel(world.registers('sv-lead'), 'Announcements', { by: 'bot', from: '00:00' });
  return world;
}

test('in Microsoft’s Agents Playground the card comes into the channel, Done is pressed, and the card says by whom', async () => {
  let botPort = 0;
  const teams = await startTeams(() => botPort);
  const { url, config } = await startPlayground(`http://127.0.0.1:${teams.port}/api/messages`);
  const world = await openRegister(config.currentUser.aadObjectId);
  const bot = openBot({
    connector: `${url}/_connector`,
    allowed: connectors([url]),
    botId: config.bot.id,
    tenant: config.tenantId,
    threadOf: (name) => config.teams[0]?.channels.find((channel) => channel.name === name)?.id,
    token: async () => fine('local'),
    wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  });
  const gate = {
    issuer: 'https://api.botframework.com',
    audience: 'bot',
    tenants: [config.tenantId],
    keys: teams.keys,
    now: () => new Date(),
  };
  const registers = world.registers('sv-lead');
  const served = await serveBot({ registers, gate, app, bot, now: () => new Date() });
  closing.push(() => served.close());
  botPort = served.port;

  const page = await (await (await theBrowser()).newContext()).newPage();
  await page.goto(url, { waitUntil: 'domcontentloaded' });
  await page.getByText('Announcements').first().click();
  const ran = await runReminders(runOf(world.registers('sv-lead'), { bot }, { now: workday() }));
  expect(ran).toMatchObject({ kind: 'ok', value: [{ result: 'accepted', count: 1 }] });
  await page.getByText('1 action is late').first().waitFor();
  await page.getByRole('button', { name: 'Done', exact: true }).last().click();
  await page
    .getByText(/Done by Social value lead/)
    .first()
    .waitFor();
  await page.screenshot({ path: 'test/screenshots/reminders-playground.png' });
  const actions = await world.registers('sv-lead').actions.all();
  expect(actions.kind === 'ok' && actions.value.map(({ values }) => values.status)).toEqual(['done']);
});
