import { failed, fine, type Outcome } from '../../domain/words/outcome.ts';
import type { Declaration } from '../declare.ts';
import { at, query } from '../graph/address.ts';
import { faultOf, isGood, isPassing, silence, type Answer } from '../graph/faults.ts';
import { record, text } from '../graph/members.ts';
import type { Gateway } from '../graph/gateway.ts';
import { backoff } from '../graph/limiter.ts';
import type { Found, Step } from './plan.ts';
import { wantedColumns } from './want.ts';

/** The lists of a site that are declared, with their columns as they are. */
export async function findLists(
  gateway: Gateway,
  site: string,
  declarations: readonly Declaration[],
): Promise<Outcome<readonly Found[]>> {
  const pages = await gateway.pages(
    `${site}/lists${query({ $select: 'id,name,displayName' })}`,
    'the lists of the site',
  );
  if (pages.kind === 'fault') return pages;
  const wanted = new Set(declarations.map(({ list }) => list.toLowerCase()));
  const found: Found[] = [];
  for (const element of pages.value.elements) {
    const { id, name, displayName } = record(element);
    const list = { id: text(id), name: text(name), displayName: text(displayName) };
    if (!wanted.has(list.name.toLowerCase()) && !wanted.has(list.displayName.toLowerCase())) continue;
    const columns = await gateway.pages(
      `${site}${at`/lists/${list.id}/columns`}`,
      `the columns of ${list.displayName}`,
    );
    if (columns.kind === 'fault') return columns;
    found.push({ ...list, columns: columns.value.elements.map(record) });
  }
  return fine(found);
}

/** Does one step; what is there already counts as done, so that a run that was cut can be run again. */
export async function doStep(
  gateway: Gateway,
  site: string,
  step: Step,
  found: readonly Found[],
): Promise<Outcome<void>> {
  const { list, documentLibrary } = step.declaration;
  const own = found.find(({ name, displayName }) =>
    [name, displayName].some((one) => one.toLowerCase() === list.toLowerCase()),
  );
  const base = `${site}${at`/lists/${own?.id ?? list}`}/columns`;
  switch (step.kind) {
    case 'make-list': {
      const wanted = wantedColumns(step.declaration);
      const columns = wanted.filter(({ name }) => name !== 'Title');
      const template = documentLibrary ? 'documentLibrary' : 'genericList';
      const body = { displayName: list, description: step.declaration.about, columns, list: { template } };
      const made = await send(gateway, { method: 'POST', path: `${site}/lists`, body }, `the list ${list}`);
      const title = wanted.find(({ name }) => name === 'Title');
      if (made.kind === 'fault') return made;
      if (!title) return fine(undefined);
      const id = text(record(made.value.body)['id']) || list;
      const { name: _name, text: _text, ...rest } = title; // neither may be changed on a built-in column
      const path = `${site}${at`/lists/${id}/columns/Title`}`;
      return nothing(
        await send(gateway, { method: 'PATCH', path, body: rest }, `the column Title of ${list}`),
      );
    }
    case 'add-column':
      return nothing(
        await send(
          gateway,
          { method: 'POST', path: base, body: step.column },
          `the column ${step.column.name} of ${list}`,
        ),
      );
    case 'mend-column': {
      const path = base + at`/${step.name}`;
      return nothing(
        await send(
          gateway,
          { method: 'PATCH', path, body: step.change },
          `the column ${step.name} of ${list}`,
        ),
      );
    }
  }
}

function nothing(outcome: Outcome<Answer>): Outcome<void> {
  return outcome.kind === 'fault' ? outcome : fine(undefined);
}

type Order = { readonly method: 'POST' | 'PATCH'; readonly path: string; readonly body: unknown };

const mostTries = 8;

async function send(gateway: Gateway, order: Order, what: string): Promise<Outcome<Answer>> {
  let last: Answer = silence;
  for (let tries = 0; tries < mostTries; tries += 1) {
    if (tries > 0 && last.status !== 429) await gateway.tenant.wait(backoff(gateway.tenant, tries));
    const call = { method: order.method, path: order.path, body: JSON.stringify(order.body) };
    const outcome = await gateway.once(call, { units: 2 });
    if (outcome.kind === 'fault') return outcome;
    last = outcome.value;
    const there = order.method === 'POST' && last.status === 409;
    if (isGood(last) || there) return outcome;
    if (!isPassing(last)) break;
  }
  return failed(faultOf(last, what));
}
