import type { Declaration } from './declare.ts';
import { at, literal, query } from './graph/address.ts';
import { isGood } from './graph/faults.ts';
import { record, text } from './graph/members.ts';
import type { Gateway } from './graph/gateway.ts';
import type { Places } from './graph/places.ts';
import { sizeSetting } from './from-settings.ts';
import { most } from './graph/pages.ts';
import { bucketOf } from './keys.ts';
import { settings } from './lists/house.ts';

type World = { readonly gateway: Gateway; readonly places: Places; readonly declaration: Declaration };

/**
 * Notes in Settings how long a list has become, so that the next who reads it asks for as many pages as there are and
 * for no more. It is a help and nothing else: a person who may not edit Settings leaves it as it is.
 */
export async function noteSize({ gateway, places, declaration }: World, rows: number): Promise<void> {
  if (declaration.site !== 'open' || rows <= most) return;
  const title = sizeSetting(declaration);
  const noted = Number((await places.setting(title)) ?? 0);
  if (Math.ceil(rows / most) <= Math.ceil(noted / most)) return;
  const list = await places.list(settings);
  if (list.kind === 'fault') return;
  const options = query({ $filter: `fields/Title eq ${literal(title)}`, $select: 'id' });
  const found = await gateway.once({ method: 'GET', path: `${list.value}/items${options}` }, { units: 2 });
  if (found.kind === 'fault' || !isGood(found.value)) return;
  const elements = record(found.value.body)['value'];
  const id = text(record(Array.isArray(elements) ? elements[0] : undefined)['id']);
  const fields = { Value: String(rows) };
  const key = `setting/${title}`;
  await gateway.once(
    id === ''
      ? {
          method: 'POST',
          path: `${list.value}/items`,
          body: JSON.stringify({
            fields: { ...fields, Title: title, ClientKey: key, Bucket: bucketOf(key) },
          }),
        }
      : { method: 'PATCH', path: list.value + at`/items/${id}/fields`, body: JSON.stringify(fields) },
    { units: 2 },
  );
}
