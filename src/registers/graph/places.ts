import { failed, fine, type Outcome } from '../../domain/words/outcome.ts';
import type { Declaration } from '../declare.ts';
import { at, query, sitePath } from './address.ts';
import { record, text } from './faults.ts';
import type { Gateway } from './gateway.ts';

/** Where the lists are: looked up once, by the name that a list was made under, which renaming does not change. */
export type Places = {
  /** "/sites/{id}", for the site of the declaration. */
  site(which: Declaration['site']): Promise<Outcome<string>>;
  /** "/sites/{id}/lists/{id}". */
  list(declaration: Declaration): Promise<Outcome<string>>;
};

export function openPlaces(gateway: Gateway): Places {
  const sites = new Map<string, Promise<Outcome<string>>>();
  const lists = new Map<string, Promise<Outcome<ReadonlyMap<string, string>>>>();

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
    const known = await kept(lists, declaration.site, () => findLists(gateway, base.value));
    if (known.kind === 'fault') return known;
    const id = known.value.get(declaration.list.toLowerCase());
    return id === undefined ? failed(missing(declaration)) : fine(base.value + at`/lists/${id}`);
  }

  return { site, list };
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

async function findLists(gateway: Gateway, site: string): Promise<Outcome<ReadonlyMap<string, string>>> {
  const path = `${site}/lists${query({ $select: 'id,name,displayName' })}`;
  const pages = await gateway.pages(path, 'the lists of the site');
  if (pages.kind === 'fault') return pages;
  const lists = pages.value.elements.map(record);
  const shown = lists.map((list): [string, string] => [
    text(list['displayName']).toLowerCase(),
    text(list['id']),
  ]);
  const named = lists.map((list): [string, string] => [text(list['name']).toLowerCase(), text(list['id'])]);
  return fine(new Map([...shown, ...named]));
}

function missing({ list }: Declaration) {
  return {
    kind: 'changed-shape',
    tell: `The list ${list} is not on the SharePoint site.`,
    mend: 'Ask IT to run the provisioning command: it makes lists that are missing.',
    code: `no list ${list}`,
  } as const;
}
