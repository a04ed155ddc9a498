import { sites } from '../../../src/local/directory.ts';
import { byHand } from '../../kit/watched.ts';
import type { TenderWorld } from './world.ts';

/** Everything that a person may ask Graph for with rights of their own: more than the product ever has. */
const widest = [
  'User.Read',
  'User.ReadBasic.All',
  'Sites.Selected',
  'Sites.FullControl.All',
  'Sites.Manage.All',
  'Files.ReadWrite.All',
];

export type Item = { readonly id: string; readonly fields: Readonly<Record<string, unknown>> };

/** Somebody with nothing but a token and curiosity. */
export type Colleague = {
  ask(method: string, path: string, body?: unknown): Promise<{ status: number; text: string }>;
  items(list: string): Promise<readonly Item[]>;
  patch(list: string, id: string, fields: object): Promise<void>;
  remove(list: string, id: string): Promise<void>;
  add(list: string, fields: object): Promise<void>;
  /** Everything that can be reached: lists, items, versions, changes, drives, folders and the content of files. */
  everything(more?: readonly string[]): Promise<string>;
};

const evaluations = `/sites/${sites[1]?.id ?? ''}`;

type Listed = { readonly value?: readonly { readonly id: string; readonly folder?: unknown }[] };

export async function colleague(world: TenderWorld, name: string): Promise<Colleague> {
  const token = await world.local.token(`${name}@council.example`, widest);
  const ask: Colleague['ask'] = async (method, path, body) => {
    const answer = await fetch(path.startsWith('http') ? path : world.local.graph + path, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...byHand },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: answer.status, text: await answer.text() };
  };
  const must = async (method: string, path: string, body?: unknown) => {
    const answer = await ask(method, path, body);
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
    return answer.text;
  };
  const listed = (text: string) => (JSON.parse(text) as Listed).value ?? []; // Graph's collections
  const items = async (list: string): Promise<readonly Item[]> => {
    const found: Item[] = [];
    let path = `${evaluations}/lists/${list}/items?$expand=fields&$top=5000`;
    while (path !== '') {
      const text = await must('GET', path);
      found.push(...(listed(text) as readonly Item[]));
      path = (JSON.parse(text) as { '@odata.nextLink'?: string })['@odata.nextLink'] ?? '';
    }
    return found;
  };

  async function folder(path: string, seen: string[]): Promise<void> {
    const answer = await ask('GET', `${path}/children`);
    seen.push(answer.text);
    if (answer.status !== 200) return;
    const drive = /^(\/drives\/[^/]+|\/me\/drive)/.exec(path)?.[1] ?? '';
    for (const entry of listed(answer.text)) {
      const at = `${drive}/items/${entry.id}`;
      if (entry.folder !== undefined) await folder(at, seen);
      else for (const end of ['/content', '/versions', '']) seen.push((await ask('GET', at + end)).text);
    }
  }

  return {
    ask,
    items,
    patch: async (list, id, fields) =>
      void (await must('PATCH', `${evaluations}/lists/${list}/items/${id}/fields`, fields)),
    remove: async (list, id) => void (await must('DELETE', `${evaluations}/lists/${list}/items/${id}`)),
    add: async (list, fields) => void (await must('POST', `${evaluations}/lists/${list}/items`, { fields })),
    async everything(more = []) {
      const seen: string[] = [];
      for (const site of sites) {
        const base = `/sites/${site.id}`;
        const lists = await ask('GET', `${base}/lists?$select=id,name,displayName,system`);
        seen.push(lists.text);
        for (const { id } of lists.status === 200 ? listed(lists.text) : []) {
          const list = `${base}/lists/${id}`;
          const all = await ask('GET', `${list}/items?$expand=fields&$top=5000`);
          seen.push(all.text, (await ask('GET', `${list}/items/delta?$expand=fields`)).text);
          for (const item of all.status === 200 ? listed(all.text) : [])
            seen.push((await ask('GET', `${list}/items/${item.id}/versions?$expand=fields`)).text);
        }
        const drives = await ask('GET', `${base}/drives`);
        seen.push(drives.text, (await ask('GET', `${base}/recycleBin/items`)).text);
        for (const { id } of drives.status === 200 ? listed(drives.text) : [])
          await folder(`/drives/${id}/root`, seen);
      }
      await folder('/me/drive/root', seen);
      await folder('/me/drive/special/approot', seen);
      for (const path of more) seen.push((await ask('GET', path)).text);
      const query = {
        requests: [{ entityTypes: ['driveItem', 'listItem'], query: { queryString: 'zebra' } }],
      };
      seen.push((await ask('POST', '/search/query', query)).text);
      return seen.join('\n');
    },
  };
}
