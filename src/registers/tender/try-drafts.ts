import { fine, type Outcome } from '../../domain/words/outcome.ts';
import { at, query } from '../graph/address.ts';
import { isGood } from '../graph/faults.ts';
import { record, text } from '../graph/members.ts';
import { privateLibraryOf } from './drafts.ts';
import type { Desk } from './desk.ts';

/** What a try of the place for drafts showed. */
export type DraftsTried = {
  readonly kind: 'app folder' | 'private library';
  /** Private libraries of other people that this person can look into: rights that IT has to take away. */
  readonly openToMe: readonly string[];
};

const name = 'check.json';

/**
 * Tries in the name of the person who is signed in whether a draft can be kept and read back, and where; and whether
 * other people's private libraries are closed to them.
 */
export async function tryDrafts(desk: Desk): Promise<Outcome<DraftsTried>> {
  const place = await desk.drafts.place();
  if (place.kind === 'fault') return place;
  const before = await desk.drafts.read(name);
  if (before.kind === 'fault') return before;
  const kept = await desk.drafts.keep(
    name,
    JSON.stringify({ checked: desk.now().toISOString() }),
    before.value,
  );
  if (kept.kind === 'fault') return kept;
  const others = await libraries(desk);
  return others.kind === 'fault' ? others : fine({ kind: place.value.kind, openToMe: others.value });
}

async function libraries({ gateway, places, me }: Desk): Promise<Outcome<readonly string[]>> {
  const site = await places.site('evaluations');
  if (site.kind === 'fault') return site;
  const lists = await gateway.pages(
    `${site.value}/lists${query({ $select: 'id,displayName' })}`,
    'the lists of the site',
  );
  if (lists.kind === 'fault') return lists;
  const open: string[] = [];
  for (const element of lists.value.elements) {
    const { id, displayName } = record(element);
    const label = text(displayName);
    if (!label.startsWith('Drafts ') || label.toLowerCase() === privateLibraryOf(me).toLowerCase()) continue;
    const path = `${site.value}${at`/lists/${text(id)}`}/items${query({ $top: 1 })}`;
    const answer = await gateway.once({ method: 'GET', path }, { units: 2 });
    if (answer.kind === 'fault') return answer;
    if (isGood(answer.value)) open.push(label);
  }
  return fine(open);
}
