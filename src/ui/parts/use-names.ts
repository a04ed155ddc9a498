import { useCallback, useMemo } from 'react';
import type { Person } from '../../domain/words/person.ts';
import type { Declaration } from '../../registers/declare.ts';
import type { Row } from '../../registers/types.ts';
import { useMe } from '../app/world.ts';

type Stamped = Pick<Row<Declaration>, 'created' | 'changed'>;

/**
 * The names of people by their user principal name, as far as the rows at hand tell them: whoever wrote a row is
 * named in it. Others are shown by their address, which costs no question to the directory.
 */
export function useNames(
  ...lists: readonly (readonly Stamped[] | undefined)[]
): (upn: string | undefined) => string {
  const me = useMe();
  const names = useMemo(
    () => {
      const found = new Map<string, string>();
      const know = (person: Person) => found.set(person.upn.toLowerCase(), person.name);
      for (const rows of lists)
        for (const row of rows ?? []) {
          know(row.created.by);
          know(row.changed.by);
        }
      if (me) know(me);
      return found;
    },
    // The lists themselves change when a row does; the array around them is new at each rendering.
    // oxlint-disable-next-line react/exhaustive-deps
    [me, ...lists],
  );
  return useCallback((upn) => (upn === undefined ? '' : (names.get(upn.toLowerCase()) ?? upn)), [names]);
}
