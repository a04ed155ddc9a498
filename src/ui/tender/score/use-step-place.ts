import type { Work } from '../../../registers/tender/index.ts';
import { useGo } from '../../app/world.ts';

/** The way to another step of the same tender. */
export function useStepPlace(slug: string, { tender }: Pick<Work, 'tender'>): () => void {
  const go = useGo();
  return () => go(`/tender/${encodeURIComponent(tender.values.ref)}/${slug}`);
}
