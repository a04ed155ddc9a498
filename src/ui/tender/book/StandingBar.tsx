import { WorkbookBar } from '../../workbook/WorkbookBar.tsx';
import { readOnlyBecause, useStanding } from './use-standing.ts';

/** Says on the list of steps, where a person sees it first, why the workbook opens to read only. */
export function StandingBar({ site, tender }: { site: string; tender: string }) {
  const { book } = useStanding(site, tender);
  return <WorkbookBar why={readOnlyBecause(book)} />;
}
