import { fine, type Outcome } from '../domain/words/outcome.ts';
import type { Declaration } from './declare.ts';
import { query, sitePath } from './graph/address.ts';
import { record, text } from './graph/members.ts';
import { openGateway } from './graph/gateway.ts';
import { declarations } from './lists/index.ts';
import type { Tenant } from './types.ts';

/** A SharePoint site, as somebody sees it who chooses where a tab looks. */
export type SiteFound = {
  /** "council.sharepoint.com:/sites/SocialValue" */
  readonly address: string;
  readonly name: string;
  /** Lists of the register that are not on it; none where provisioning was run. */
  readonly missing: readonly string[];
};

/** Looks at the open site of the tenant with the person's own rights: its name, and whether it holds the registers. */
export async function lookAtSite(tenant: Tenant): Promise<Outcome<SiteFound>> {
  const address = tenant.sites.open;
  const gateway = openGateway(tenant);
  const path = sitePath(address);
  const site = await gateway.read(path + query({ $select: 'id,displayName' }), `the site ${address}`);
  if (site.kind === 'fault') return site;
  const { id, displayName } = record(site.value.body);
  const lists = await gateway.pages(
    `${sitePath(text(id))}/lists${query({ $select: 'name,displayName' })}`,
    'the lists of the site',
  );
  if (lists.kind === 'fault') return lists;
  const there = new Set(
    lists.value.elements
      .map(record)
      .flatMap((list) => [text(list['name']).toLowerCase(), text(list['displayName']).toLowerCase()]),
  );
  const wanted = Object.values(declarations).filter((one: Declaration) => one.site === 'open');
  const missing = wanted.map(({ list }) => list).filter((list) => !there.has(list.toLowerCase()));
  return fine({ address, name: text(displayName), missing });
}
