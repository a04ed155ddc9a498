import { failed, fine, type Outcome } from '../../domain/words/outcome.ts';
import type { Declaration } from '../declare.ts';
import { at, query, sitePath } from './address.ts';
import { record, text } from './members.ts';
import type { Gateway } from './gateway.ts';
import { readPages } from './pages.ts';

/** Where the lists are: looked up once, by the name that a list was made under, which renaming does not change. */
export type Places = {
  /** "/sites/{id}", for the site of the declaration. */
  site(which: Declaration['site']): Promise<Outcome<string>>;
  /** "/sites/{id}/lists/{id}". */
  list(declaration: Declaration): Promise<Outcome<string>>;
  /** The value of a setting of the open site, as it was when its lists were looked up; undefined when there is none. */
  setting(title: string): Promise<string | undefined>;
  /** Looks everything up anew at the next ask. */
  forget(): void;
};

export function openPlaces(gateway: Gateway): Places {
  const sites = new Map<string, Promise<Outcome<string>>>();
  const lists = new Map<string, Promise<Outcome<Found>>>();

  // A lookup that failed is forgotten, so that the next call asks again.
  function kept<T>(map: Map<string, Promise<Outcome<T>>>, key: string, ask: () => Promise<Outcome<T>>) {
    const known = map.get(key);
    if (known) return known;
    const asked = ask().then((outcome) => {
      if (outcome.kind === 'fault') map.delete(key);
      return outcome;
    });
    map.set(key, asked);
    return asked;
  }

  const site = (which: Declaration['site']) => kept(sites, which, () => findSite(gateway, which));

  async function list(declaration: Declaration): Promise<Outcome<string>> {
    const base = await site(declaration.site);
    if (base.kind === 'fault') return base;
    const known = await found(declaration.site, base.value);
    if (known.kind === 'fault') return known;
    const id = known.value.ids.get(declaration.list.toLowerCase());
    return id === undefined ? failed(missing(declaration)) : fine(base.value + at`/lists/${id}`);
  }

  const found = (which: Declaration['site'], base: string) =>
    kept(lists, which, () => findLists(gateway, base, which === 'open'));

  async function setting(title: string): Promise<string | undefined> {
    const base = await site('open');
    if (base.kind === 'fault') return undefined;
    const known = await found('open', base.value);
    return known.kind === 'fault' ? undefined : known.value.settings.get(title);
  }

  function forget(): void {
    sites.clear();
    lists.clear();
  }

  return { site, list, setting, forget };
}

async function findSite(gateway: Gateway, which: Declaration['site']): Promise<Outcome<string>> {
  const address = gateway.tenant.sites[which];
  if (address === undefined) {
    return failed({
      kind: 'not-found',
      tell: 'No SharePoint site for tender evaluations is set up.',
      mend: 'Ask IT to add the address of the evaluations site to the configuration.',
      code: 'no site',
    });
  }
  if (!address.includes(':/')) return fine(at`/sites/${address}`);
  const answer = await gateway.read(sitePath(address) + query({ $select: 'id' }), `the site ${address}`);
  if (answer.kind === 'fault') return answer;
  return fine(at`/sites/${text(record(answer.value.body)['id'])}`);
}

/** The lists of a site by name, and what its settings say. */
type Found = {
  readonly ids: ReadonlyMap<string, string>;
  readonly settings: ReadonlyMap<string, string>;
};

async function findLists(gateway: Gateway, site: string, withSettings: boolean): Promise<Outcome<Found>> {
  const what = 'the lists of the site';
  const path = `${site}/lists${query({ $select: 'id,name,displayName' })}`;
  const { gather, tenant } = gateway;
  // Both are asked in the same moment, so that they are one round trip.
  const settings = withSettings ? findSettings(gateway, site) : undefined;
  let asked = 0;
  const ask = (page: string) => ((asked += 1) === 1 ? gather(page, what) : gateway.read(page, what));
  const pages = await readPages(ask, { graph: tenant.graph, path, what });
  if (pages.kind === 'fault') return pages;
  const lists = pages.value.elements.map(record);
  const shown = lists.map((list): [string, string] => [
    text(list['displayName']).toLowerCase(),
    text(list['id']),
  ]);
  const named = lists.map((list): [string, string] => [text(list['name']).toLowerCase(), text(list['id'])]);
  return fine({ ids: new Map([...shown, ...named]), settings: (await settings) ?? new Map() });
}

/** Settings by title; none where the list is not there or may not be read: nothing depends on them then. */
async function findSettings(gateway: Gateway, site: string): Promise<ReadonlyMap<string, string>> {
  const path = `${site}/lists/Settings/items${query({ $expand: 'fields($select=Title,Value)', $top: 200 })}`;
  const answer = await gateway.gather(path, 'the list Settings', false);
  const items = answer.kind === 'fault' ? undefined : record(answer.value.body)['value'];
  const fields = (Array.isArray(items) ? items : []).map((item) => record(record(item)['fields']));
  return new Map(fields.map((one) => [text(one['Title']), text(one['Value'])]));
}

function missing({ list }: Declaration) {
  return {
    kind: 'changed-shape',
    tell: `The list ${list} is not on the SharePoint site.`,
    mend: 'Ask IT to run the provisioning command: it makes lists that are missing.',
    code: `no list ${list}`,
  } as const;
}
