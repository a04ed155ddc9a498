import { openTenant, type Tenant, type TenantOptions } from '../../src/local/tenant.ts';
import { watched } from '../kit/watched.ts';
import { sites } from '../../src/local/directory.ts';

export const it = 'it-admin@council.example';
export const officer = 'officer-waste@council.example';
export const auditor = 'auditor@council.example';
export const evaluator = 'evaluator-1@council.example';

export const site = `/sites/${sites[0]!.id}`;
export const evaluations = `/sites/${sites[1]!.id}`;

// Answers of a foreign service are read as they come; tests say what they expect of them.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Told = { status: number; headers: Headers; body: any; text: string };

export type Ask = (
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<Told>;

/** A client with nothing but fetch and a token. */
export function client(tenant: Tenant, token: string): Ask {
  return async (method, path, body, headers = {}) => {
    const raw = typeof body === 'string' || body instanceof Uint8Array;
    const answer = await fetch(path.startsWith('http') ? path : tenant.graph + path, {
      method,
      redirect: 'manual',
      headers: {
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: raw ? (body as string) : JSON.stringify(body) }),
    });
    const text = await answer.text();
    let parsed: unknown;
    try {
      parsed = JSON.parse(text);
    } catch {
      parsed = undefined;
    }
    return { status: answer.status, headers: answer.headers, body: parsed, text };
  };
}

export async function opened(options: TenantOptions = {}) {
  const tenant = await openTenant(watched({ tier: 'generous', ...options }, 'anybody'));
  const asIt = client(tenant, await tenant.token(it, ['Sites.FullControl.All', 'User.Read']));
  const asOfficer = client(tenant, await tenant.token(officer));
  return { tenant, asIt, asOfficer };
}

/** A list with a column of each kind that can be written. */
export const contracts = {
  displayName: 'Contracts',
  list: { template: 'genericList' },
  columns: [
    { name: 'ClientKey', text: {}, indexed: true, enforceUniqueValues: true },
    { name: 'Service', text: {}, indexed: true },
    { name: 'Notes', text: { allowMultipleLines: true, textType: 'plain' } },
    { name: 'Value', number: {}, indexed: true },
    { name: 'Plain', number: {} },
    { name: 'Live', boolean: {}, indexed: true },
    { name: 'Stage', choice: { choices: ['Open', 'Awarded'] }, indexed: true },
    { name: 'Themes', choice: { choices: ['Jobs', 'Skills'], displayAs: 'checkBoxes' } },
    { name: 'Starts', dateTime: { format: 'dateOnly' }, indexed: true },
    { name: 'Seen', dateTime: { format: 'dateTime' } },
    { name: 'Owner', personOrGroup: {}, indexed: true },
  ],
};

/** The list above, made by IT; answers its path and id. */
export async function withContracts(asIt: Ask, at = site) {
  const made = await asIt('POST', `${at}/lists`, contracts);
  if (made.status !== 201) throw new Error(made.text);
  return { id: made.body.id as string, path: `${at}/lists/${made.body.id}` };
}
