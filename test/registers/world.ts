import { randomBytes } from 'node:crypto';
import { openTenant, type Tenant as Local, type TenantOptions } from '../../src/local/tenant.ts';
import { fine } from '../../src/domain/words/outcome.ts';
import { openRegisters, type Inner } from '../../src/registers/open.ts';
import { provision } from '../../src/registers/provision/provision.ts';
import type { Registers } from '../../src/registers/registers.ts';
import type { Tenant } from '../../src/registers/types.ts';
import { watched } from '../kit/watched.ts';

const open = 'council.sharepoint.com:/sites/SocialValue';

/** What IT's own sign-in asks for when it makes lists. */
export const provisioningScopes = ['User.Read', 'Sites.FullControl.All'];

export type Wire = { method: string; path: string; status: number };

/** A local tenant with every list, and registers for whoever is named. */
export type World = {
  local: Local;
  /** Every request since the last `clear`, as the client sent it. */
  wire: Wire[];
  tenant(upn: string, more?: Partial<Tenant>, scopes?: string[]): Tenant;
  registers(upn: string, inner?: Inner, more?: Partial<Tenant>): Registers;
  close(): Promise<void>;
};

/** Real time, a hundred times faster where a person would wait. */
export const quickly = (milliseconds: number, signal?: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds / 100);
    signal?.addEventListener('abort', done);
  });

export async function openWorld(options: TenantOptions = {}, provisioned = true): Promise<World> {
  const local = await openTenant(watched({ tier: 'generous', ...options }));
  const wire: Wire[] = [];
  const tokens = new Map<string, Promise<string>>();
  const tokenOf = (upn: string, scopes?: string[]) => {
    const key = `${upn} ${scopes?.join() ?? ''}`;
    const known = tokens.get(key) ?? local.token(upn, scopes);
    tokens.set(key, known);
    return known;
  };
  const tenant: World['tenant'] = (upn, more = {}, scopes) => ({
    graph: local.graph,
    sites: { open, evaluations: `${open}Evaluations` },
    token: async () => fine(await tokenOf(`${upn}@council.example`, scopes)),
    fetch: async (input, init) => {
      const response = await fetch(input, init);
      const { pathname, search } = new URL(
        typeof input === 'string' ? input : 'url' in input ? input.url : input.href,
      );
      wire.push({ method: init?.method ?? 'GET', path: pathname + search, status: response.status });
      return response;
    },
    now: () => new Date(),
    random: (bytes) => randomBytes(bytes),
    wait: quickly,
    ...more,
  });
  const world: World = {
    local,
    wire,
    tenant,
    registers: (upn, inner = {}, more = {}) => openRegisters(tenant(upn, more), inner),
    close: () => local.close(),
  };
  if (provisioned) {
    const report = await provision(tenant('it-admin', {}, provisioningScopes), {
      site: 'open',
      way: 'apply',
    });
    if (report.kind === 'fault') throw new Error(JSON.stringify(report.fault));
    if (report.value.left.some(({ weight }) => weight !== 'harmless'))
      throw new Error(JSON.stringify(report.value.left));
    wire.length = 0;
  }
  return world;
}
