import { randomUUID } from 'node:crypto';
import { fine } from '../domain/words/outcome.ts';
import { england } from '../domain/words/working-day.ts';
import { apps, channels } from '../local/directory.ts';
import type { Tenant as Local } from '../local/tenant.ts';
import { channelRows } from './seed/channels.ts';
import { openRegisters } from '../registers/open.ts';
import type { Tenant } from '../registers/types.ts';
import { serveBot } from '../reminders/bot/server.ts';
import { keysAt } from '../reminders/bot/token.ts';
import { webhookVariable } from '../reminders/post/webhook.ts';
import type { Transports } from '../reminders/post/transport.ts';
import { runReminders } from '../reminders/run.ts';
import { appOf, botOf, threadVariable, webhooksOf, type Environment } from '../reminders/settings.ts';

/** The reminder service beside a running local tenant: its bot answers, and it looks every so often whether something is due. */
export type Reminding = { runNow(now?: Date): Promise<void>; close(): Promise<void> };

type Options = {
  readonly local: Local;
  /** Registers' tenant in the name of the reminder service. */
  readonly tenant: Tenant;
  /** Minutes between two looks. */
  readonly every?: number;
};

const minute = 60_000;

/** Chooses what the local channels are told of, unless somebody has; in the name of who may. */
export async function chooseChannels(asLead: Tenant): Promise<void> {
  const { reminderChannels } = openRegisters(asLead);
  const known = await reminderChannels.all();
  if (known.kind === 'fault' || known.value.length > 0) return;
  await reminderChannels.many(
    channelRows().map((row) => ({ kind: 'add', ...row })),
    () => undefined,
  );
}

/** Starts the reminder service on this machine. */
export async function startReminding({ local, tenant, every = 1 }: Options): Promise<Reminding> {
  const app = appOf(process.env);
  const botId = apps.reminders.id;
  const told: { place?: ReturnType<Local['bot']> } = {};
  const token = async () => fine(await local.appToken(botId));
  const transports = (): Transports => transportsOf(local, { botId, token, place: told.place });
  const gate = {
    get issuer() {
      return told.place?.issuer ?? '';
    },
    audience: botId,
    get tenants() {
      return [told.place?.tenant ?? ''];
    },
    keys: keysAt(`${local.url}/connector/keys`),
    now: () => new Date(),
  };
  const registers = openRegisters(tenant);
  const bot = await serveBot({
    registers,
    gate,
    app,
    now: () => new Date(),
    get bot() {
      return transports().bot;
    },
  });
  told.place = local.bot(`http://127.0.0.1:${bot.port}/api/messages`, botId);
  const runNow = async (now = new Date()): Promise<void> => {
    const run = { registers, now, app, transports: transports(), runner: randomUUID() };
    const ran = await runReminders({ ...run, clock: () => new Date(), calendar: england });
    if (ran.kind === 'fault') console.error(`Reminders: ${ran.fault.tell} ${ran.fault.mend}`);
  };
  const timer = setInterval(() => void runNow(), every * minute);
  return {
    runNow,
    async close() {
      clearInterval(timer);
      await bot.close();
    },
  };
}

type Posting = {
  readonly botId: string;
  readonly token: Parameters<typeof botOf>[2];
  readonly place: ReturnType<Local['bot']> | undefined;
};

/** The same for one run from the command line: the bot posts; npm start answers what is pressed. */
export function transportsOnce(local: Local): Transports {
  const botId = apps.reminders.id;
  const token = async () => fine(await local.appToken(botId));
  return transportsOf(local, { botId, token, place: local.bot('', botId) });
}

/** What the environment names in the field, from the local tenant: its workflows and its connector. */
export function transportsOf(local: Local, posting?: Posting): Transports {
  const names = [...channels.values()].flat().map(({ displayName }) => displayName);
  const variables: Environment = Object.fromEntries(
    names.flatMap((name) => [
      [webhookVariable(name), local.workflow(name)],
      [threadVariable(name), posting?.place?.thread(name)],
    ]),
  );
  const origins = [local.url];
  const { place } = posting ?? {};
  const settings = posting && place && { ...place, botId: posting.botId };
  return {
    ...webhooksOf(variables, origins),
    bot: settings && botOf(settings, variables, posting.token, origins),
  };
}
