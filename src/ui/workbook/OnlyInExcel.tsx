import { EmptyState } from '../parts/EmptyState.tsx';

/** Says that a page needs the workbook beside it. */
export function OnlyInExcel() {
  return (
    <EmptyState
      title="This is done in Excel"
      about="Open a workbook in Excel, choose Good Measure on the Home tab, then this page."
    />
  );
}
