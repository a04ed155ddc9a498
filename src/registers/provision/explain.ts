import { fine, type Fault, type Outcome } from '../../domain/words/outcome.ts';
import type { Declaration } from '../declare.ts';
import type { Gateway } from '../graph/gateway.ts';
import type { Places } from '../graph/places.ts';
import { planFor, type Drift } from './plan.ts';
import { findLists } from './site.ts';

/** Everything of these lists that is not as declared; the value is empty where all is well. */
export async function shapeOf(
  { gateway, places }: { readonly gateway: Gateway; readonly places: Places },
  declarations: readonly Declaration[],
): Promise<Outcome<readonly Drift[]>> {
  const site = await places.site('open');
  if (site.kind === 'fault') return site;
  const found = await findLists(gateway, site.value, declarations);
  if (found.kind === 'fault') return found;
  const { drift } = planFor(declarations, found.value, { repair: false });
  return fine(drift.filter(({ weight }) => weight !== 'harmless'));
}

/** Why no row of a list can be read: what somebody changed of its columns. Undefined when they are as declared. */
export async function changedShape(
  { gateway, places }: { readonly gateway: Gateway; readonly places: Places },
  declaration: Declaration,
): Promise<Fault | undefined> {
  const site = await places.site(declaration.site);
  if (site.kind === 'fault') return undefined;
  const found = await findLists(gateway, site.value, [declaration]);
  if (found.kind === 'fault') return undefined;
  const { drift } = planFor([declaration], found.value, { repair: false });
  const [first] = drift.filter(({ column, weight }) => column !== undefined && weight !== 'harmless');
  if (!first) return undefined;
  return {
    kind: 'changed-shape',
    tell: `The rows of ${declaration.list} cannot be read. Column ${first.column ?? ''}: ${first.tell}`,
    mend: 'Ask IT to run the provisioning command with --verify: it names every column that was changed and how to mend it.',
    code: `changed shape · ${declaration.list}.${first.column ?? ''}`,
  };
}
