import type { Tenant } from '../../src/local/tenant.ts';
import { byHand } from './watched.ts';

/** What an administrator does in SharePoint itself. */
export async function asAdmin(local: Tenant, method: string, path: string, body?: unknown): Promise<void> {
  const token = await local.token('it-admin@council.example', ['Sites.FullControl.All', 'Sites.Manage.All']);
  const answer = await fetch(local.graph + path, {
    method,
    headers: { ...byHand, authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
}
