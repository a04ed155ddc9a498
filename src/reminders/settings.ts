import { ok, type Checked, type Problem } from '../domain/words/problem.ts';
import type { TeamsApp } from '../domain/words/link.ts';
import { workflows } from './post/address.ts';
import { openWebhook, webhookVariable } from './post/webhook.ts';
import type { Transports } from './post/transport.ts';
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
