import { viewOf, type RegisterView } from '../../domain/contract/register-view.ts';
import { useGo, usePlace } from '../app/world.ts';
import { usualColumns } from './columns.tsx';
import { registerPlace } from './filters.ts';

/** What the address says about how to look at the register, and how to change it. */
export function useRegisterView() {
  const { query } = usePlace();
  const go = useGo();
  const view = viewOf(query);
  const cols = query.get('cols')?.split('|').filter(Boolean);
  return {
    view,
    /** The chosen columns; undefined when a person has not chosen. */
    cols,
    change: (part: Partial<RegisterView>) => go(registerPlace({ ...view, ...part }, cols), { replace: true }),
    chooseColumns: (columns: readonly string[]) =>
      go(registerPlace(view, columns.join() === usualColumns.join() ? undefined : columns), {
        replace: true,
      }),
  };
}
