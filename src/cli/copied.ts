import { resolve } from 'node:path';
import { openRegisters } from '../registers/open.ts';
import type { Registers } from '../registers/registers.ts';
import { openFileStore } from '../registers/store/file.ts';
import type { Tenant } from '../registers/types.ts';
import { folderAt } from './folder.ts';

/** Where a copy of the lists is kept, and for which program of which directory; an empty folder means nowhere. */
export type Copying = { readonly tenant: string; readonly client: string; readonly folder: string };

/** Registers that begin with what an earlier run kept; without a folder each run reads the lists anew. */
export function openCopied(registersOf: Tenant, { tenant: tenantId, client, folder }: Copying): Registers {
  if (folder === '') return openRegisters(registersOf);
  const owner = { tenantId, personId: client, site: registersOf.sites.open };
  // A path counts from where npm was called.
  const path = resolve(process.env['INIT_CWD'] ?? process.cwd(), folder);
  const store = openFileStore({ owner, now: registersOf.now, folder: folderAt(path) });
  store.subscribe(() => console.error(store.state().why));
  return openRegisters(registersOf, { store });
}
