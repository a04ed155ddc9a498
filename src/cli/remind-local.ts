import { join } from 'node:path';
import { fine, type Outcome } from '../domain/words/outcome.ts';
import { apps, tenantId } from '../local/directory.ts';
import { openTenant, type Tenant as Local } from '../local/tenant.ts';
import { openRegisters } from '../registers/open.ts';
import type { Registers } from '../registers/registers.ts';
import type { Tenant } from '../registers/types.ts';
import { openCopied } from './copied.ts';
import { chooseChannels } from './reminding.ts';
import { seedTenant } from './seed/seed.ts';

const folder = join(import.meta.dirname, '../../.local/tenant');
const sites = {
  open: 'council.sharepoint.com:/sites/SocialValue',
  evaluations: 'council.sharepoint.com:/sites/SocialValueEvaluations',
} as const;

/** The local tenant for one run: with lists and examples, signed in to as the reminder service. */
export type LocalRun = { readonly registers: Registers; readonly local: Local; close(): Promise<void> };

/** Where the local tenant is, and where a copy of its lists is kept; without a folder for it, nowhere. */
type Places = { readonly where?: string; readonly copy?: string };

/** Starts the local tenant on any free port; fills it when it is new. */
export async function startLocal(
  tell: (line: string) => void,
  { where = folder, copy = '' }: Places = {},
): Promise<Outcome<LocalRun>> {
  const local = await openTenant({ folder: where, tier: 'generous' });
  const as = (token: () => Promise<string>): Tenant => ({
    graph: local.graph,
    sites,
    token: async () => fine(await token()),
    fetch,
    now: () => new Date(),
    random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
    wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  });
  const filled = await fill(local, as, tell);
  if (filled.kind === 'fault') {
    await local.close();
    return filled;
  }
  const client = apps.reminders.id;
  const registers = openCopied(
    as(() => local.appToken(client)),
    { tenant: tenantId, client, folder: copy },
  );
  const close = async () => {
    await registers.copied();
    await local.close();
  };
  return fine({ registers, local, close });
}

type As = (token: () => Promise<string>) => Tenant;

async function fill(local: Local, as: As, tell: (line: string) => void): Promise<Outcome<unknown>> {
  const person = (name: string, scopes?: string[]): Tenant =>
    as(() => local.token(`${name}@council.example`, scopes));
  const asIt = person('it-admin', ['User.Read', 'Sites.FullControl.All']);
  const it = openRegisters(asIt);
  const contracts = await it.contracts.all();
  const channels = contracts.kind === 'fault' ? contracts : await it.reminderChannels.all();
  if (channels.kind === 'fault' || (contracts.kind === 'ok' && contracts.value.length === 0)) {
    const seeded = await seedTenant({ asIt, as: person, people: local.people, now: () => new Date(), tell });
    if (seeded.kind === 'fault') return seeded;
  }
  await chooseChannels(person('sv-lead'));
  return fine(undefined);
}
