import type { Work } from '../../registers/tender/index.ts';
import { useNames } from '../parts/use-names.ts';

/** What the chair is called inside a sentence: by name where a row tells it, else "the chair". */
export function useChair(work: Pick<Work, 'tender' | 'commitmentSets' | 'moderations'>): string {
  const called = useNames([work.tender], work.commitmentSets, work.moderations);
  const name = called(work.tender.values.chair);
  return name.includes('@') ? 'the chair' : name;
}
