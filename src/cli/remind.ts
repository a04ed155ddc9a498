// npm run remind [-- --now DATE --dry-run --json --copy FOLDER]: posts to each channel what is due and was not sent yet.
import { randomUUID } from 'node:crypto';
import { failed, type Fault } from '../domain/words/outcome.ts';
import { sentence } from '../domain/words/problem.ts';
import { england } from '../domain/words/working-day.ts';
import type { Registers } from '../registers/registers.ts';
import type { Transports } from '../reminders/post/transport.ts';
import { planReminders, type Planned } from '../reminders/plan.ts';
import { runReminders, type ChannelReport, type Run } from '../reminders/run.ts';
import { appOf, botOf, botSettings, identityOf, webhooksOf } from '../reminders/settings.ts';
import { appToken } from '../reminders/sign-in.ts';
import { readConnection, tenantOf } from './connection.ts';
import { openCopied } from './copied.ts';
import { readArguments, type Asked } from './remind-arguments.ts';
import { startLocal } from './remind-local.ts';
import { transportsOnce } from './reminding.ts';

type Opened = { readonly registers: Registers; readonly transports: Transports; close(): Promise<void> };

async function main(): Promise<number> {
  const asked = readArguments(process.argv.slice(2), new Date());
  if (typeof asked === 'string') return fail(asked, 2);
  const opened = await open(asked);
  if (typeof opened === 'string') return fail(opened, 2);
  try {
    return await remind(opened, asked);
  } finally {
    await opened.close();
  }
}

async function remind({ registers, transports }: Opened, asked: Asked): Promise<number> {
  const run: Run = {
    registers,
    transports,
    now: asked.now,
    clock: () => new Date(),
    calendar: england,
    app: appOf(process.env),
    runner: randomUUID(),
  };
  if (asked.dryRun) {
    const planned = await planReminders(run);
    if (planned.kind === 'fault') return fail(words(planned.fault), 1);
    console.log(asked.json ? JSON.stringify(planned.value, null, 2) : sayPlan(planned.value));
    return 0;
  }
  const ran = await runReminders(run);
  if (ran.kind === 'fault') return fail(words(ran.fault), 1);
  console.log(asked.json ? JSON.stringify(ran.value, null, 2) : sayRun(ran.value));
  return ran.value.some(({ result }) => ['failed', 'unsure', 'lost'].includes(result)) ? 1 : 0;
}

/** The council's tenant when one is configured, else the local one. */
async function open(asked: Asked): Promise<Opened | string> {
  const { env } = process;
  const copy = asked.copy ?? env['GM_COPY'] ?? '';
  if ((env['GM_SITE'] ?? '') === '') return openLocal(copy);
  const connection = readConnection({}, env);
  if (connection.kind === 'problems') return connection.problems.map(sentence).join('\n');
  const { token, authority, tenant, client } = connection.value;
  const identity = identityOf(env);
  if (identity.kind === 'problems' && token === undefined) return identity.problems.map(sentence).join('\n');
  const signedIn = (resource: string) =>
    identity.kind === 'ok'
      ? appToken(
          { authority, tenant, client, identity: identity.value, fetch, now: () => new Date() },
          resource,
        )
      : () => Promise.resolve(failed(noIdentity));
  const ask = signedIn('https://graph.microsoft.com');
  const local = (env['GM_LOCAL_ORIGINS'] ?? '').split(' ').filter((origin) => origin !== '');
  const settings = botSettings(env);
  const bot = settings && botOf(settings, env, signedIn('https://api.botframework.com'), local);
  const registers = openCopied(tenantOf(connection.value, ask), { tenant, client, folder: copy });
  return {
    registers,
    transports: { ...webhooksOf(env, local), bot },
    close: () => registers.copied(),
  };
}

const noIdentity: Fault = {
  kind: 'not-signed-in',
  tell: 'The bot cannot sign in with a token that was given.',
  mend: 'Set a managed identity, a certificate or a secret.',
  code: 'no identity',
};

async function openLocal(copy: string): Promise<Opened | string> {
  const started = await startLocal((line) => console.error(`${line} …`), { copy });
  if (started.kind === 'fault') return words(started.fault);
  const run = started.value;
  return { registers: run.registers, transports: transportsOnce(run.local), close: () => run.close() };
}

function sayPlan(planned: readonly Planned[]): string {
  if (planned.length === 0) return 'Nothing is due.';
  return planned
    .map(
      ({ channel, kind, subject, stage, period }) => `${channel}: ${kind} ${subject} (${stage}, ${period})`,
    )
    .join('\n');
}

const results: Readonly<Record<ChannelReport['result'], string>> = {
  paused: 'paused.',
  quiet: 'it is not the time.',
  'nothing due': 'nothing is due.',
  elsewhere: 'another run has this digest, or today’s is posted.',
  accepted: 'accepted by Teams.',
  failed: 'not posted.',
  unsure: 'it is not certain whether it was posted.',
  lost: 'what came of it could not be written down.',
};

function sayRun(reports: readonly ChannelReport[]): string {
  if (reports.length === 0) return 'No channel is reminded yet. Choose one in the settings of the tab.';
  return reports
    .map(({ channel, result, count, tell }) => {
      const many = count === 0 ? '' : ` ${count} reminder${count === 1 ? '' : 's'},`;
      return `${channel}:${many} ${results[result]}${tell === undefined ? '' : ` ${tell}`}`;
    })
    .join('\n');
}

function words({ tell, mend, code }: Fault): string {
  return `${tell} ${mend} (${code})`;
}

function fail(message: string, status: number): number {
  console.error(message);
  return status;
}

process.exitCode = await main();
