import { randomBytes, randomUUID } from 'node:crypto';
import type { Outcome } from '../../domain/words/outcome.ts';
import { sentence } from '../../domain/words/problem.ts';
import { england } from '../../domain/words/working-day.ts';
import { openRegisters } from '../../registers/open.ts';
import type { Registers } from '../../registers/registers.ts';
import { answerTeams, type BotAnswer, type BotRequest } from '../bot/answer.ts';
import { keysAt } from '../bot/token.ts';
import type { Bot } from '../post/transport.ts';
import { runReminders } from '../run.ts';
import { appOf, botOf, botSettings, identityOf, webhooksOf, type Environment } from '../settings.ts';
import { appToken } from '../sign-in.ts';

/** The reminder service as Azure Functions runs it: a timer, and the bot's address where a bot is configured. */
export type Service = {
  /** For a timer trigger, every 15 minutes ("0 0,15,30,45 * * * *"); returns one line a channel, without text from lists. */
  tick(): Promise<readonly string[]>;
  /** For an HTTP trigger at api/messages. */
  message(request: BotRequest): Promise<BotAnswer>;
};

/** Opens the service from its settings. Throws, naming the settings, when they are not whole: nothing else can be done. */
export function openService(environment: Environment): Service {
  const signedIn = signIn(environment);
  const registers = registersOf(environment, signedIn('https://graph.microsoft.com'));
  const app = appOf(environment);
  const settings = botSettings(environment);
  const bot: Bot | undefined =
    settings && botOf(settings, environment, signedIn('https://api.botframework.com'));
  const gate = settings && {
    issuer: settings.issuer,
    audience: settings.botId,
    tenants: [settings.tenant],
    keys: keysAt(settings.keys),
    now: () => new Date(),
  };
  return {
    async tick() {
      const run = { registers, now: new Date(), app, runner: randomUUID(), clock: () => new Date() };
      const ran = await runReminders({
        ...run,
        calendar: england,
        transports: { ...webhooksOf(environment), bot },
      });
      if (ran.kind === 'fault') throw new Error(`${ran.fault.tell} ${ran.fault.mend} (${ran.fault.code})`);
      return ran.value.map(({ channel, result, count }) => `${channel}: ${result}, ${count}`);
    },
    message: (request) =>
      gate
        ? answerTeams({ registers, gate, app, bot, now: () => new Date() }, request)
        : Promise.resolve({ status: 404 }),
  };
}

type Token = () => Promise<Outcome<string>>;

function signIn(environment: Environment): (resource: string) => Token {
  const identity = identityOf(environment);
  if (identity.kind === 'problems') throw new Error(identity.problems.map(sentence).join(' '));
  const who = {
    authority: environment['GM_AUTHORITY'] ?? 'https://login.microsoftonline.com',
    tenant: needed(environment, 'GM_TENANT'),
    client: environment['GM_CLIENT'] ?? '',
    identity: identity.value,
    fetch,
    now: () => new Date(),
  };
  return (resource) => appToken(who, resource);
}

function registersOf(environment: Environment, token: Token): Registers {
  const site = new URL(needed(environment, 'GM_SITE'));
  return openRegisters({
    graph: environment['GM_GRAPH'] ?? 'https://graph.microsoft.com/v1.0',
    sites: { open: `${site.hostname}:${site.pathname.replace(/\/$/, '')}` },
    token,
    fetch,
    now: () => new Date(),
    random: (bytes) => randomBytes(bytes),
    wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  });
}

function needed(environment: Environment, name: string): string {
  const value = environment[name] ?? '';
  if (value === '') throw new Error(`Set ${name} in the settings of the program.`);
  return value;
}
