import { failed, fine, type Fault, type Outcome } from '../../domain/words/outcome.ts';
import { within } from './address.ts';
import { codeOf, faultOf, strayLink, type Answer } from './faults.ts';
import { record, text } from './members.ts';

/** The most rows that SharePoint filters at once, and that it gives in a page. */
export const most = 5000;

/** What all the pages held, and the link for later changes where the last page gave one. */
export type Pages = { readonly elements: readonly unknown[]; readonly delta?: string };

/** How one page is got. */
export type Ask = (path: string) => Promise<Outcome<Answer>>;

/** Reads page after page; the links are followed on the same origin only. */
export async function readPages(
  ask: Ask,
  { graph, path, what }: { readonly graph: string; readonly path: string; readonly what: string },
): Promise<Outcome<Pages>> {
  const elements: unknown[] = [];
  let next: string | undefined = path;
  let delta: string | undefined;
  while (next !== undefined) {
    const outcome: Outcome<Answer> = await ask(next);
    if (outcome.kind === 'fault') return outcome;
    const page = pageOf(graph, outcome.value, what);
    if (page.kind === 'fault') return page;
    for (const element of page.value.elements) elements.push(element);
    next = page.value.next;
    delta = page.value.delta;
  }
  return fine(delta === undefined ? { elements } : { elements, delta });
}

/** One page of an answer: its elements, and the paths that lead on. A link to elsewhere is a fault. */
export function pageOf(
  graph: string,
  answer: Answer,
  what: string,
): Outcome<{ elements: readonly unknown[]; next?: string; delta?: string }> {
  const body = record(answer.body);
  const value = body['value'];
  if (!Array.isArray(value)) return failed(notAPage(answer, what));
  const [next, delta] = ['@odata.nextLink', '@odata.deltaLink'].map((name) => text(body[name]));
  const nextPath = next ? within(graph, next) : undefined;
  const deltaPath = delta ? within(graph, delta) : undefined;
  if ((next && !nextPath) || (delta && !deltaPath)) return failed(strayLink(what));
  return fine({
    elements: value,
    ...(nextPath ? { next: nextPath } : {}),
    ...(deltaPath ? { delta: deltaPath } : {}),
  });
}

function notAPage(answer: Answer, what: string): Fault {
  return { ...faultOf({ ...answer, status: 200 }, what), code: `200 · ${codeOf(answer) || 'not a page'}` };
}
