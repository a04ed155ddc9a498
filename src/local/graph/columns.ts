import { isObject, type Json, type ListRow, type World } from './call.ts';

/** How a column's values look on the wire. */
export type Kind =
  | 'text'
  | 'note'
  | 'number'
  | 'boolean'
  | 'choice'
  | 'choices'
  | 'dateTime'
  | 'lookup'
  | 'lookups'
  | 'person'
  | 'people'
  | 'hyperlink'
  | 'calculated';

/** A column of a list as it is stored: Graph's columnDefinition and what follows from it. */
export type Column = {
  id: string;
  name: string;
  kind: Kind;
  definition: Json;
  indexed: boolean;
  unique: boolean;
  hidden: boolean;
  /** Not writable, by being built in or so declared. */
  readOnly: boolean;
};

/** The facets that say which type a column has; exactly one is given. */
export const facets = [
  'boolean',
  'calculated',
  'choice',
  'currency',
  'dateTime',
  'geolocation',
  'hyperlinkOrPicture',
  'lookup',
  'number',
  'personOrGroup',
  'term',
  'text',
  'thumbnail',
];

/** The kind that a definition's facet makes. */
export function kindOf(definition: Json): Kind | undefined {
  const facet = facets.find((name) => isObject(definition[name]));
  const given = facet === undefined ? undefined : definition[facet];
  return facet === undefined ? undefined : kinds[facet]?.(isObject(given) ? given : {});
}

const several = (facet: Json) =>
  facet['allowMultipleValues'] === true || facet['allowMultipleSelection'] === true;

const kinds: Readonly<Record<string, (facet: Json) => Kind>> = {
  text: (facet) => (facet['allowMultipleLines'] === true ? 'note' : 'text'),
  number: () => 'number',
  currency: () => 'number',
  boolean: () => 'boolean',
  dateTime: () => 'dateTime',
  calculated: () => 'calculated',
  choice: (facet) => (facet['displayAs'] === 'checkBoxes' ? 'choices' : 'choice'),
  lookup: (facet) => (several(facet) ? 'lookups' : 'lookup'),
  personOrGroup: (facet) => (several(facet) ? 'people' : 'person'),
  hyperlinkOrPicture: () => 'hyperlink',
};

const builtIn = (id: string, name: string, displayName: string, facet: Json): Json => ({
  columnGroup: '_Hidden',
  description: '',
  displayName,
  enforceUniqueValues: false,
  hidden: false,
  id,
  indexed: false,
  name,
  readOnly: true,
  required: false,
  ...facet,
});

const person = { personOrGroup: { allowMultipleSelection: false, chooseFromType: 'peopleAndGroups' } };
const instant = { dateTime: { displayAs: 'default', format: 'dateTime' } };
const text = {
  text: { allowMultipleLines: false, appendChangesToExistingText: false, linesForEditing: 0, maxLength: 255 },
};

/** Columns that every list has and nobody writes; the ids are SharePoint's own. */
const systemDefinitions: readonly Json[] = [
  builtIn('1d22ea11-1e32-424e-89ab-9fedbadb6ce1', 'ID', 'ID', { number: { decimalPlaces: 'none' } }),
  builtIn('c042a256-787d-4a6f-8a8a-cf6ab767f12d', 'ContentType', 'Content Type', text),
  builtIn('28cf69c5-fa48-462a-b5cd-27b6f9d2bd5f', 'Modified', 'Modified', instant),
  builtIn('8c06beca-0777-48f7-91c7-6da68bc07b69', 'Created', 'Created', instant),
  builtIn('1df5e554-ec7e-46a6-901d-d85a3881cb18', 'Author', 'Created By', person),
  builtIn('d31655d1-1d5b-4511-95a1-7a09e9b75bf2', 'Editor', 'Modified By', person),
  builtIn('dce8262a-3ae9-45aa-aab4-83bd75fb738a', '_UIVersionString', 'Version', text),
  builtIn('67df98f4-9dec-48ff-a553-29bece9c5bf4', 'Attachments', 'Attachments', { boolean: {} }),
];

const fileDefinitions: readonly Json[] = [
  builtIn('8553196d-ec8d-4564-9861-3dbe931050c8', 'FileLeafRef', 'Name', text),
  builtIn('8fca95c0-9b7d-456f-8dae-b41ee2728b85', 'FileSizeDisplay', 'File Size', {
    number: { decimalPlaces: 'none' },
  }),
];

/** The definition of the Title column of a new list. */
export const titleDefinition: Json = {
  ...builtIn('fa564e0f-0c70-4ab9-b863-0177e6ddd247', 'Title', 'Title', text),
  columnGroup: 'Custom Columns',
  readOnly: false,
  required: true,
};

function toColumn(definition: Json): Column {
  const kind = kindOf(definition);
  if (!kind) throw new Error(`Column ${String(definition['name'])} has no type`);
  return {
    id: String(definition['id']),
    name: String(definition['name']),
    kind,
    definition,
    indexed: definition['indexed'] === true,
    unique: definition['enforceUniqueValues'] === true,
    hidden: definition['hidden'] === true,
    readOnly: definition['readOnly'] === true || kind === 'calculated' || kind === 'hyperlink',
  };
}

const system = systemDefinitions.map(toColumn);
const ofFiles = fileDefinitions.map(toColumn);

/** Columns of a list that hold what callers write. */
export function ownColumns(world: World, list: ListRow): readonly Column[] {
  const kept = world.columns.get(list.n);
  // The map holds nothing but what the next lines put there.
  if (kept) return kept as readonly Column[];
  const rows = world.db.all<{ definition: string }>(
    'SELECT definition FROM col WHERE list = ? ORDER BY ord',
    list.n,
  );
  // A definition is stored as the JSON object that it was checked to be.
  const columns = rows.map((row) => toColumn(JSON.parse(row.definition) as Json));
  world.columns.set(list.n, columns);
  return columns;
}

/** Built-in columns of a list, which nobody writes. */
export const systemColumns = (list: ListRow): readonly Column[] =>
  list.template === 'documentLibrary' ? [...system, ...ofFiles] : system;

/** All columns of a list. */
export const allColumns = (world: World, list: ListRow): readonly Column[] => [
  ...ownColumns(world, list),
  ...systemColumns(list),
];

/** A column as Graph tells it: a hyperlink's type is left out, as the service does. */
export function told(column: Column): Json {
  const { hyperlinkOrPicture: _, ...definition } = column.definition;
  return definition;
}

/** Largest number of indexes on a list. */
export const mostIndexes = 20;

/** A choice column's values. */
export function choicesOf(column: Column): { choices: readonly string[]; anyText: boolean } {
  const facet = column.definition['choice'];
  const given = isObject(facet) ? facet['choices'] : undefined;
  return {
    choices: Array.isArray(given) ? given.map(String) : [],
    anyText: isObject(facet) && facet['allowTextEntry'] === true,
  };
}
