import type { CriterionDraft, MeasureDraft, RowOf } from '../../../registers/tender/index.ts';

/** A criterion of the register as it was entered. */
export function criterionDraft({ values }: RowOf<'tenderCriteria'>): CriterionDraft {
  return withoutPlace(values);
}

/** A measure of the register as it was entered. */
export function measureDraft({ values }: RowOf<'tenderMeasures'>): MeasureDraft {
  return withoutPlace(values);
}

function withoutPlace<T extends { readonly tender: string; readonly order: number }>(
  values: T,
): Omit<T, 'tender' | 'order'> {
  const { tender, order, ...rest } = values;
  void [tender, order];
  return rest;
}
