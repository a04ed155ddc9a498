import { ok, type Checked, type Problem } from '../domain/words/problem.ts';
import type { TeamsApp } from '../domain/words/link.ts';
import { workflows } from './post/address.ts';
import { openWebhook, webhookVariable } from './post/webhook.ts';
import { connectorIssuer, connectorKeys } from './bot/token.ts';
import { connectors, openBot } from './post/bot.ts';
import type { Outcome } from '../domain/words/outcome.ts';
import type { Bot, Transports } from './post/transport.ts';
import type { Identity } from './sign-in.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** The app as the package names it, unless the environment says otherwise. */
export function appOf(environment: Environment): TeamsApp {
  return {
    appId: environment['GM_APP_ID'] ?? 'fe4a8eba-2a31-4737-8e33-e5fae6fee194',
    tab: environment['GM_TAB'] ?? 'register',
  };
}

/** How the service signs in: managed identity in Azure, else a certificate, else a secret. */
export function identityOf(environment: Environment): Checked<Identity> {
  const value = (name: string): string => environment[name] ?? '';
  const endpoint = value('IDENTITY_ENDPOINT');
  if (endpoint !== '') return ok({ kind: 'managed', endpoint, header: value('IDENTITY_HEADER') });
  const [certificate, key] = [value('GM_CERTIFICATE'), value('GM_CERTIFICATE_KEY')];
  if (certificate !== '' && key !== '') return ok({ kind: 'certificate', certificate, key });
  if (value('GM_SECRET') !== '') return ok({ kind: 'secret', secret: value('GM_SECRET') });
  const tell =
    'Say how the reminder service signs in: a managed identity, or GM_CERTIFICATE and GM_CERTIFICATE_KEY (PEM), or GM_SECRET.';
  const problems: readonly Problem[] = [{ place: 'Sign-in', tell }];
  return { kind: 'problems', problems };
}

/** The name of the variable that holds the thread id of a channel, for the bot. */
export function threadVariable(channel: string): string {
  return webhookVariable(channel).replace('GM_WEBHOOK_', 'GM_THREAD_');
}

/** What the bot posts and answers with; undefined when no bot is configured. */
export type BotSettings = {
  readonly botId: string;
  readonly tenant: string;
  readonly connector: string;
  /** Where the keys of the connector are; the local tenant has its own. */
  readonly keys: string;
  readonly issuer: string;
};

/** The bot of this installation: GM_BOT_ID and GM_TENANT, and for a local tenant where its connector is. */
export function botSettings(environment: Environment): BotSettings | undefined {
  const botId = environment['GM_BOT_ID'] ?? '';
  if (botId === '') return undefined;
  return {
    botId,
    tenant: environment['GM_TENANT'] ?? '',
    connector: environment['GM_BOT_CONNECTOR'] ?? 'https://smba.trafficmanager.net/uk',
    keys: environment['GM_BOT_KEYS'] ?? connectorKeys,
    issuer: environment['GM_BOT_ISSUER'] ?? connectorIssuer,
  };
}

/** The bot's transport; tokens are asked for in its own name. */
export function botOf(
  settings: BotSettings,
  environment: Environment,
  token: () => Promise<Outcome<string>>,
  localOrigins: readonly string[] = [],
): Bot {
  return openBot({
    ...settings,
    allowed: connectors(localOrigins),
    threadOf: (channel) => environment[threadVariable(channel)],
    token,
    wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  });
}

/** Posts through the webhooks that the environment names; an address is read when it is needed and kept nowhere. */
export function webhooksOf(environment: Environment, localOrigins: readonly string[] = []): Transports {
  return {
    webhook: openWebhook({
      addressOf: (channel) => environment[webhookVariable(channel)],
      allowed: workflows(localOrigins),
      wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    }),
  };
}
