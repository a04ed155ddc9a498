import { useWorld } from '../app/world.ts';
import { ButtonLink } from '../parts/ButtonLink.tsx';

/** Beside a workbook, the way from an open register to its sheet. */
export function SheetLink({ register }: { register: 'contracts' | 'suppliers' | 'checklists' }) {
  const { workbook } = useWorld();
  if (!workbook) return null;
  return <ButtonLink to={`/workbook/${register}`}>On a sheet</ButtonLink>;
}
