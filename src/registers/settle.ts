import { fine, failed, type Fault, type Outcome } from '../domain/words/outcome.ts';
import type { WireFields } from './codec.ts';
import type { Declaration } from './declare.ts';
import { at } from './graph/address.ts';
import { isGood } from './graph/faults.ts';
import type { Gateway } from './graph/gateway.ts';
import type { Places } from './graph/places.ts';
import type { Row, Saved } from './types.ts';

type World = { readonly gateway: Gateway; readonly places: Places; readonly declaration: Declaration };

/**
 * Writes the last word on a row without reading the row back: two units, where a change costs three. Whatever does not go
 * well at once is left to `careful`, which finds out what the row says by now.
 */
export async function settleRow<D extends Declaration>(
  { gateway, places, declaration }: World,
  { base, fields }: { readonly base: Row<D>; readonly fields: WireFields },
  careful: () => Promise<Saved<D>>,
): Promise<Outcome<void>> {
  const list = await places.list(declaration);
  if (list.kind === 'fault') return list;
  const path = list.value + at`/items/${base.id}/fields`;
  const headers = { 'If-Match': base.etag, 'Content-Type': 'application/json' };
  const call = { method: 'PATCH', path, headers, body: JSON.stringify(fields) } as const;
  const sent = await gateway.once(call, { units: 2 });
  if (sent.kind === 'ok' && isGood(sent.value)) return fine(undefined);
  const saved = await careful();
  if (saved.kind === 'saved') return fine(undefined);
  return failed(saved.kind === 'stopped' ? saved.fault : otherwise(declaration));
}

function otherwise({ list }: Declaration): Fault {
  return {
    kind: 'refused',
    tell: `A row of ${list} was changed by somebody else meanwhile.`,
    mend: 'Load it again and decide anew.',
    code: 'settled otherwise',
  };
}
