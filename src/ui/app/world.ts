import { createContext, useCallback, useContext } from 'react';
import { dayOf, type Day } from '../../domain/words/day.ts';
import type { Person } from '../../domain/words/person.ts';
import type { Registers } from '../../registers/registers.ts';
import type { DeskParts } from '../../registers/tender/index.ts';
import type { Host, Theme } from '../host.ts';
import type { Workbook } from '../workbook/port.ts';
import type { Places } from './places.ts';
import { pathOf, queryOf } from './places.ts';
import { useOutside } from './use-outside.ts';

/** What every page can reach: the host, the place, and, once they are open, the registers. */
export type World = {
  readonly host: Host;
  readonly places: Places;
  readonly registers?: Registers;
  readonly me?: Person;
  /** The workbook beside the pages; undefined outside Excel. */
  readonly workbook?: Workbook;
  /** The way to the evaluations site; undefined where none is set. It is gone only when a tender is opened. */
  readonly evaluations?: EvaluationsWay;
};

/** What a door brings for tenders. */
export type EvaluationsWay = Pick<DeskParts, 'tenant' | 'sha256'>;

export const WorldContext = createContext<World | undefined>(undefined);

export function useWorld(): World {
  const world = useContext(WorldContext);
  if (!world) throw new Error('A page was shown outside App.');
  return world;
}

export function useHost(): Host {
  return useWorld().host;
}

/** The open registers. Pages are only shown once they are. */
export function useRegisters(): Registers {
  const { registers } = useWorld();
  if (!registers) throw new Error('A page was shown before the registers were open.');
  return registers;
}

/** The person who is signed in; undefined until the directory has answered. */
export function useMe(): Person | undefined {
  return useWorld().me;
}

export function useTheme(): Theme {
  const host = useHost();
  return useOutside(
    host,
    (changed) => host.onTheme(changed),
    () => host.theme(),
  );
}

/** The path and the query of the place where the person is. */
export function usePlace(): { readonly path: string; readonly query: URLSearchParams } {
  const { places } = useWorld();
  const place = useOutside(
    places,
    (changed) => places.subscribe(changed),
    () => places.now(),
  );
  return { path: pathOf(place), query: queryOf(place) };
}

export function useGo(): Places['go'] {
  const { places } = useWorld();
  return useCallback((place, how) => places.go(place, how), [places]);
}

/** Today in London, by the server's time where that is known. */
export function useToday(): Day {
  const { registers } = useWorld();
  return dayOf(registers?.now() ?? deviceTime());
}

const deviceTime = () => new Date();
