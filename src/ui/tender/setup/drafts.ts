import type { CriterionDraft, Done, MeasureDraft, RowOf } from '../../../registers/tender/index.ts';

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

/** Criteria with their questions, as `criteriaOf` gives them. */
type Groups = readonly {
  readonly row: RowOf<'tenderCriteria'>;
  readonly questions: readonly RowOf<'tenderCriteria'>[];
}[];

function draftsOf(groups: Groups): readonly CriterionDraft[] {
  return groups.flatMap(({ row, questions }) => [row, ...questions]).map(criterionDraft);
}

function swapped<T>(list: readonly T[], at: number): readonly T[] {
  const [one, other] = [list[at - 1], list[at]];
  if (at < 1 || one === undefined || other === undefined) return list;
  return [...list.slice(0, at - 1), other, one, ...list.slice(at + 1)];
}

/** A criterion one up, with its questions; or a question one up within its criterion. */
export function movedUp(groups: Groups, key: string): readonly CriterionDraft[] {
  const at = groups.findIndex(({ row }) => row.values.key === key);
  if (at >= 0) return draftsOf(swapped(groups, at));
  return draftsOf(
    groups.map(({ row, questions }) => ({
      row,
      questions: swapped(
        questions,
        questions.findIndex(({ values }) => values.key === key),
      ),
    })),
  );
}

/** Whether nothing stands above it that it could change places with. */
export function isFirst(groups: Groups, key: string): boolean {
  return (
    groups[0]?.row.values.key === key || groups.some(({ questions }) => questions[0]?.values.key === key)
  );
}

/** Everything but a criterion with its questions, or but one question. */
export function withoutKey(groups: Groups, key: string): readonly CriterionDraft[] {
  return draftsOf(groups).filter((draft) => draft.key !== key && draft.parent !== key);
}

/** With another criterion or question, or with one changed; its questions follow a criterion that gets another key. */
export function withDraft(
  groups: Groups,
  draft: CriterionDraft,
  before: string | undefined,
): Done<readonly CriterionDraft[]> {
  const drafts = draftsOf(groups);
  if (draft.key !== before && drafts.some(({ key }) => key === draft.key))
    return {
      kind: 'problems',
      problems: [{ place: 'Key', tell: `There is ${draft.key} already. Choose another key.` }],
    };
  if (before === undefined) return { kind: 'done', value: [...drafts, draft] };
  return {
    kind: 'done',
    value: drafts.map((one) => {
      if (one.key === before) return draft;
      return one.parent === before ? { ...one, parent: draft.key } : one;
    }),
  };
}
