import { ownColumns, wireName, type Column, type Declaration } from '../declare.ts';

/** A column as Graph describes it (columnDefinition); one facet says its type. */
export type Definition = {
  readonly name: string;
  readonly displayName: string;
  readonly description: string;
  readonly required: boolean;
  readonly indexed: boolean;
  readonly enforceUniqueValues: boolean;
  readonly defaultValue?: { readonly value: string };
} & Readonly<Partial<Record<Facet, Readonly<Record<string, unknown>>>>>;

export type Facet = 'text' | 'number' | 'boolean' | 'choice' | 'dateTime';

/** The columns that a list is to have, ours and its own, in the order of the declaration. */
export function wantedColumns(declaration: Declaration): readonly Definition[] {
  const own = Object.entries(declaration.columns).map(([key, column]) => definitionOf(key, column));
  // Neither is required by SharePoint: people may add a row by hand, and a file is stored before its columns are.
  const ours = Object.entries(ownColumns).map(([key, column]) => ({
    ...definitionOf(key, column),
    required: false,
    // A row made by hand has bucket 0, so that reading in ranges finds it too.
    ...(key === 'bucket' ? { defaultValue: { value: '0' } } : {}),
  }));
  return [...own, ...ours];
}

function definitionOf(key: string, column: Column): Definition {
  const unique = column.unique === true;
  return {
    name: wireName(key),
    displayName: column.label,
    description: column.about,
    required: column.required === true,
    // SharePoint keeps values unique only where it keeps an index.
    indexed: unique || column.indexed === true,
    enforceUniqueValues: unique,
    ...facetOf(column),
  };
}

function facetOf(column: Column): Pick<Definition, Facet> {
  switch (column.kind) {
    case 'text':
      return { text: { allowMultipleLines: false, maxLength: column.longest ?? 255 } };
    case 'person':
    case 'ref':
      return { text: { allowMultipleLines: false, maxLength: 255 } };
    case 'quantity': // text, since a double would not keep the decimals as they were written
      return { text: { allowMultipleLines: false, maxLength: 40 } };
    case 'note':
      return { text: { allowMultipleLines: true, textType: 'plain', linesForEditing: 6 } };
    case 'choice':
      return { choice: { allowTextEntry: false, choices: column.choices, displayAs: 'dropDownMenu' } };
    case 'choices':
      return { choice: { allowTextEntry: false, choices: column.choices, displayAs: 'checkBoxes' } };
    case 'count':
      return { number: { decimalPlaces: 'none' } };
    case 'money':
      return { number: { decimalPlaces: 'two' } };
    case 'day':
      return { dateTime: { displayAs: 'default', format: 'dateOnly' } };
    case 'yesNo':
      return { boolean: {} };
  }
}
