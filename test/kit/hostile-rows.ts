import type { Running } from '../../src/cli/running.ts';
import { wireName, type Column, type Declaration } from '../../src/registers/declare.ts';
import { declarations } from '../../src/registers/lists/index.ts';
import { hostileTexts, hostileValue } from './hostile-text.ts';
import { byHand } from './watched.ts';

/** Columns whose text the product looks things up by: whoever writes there by hand loses the row, not more. */
const meaning: Readonly<Record<string, readonly string[]>> = {
  policy: ['rule'],
  roles: ['personId', 'service'],
  checklistTemplates: ['kind'],
  questions: ['question'],
  checklists: ['service'],
  answers: ['question', 'part', 'choice'],
  evidence: ['question', 'sha256'],
  reminderChannels: ['kinds', 'services', 'from'],
};
const untouched = ['settings', 'audit', 'sent', 'cardActions'];

/** Text of the evaluations site that is shown as it stands; the rest is sealed or counted, and a change of it is told. */
const ofTenders: Readonly<Record<string, readonly string[]>> = {
  Tenders: ['Title'],
  TenderPanel: ['Title'],
  Bids: ['Supplier', 'Title', 'PostalAddress', 'Email', 'Identifier', 'StatusReason', 'WhyNot', 'FileName'],
};

const isHostile = (list: Declaration, key: string, column: Column) =>
  (column.kind === 'text' || column.kind === 'note') && key !== 'ref' && !meaning[list.key]?.includes(key);

type Item = { readonly id: string; readonly fields: Readonly<Record<string, unknown>> };

/** Writes hostile text by hand over every text in every row that the running product has. */
export async function makeHostile({ tenant, graph }: Running): Promise<number> {
  const token = await tenant.token('it-admin@council.example', ['User.Read', 'Sites.FullControl.All']);
  const ask = async (method: string, path: string, body?: unknown) => {
    const answer = await fetch(`${graph}/sites/council.sharepoint.com:/sites/${path}`, {
      method,
      headers: { ...byHand, authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as { value?: Item[] }; // Graph's JSON
  };
  const write = (path: string, fields: object) => ask('PATCH', `${path}/fields`, fields);
  const items = async (list: string) => (await ask('GET', `${list}/items?$expand=fields`)).value ?? [];
  let written = 0;
  const all = Object.values(declarations as Readonly<Record<string, Declaration>>);
  for (const list of all.filter(({ key }) => !untouched.includes(key))) {
    const path = `SocialValue:/lists/${list.list}`;
    const columns = Object.entries(list.columns).filter(([key, column]) => isHostile(list, key, column));
    for (const [row, { id }] of (await items(path)).entries()) {
      const values = columns.map(([key, column], place) => [wireName(key), hostileValue(column, row, place)]);
      await write(`${path}/items/${id}`, Object.fromEntries(values));
      written += values.length;
    }
  }
  const contracts = 'SocialValue:/lists/Contracts';
  const third = (await items(contracts)).find(({ fields }) => fields['Ref'] === 'C-0003');
  await write(`${contracts}/items/${third?.id ?? ''}`, { Description: hostileTexts.join('\n') });
  const evaluations = 'SocialValueEvaluations:/lists';
  for (const [list, names] of Object.entries(ofTenders))
    for (const [row, { id }] of (await items(`${evaluations}/${list}`)).entries()) {
      const values = names.map((name, place) => [name, hostileTexts[(row + place) % hostileTexts.length]]);
      await write(`${evaluations}/${list}/items/${id}`, Object.fromEntries(values));
      written += values.length;
    }
  const [Question, Answer, Effect] = [hostileTexts.join('\n'), ...hostileTexts];
  const about = { Tender: 'T-2026-001', Title: 'Asked', AskedOn: '2026-11-02T12:00:00Z' };
  const fields = { ...about, Question, Answer, Effect, ClientKey: 'hostile', Bucket: 0 };
  await ask('POST', `${evaluations}/Clarifications/items`, { fields });
  return written;
}
