import { type ContractDraft } from './read-row.ts';

/** What a file may change in a row that the register already has. */
export const imported = [
  'title',
  'description',
  'service',
  'stage',
  'category',
  'value',
  'valueIncludesVat',
  'estimate',
  'start',
  'end',
  'extensionEnd',
  'awarded',
  'published',
  'cpv',
  'link',
] as const satisfies readonly (keyof ContractDraft)[];

/** The values that a file gives a row; those it does not tell are absent. */
export type ImportedValues = Partial<Pick<ContractDraft, (typeof imported)[number]>>;

/** How a row of a file stands to the register. */
export type Difference =
  | { readonly kind: 'new' }
  | { readonly kind: 'same' }
  | { readonly kind: 'changed'; readonly changes: ImportedValues };

/**
 * What importing a row would change. A field that the file leaves empty is left as it is: people complete rows by
 * hand, and a second import must not undo that.
 */
export function differenceTo(existing: ImportedValues | undefined, draft: ContractDraft): Difference {
  if (existing === undefined) return { kind: 'new' };
  const changed = imported.filter((field) => draft[field] !== undefined && draft[field] !== existing[field]);
  if (changed.length === 0) return { kind: 'same' };
  return { kind: 'changed', changes: Object.fromEntries(changed.map((field) => [field, draft[field]])) };
}
