import { fine, type Outcome } from '../domain/words/outcome.ts';
import type { Declaration } from './declare.ts';
import { at, query } from './graph/address.ts';
import { record, text } from './graph/members.ts';
import type { Gateway } from './graph/gateway.ts';
import type { Places } from './graph/places.ts';
import { stamp } from './items.ts';
import type { Row, Version } from './types.ts';
import { valuesOf } from './view.ts';
import type { WireFields } from './codec.ts';

/** The earlier states of a row as SharePoint keeps them, the newest first. */
export async function versionsOf<D extends Declaration>(
  gateway: Gateway,
  places: Places,
  declaration: D,
  { id }: Row<D>,
): Promise<Outcome<readonly Version<D>[]>> {
  const list = await places.list(declaration);
  if (list.kind === 'fault') return list;
  const path = list.value + at`/items/${id}/versions` + query({ $expand: 'fields' });
  const pages = await gateway.pages(path, `the history of a row of ${declaration.list}`);
  if (pages.kind === 'fault') return pages;
  const versions = pages.value.elements.map((element) => {
    const version = record(element);
    return {
      id: text(version['id']),
      // Read column by column, each with care: what cannot be read counts as empty.
      values: valuesOf(declaration, record(version['fields']) as WireFields) as Version<D>['values'],
      changed: stamp(version['lastModifiedBy'], version['lastModifiedDateTime']),
    };
  });
  return fine(versions.sort((a, b) => Number(b.id) - Number(a.id)));
}
