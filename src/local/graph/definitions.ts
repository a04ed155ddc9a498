import { randomUUID } from 'node:crypto';
import { isObject, textMember, type Call, type Json } from './call.ts';
import { facets, kindOf, type Column, type Kind } from './columns.ts';
import { invalid, notImplemented } from './refusal.ts';

const flags = ['enforceUniqueValues', 'hidden', 'indexed', 'readOnly', 'required'];
const known = [
  ...facets,
  ...flags,
  'name',
  'displayName',
  'description',
  'columnGroup',
  'defaultValue',
  'id',
];

const indexableKinds: readonly Kind[] = [
  'text',
  'number',
  'boolean',
  'choice',
  'dateTime',
  'lookup',
  'person',
];

/** Internal name of a column: what is no letter, digit or underscore is encoded as in XML names; at most 32 characters. */
export const encodedName = (name: string): string =>
  name
    .replace(/[^A-Za-z0-9_]/g, (sign) => `_x${sign.charCodeAt(0).toString(16).padStart(4, '0')}_`)
    .slice(0, 32);

/** Checks a definition sent by a caller and fills in what the service fills in. */
export function checkedDefinition(call: Call, body: Json): Json {
  const unknown = Object.keys(body).find((key) => !known.includes(key) && !key.startsWith('@'));
  if (unknown === 'validation') throw notImplemented('column validation');
  if (unknown)
    throw invalid(`The property '${unknown}' does not exist on type 'microsoft.graph.columnDefinition'.`);
  const name = textMember(body, 'name');
  if (!name || name.trim() === '') throw invalid("The column has no 'name'.");
  const given = facets.filter((facet) => isObject(body[facet]));
  if (given.length !== 1) throw invalid('Unable to determine type of provided column definition');
  const kind = kindOf(body);
  if (!kind) throw notImplemented(`${given[0] ?? ''} columns`);
  const facet = given[0] ?? '';
  const definition: Json = {
    columnGroup: 'Custom Columns',
    description: '',
    displayName: name,
    enforceUniqueValues: false,
    hidden: false,
    indexed: false,
    readOnly: false,
    required: false,
    ...Object.fromEntries(
      Object.entries(body).filter(([key, value]) => value !== null && !key.startsWith('@')),
    ),
    id: randomUUID(),
    name: encodedName(name),
    [facet]: checkedFacet(call, kind, facet, body),
  };
  checkFlags(definition, kind);
  return definition;
}

function checkFlags(definition: Json, kind: Kind): void {
  for (const flag of flags) {
    if (typeof definition[flag] !== 'boolean') throw invalid(`The value of '${flag}' is not a boolean.`);
  }
  if (definition['indexed'] === true && !indexableKinds.includes(kind)) {
    throw invalid(`A column of this type cannot be indexed: '${String(definition['name'])}'.`);
  }
  if (definition['enforceUniqueValues'] === true && (definition['indexed'] !== true || kind === 'boolean')) {
    throw invalid(`A column that enforces unique values must be indexed: '${String(definition['name'])}'.`);
  }
}

function checkedFacet(call: Call, kind: Kind, facet: string, body: Json): Json {
  // The caller made sure that the facet is an object.
  const given = body[facet] as Json;
  if (kind === 'choice' || kind === 'choices') {
    const choices = given['choices'];
    if (!Array.isArray(choices) || !choices.every((each) => typeof each === 'string' && each !== '')) {
      throw invalid('A choice column needs its choices.');
    }
    return { allowTextEntry: false, displayAs: 'dropDownMenu', ...given };
  }
  if (kind === 'text' || kind === 'note') {
    const usual = { allowMultipleLines: false, appendChangesToExistingText: false, linesForEditing: 0 };
    return kind === 'text' ? { ...usual, maxLength: 255, ...given } : { ...usual, ...given };
  }
  if (kind === 'dateTime') return { displayAs: 'default', format: 'dateTime', ...given };
  if (kind === 'lookup' || kind === 'lookups') {
    const target = call.world.db.get(
      'SELECT 1 FROM list WHERE id = ? AND site = ?',
      String(given['listId']).toLowerCase(),
      call.site?.id ?? '',
    );
    if (!target) throw invalid('The lookup column refers to a list that is not on this site.');
    return { allowMultipleValues: false, columnName: 'Title', ...given };
  }
  return given;
}

/** Merges a change into a column's definition; refuses another name or type. */
export function changedDefinition(call: Call, column: Column, body: Json): Json {
  const renamed = body['name'] !== undefined && body['name'] !== column.name;
  const unknown = Object.keys(body).find((key) => !known.includes(key) && !key.startsWith('@'));
  if (renamed || unknown) throw invalid(`The property '${unknown ?? 'name'}' of a column cannot be changed.`);
  const facet = facets.find((name) => isObject(column.definition[name])) ?? '';
  const other = facets.find((name) => isObject(body[name]) && name !== facet);
  if (other) throw invalid('The type of a column cannot be changed.');
  const merged: Json = { ...column.definition, ...body, id: column.id };
  if (isObject(body[facet])) {
    // Just checked to be an object; the stored one always is.
    const both = { ...(column.definition[facet] as Json), ...(body[facet] as Json) };
    merged[facet] = checkedFacet(call, kindOf({ [facet]: both }) ?? column.kind, facet, { [facet]: both });
    if (kindOf(merged) !== column.kind) throw invalid('The type of a column cannot be changed.');
  }
  checkFlags(merged, column.kind);
  return merged;
}
