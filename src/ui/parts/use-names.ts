import { useCallback, useMemo } from 'react';
import type { Person } from '../../domain/words/person.ts';
import type { Declaration } from '../../registers/declare.ts';
import type { Row } from '../../registers/types.ts';
import { useOutside } from '../app/use-outside.ts';
import { useMe, useRegisters } from '../app/world.ts';

type Stamped = Pick<Row<Declaration>, 'created' | 'changed'>;

/**
 * The names of people by their user principal name, as far as the rows at hand tell them: whoever wrote a row is
 * named in it, and so is whoever holds a role, where the roles are read. Others are shown by their address, which costs
 * no question to the directory.
 */
export function useNames(
  ...lists: readonly (readonly Stamped[] | undefined)[]
): (upn: string | undefined) => string {
  const me = useMe();
  const { roles } = useRegisters();
  const holders = useOutside(
    roles,
    (changed) => roles.subscribe(changed),
    () => roles.rows(),
  );
  const names = useMemo(
    () => {
      const found = new Map<string, string>();
      const know = (person: Person) => found.set(person.upn.toLowerCase(), person.name);
      for (const rows of lists)
        for (const row of rows ?? []) {
          know(row.created.by);
          know(row.changed.by);
        }
      for (const { values } of holders ?? []) found.set(values.person.toLowerCase(), holderName(values));
      if (me) know(me);
      return found;
    },
    // The lists themselves change when a row does; the array around them is new at each rendering.
    // oxlint-disable-next-line react/exhaustive-deps
    [me, holders, ...lists],
  );
  return useCallback((upn) => (upn === undefined ? '' : (names.get(upn.toLowerCase()) ?? upn)), [names]);
}

/** The name of whoever holds a role: its title is "Name, role". */
export function holderName({ title, role }: { readonly title: string; readonly role: string }): string {
  return title.endsWith(`, ${role}`) ? title.slice(0, -role.length - 2) : title;
}
