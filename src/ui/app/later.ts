import { lazy, type ComponentType, type LazyExoticComponent } from 'react';

const parts: (() => Promise<unknown>)[] = [];

/**
 * A part of a page that is not there at first: a dialog, a bar that a selection calls up. Its code comes when it is
 * shown, or when the page has all that it asked for. Stands in a module, never in a component.
 */
export function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): LazyExoticComponent<ComponentType<Props>> {
  parts.push(load);
  return lazy(async () => ({ default: await load() }));
}

/** Fetches, one after the other, the parts of all pages whose code is here; what cannot be fetched now comes when it is shown. */
export async function fetchParts(): Promise<void> {
  for (let load = parts.shift(); load; load = parts.shift()) await load().catch(() => undefined);
}
