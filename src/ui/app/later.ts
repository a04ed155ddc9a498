import {
  createElement,
  lazy,
  useEffect,
  useState,
  type ComponentType,
  type LazyExoticComponent,
  type ReactNode,
} from 'react';
import { afterDrawing } from './after-drawing.ts';

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

const pause = 5_000; // milliseconds, until the connection may be there again

/** A part that every page shows, but not at first: its code comes once the page is drawn, and is asked for until it does. */
export function afterwards<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): (props: Props) => ReactNode {
  let come: ComponentType<Props> | undefined;
  return function Afterwards(props) {
    const [Part, setPart] = useState(() => come);
    useEffect(() => {
      if (come) return;
      let timer: ReturnType<typeof setTimeout>;
      let wanted = true;
      const fetchPart = () =>
        void load().then(
          (part) => setPart(() => (come = part)),
          () => wanted && (timer = setTimeout(fetchPart, pause)),
        );
      const callOff = afterDrawing(fetchPart);
      return () => {
        wanted = false;
        callOff();
        clearTimeout(timer);
      };
    }, []);
    return Part ? createElement(Part, props) : null;
  };
}
