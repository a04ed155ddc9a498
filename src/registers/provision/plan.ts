import type { Declaration } from '../declare.ts';
import { record, text } from '../graph/members.ts';
import { wantedColumns, type Definition, type Facet } from './want.ts';

/** A list as it was found on the site, with its columns as Graph gives them. */
export type Found = {
  readonly id: string;
  /** The name it was made under; renaming changes only the label. */
  readonly name: string;
  readonly displayName: string;
  readonly columns: readonly Readonly<Record<string, unknown>>[];
};

/** One thing to do. None deletes anything, none changes a value. */
export type Step =
  | { readonly kind: 'make-list'; readonly declaration: Declaration }
  | { readonly kind: 'add-column'; readonly declaration: Declaration; readonly column: Definition }
  | {
      readonly kind: 'mend-column';
      readonly declaration: Declaration;
      readonly name: string;
      readonly change: Readonly<Record<string, unknown>>;
    };

/** Something that is not as declared. */
export type Drift = {
  readonly list: string;
  readonly column?: string;
  readonly tell: string;
  readonly mend: string;
  /** harmless: nothing breaks. additive: provisioning adds it. repair: `--repair` mends it. person: somebody must. */
  readonly weight: 'harmless' | 'additive' | 'repair' | 'person';
};

/** What is to be done, and everything that was not as declared. */
export type Plan = { readonly steps: readonly Step[]; readonly drift: readonly Drift[] };

/** Compares what is declared with what was found; steps that mend are planned only with `repair`. */
export function planFor(
  declarations: readonly Declaration[],
  found: readonly Found[],
  { repair }: { readonly repair: boolean },
): Plan {
  const parts = declarations.map((declaration) => {
    const list = found.find((one) => isList(one, declaration));
    return list ? compare(declaration, list, repair) : absent(declaration);
  });
  return { steps: parts.flatMap(({ steps }) => steps), drift: parts.flatMap(({ drift }) => drift) };
}

/** Whether a found list is the declared one: by the name it was made under, else by its label. */
export function isList({ name, displayName }: Found, { list }: Declaration): boolean {
  return name.toLowerCase() === list.toLowerCase() || displayName.toLowerCase() === list.toLowerCase();
}

function absent(declaration: Declaration): Plan {
  const tell = 'The list is not there.';
  const mend =
    'Run this command without --plan: it makes the list. If the list was deleted, first restore it from the recycle bin of the site; that brings its rows back.';
  return {
    steps: [{ kind: 'make-list', declaration }],
    drift: [{ list: declaration.list, tell, mend, weight: 'additive' }],
  };
}

function compare(declaration: Declaration, found: Found, repair: boolean): Plan {
  const renamed: Drift[] =
    found.displayName === declaration.list
      ? []
      : [
          {
            list: declaration.list,
            tell: `The list is now called “${found.displayName}”.`,
            mend: 'Nothing needs to be done.',
            weight: 'harmless',
          },
        ];
  const parts = wantedColumns(declaration).map((column) => {
    const twin = found.columns.find((one) => text(one['name']) === column.name);
    return twin ? compareColumn(declaration, { column, twin }, repair) : absentColumn(declaration, column);
  });
  return {
    steps: parts.flatMap(({ steps }) => steps),
    drift: [...renamed, ...parts.flatMap(({ drift }) => drift)],
  };
}

function absentColumn(declaration: Declaration, column: Definition): Plan {
  const drift: Drift = {
    list: declaration.list,
    column: column.name,
    tell: 'The column is not there.',
    mend: 'Run this command without --plan: it adds the column. Values of a deleted column do not come back.',
    weight: 'additive',
  };
  return { steps: [{ kind: 'add-column', declaration, column }], drift: [drift] };
}

type Pair = { readonly column: Definition; readonly twin: Readonly<Record<string, unknown>> };

const facets: readonly Facet[] = ['text', 'number', 'boolean', 'choice', 'dateTime'];

/** Facets as found; "calculated", "lookup" and others are none of ours. */
function facetsOf(column: Readonly<Record<string, unknown>>): string {
  return facets.filter((facet) => typeof column[facet] === 'object' && column[facet] !== null).join();
}

function compareColumn(declaration: Declaration, pair: Pair, repair: boolean): Plan {
  const { column, twin } = pair;
  const place = { list: declaration.list, column: column.name };
  if (facetsOf(twin) !== facetsOf(column) || subtype(twin) !== subtype(column)) {
    const mend = `Rename this column in SharePoint to keep its values, ask for a new one with the internal name ${column.name}, and copy the values over.`;
    return { steps: [], drift: [{ ...place, tell: 'The column has another type.', mend, weight: 'person' }] };
  }
  if (isUnfinished(pair)) {
    const tell = 'The column is as SharePoint makes it: making the list was cut short.';
    const { name, text: _text, ...change } = column; // neither may be changed on a built-in column
    return {
      steps: [{ kind: 'mend-column', declaration, name, change }],
      drift: [{ ...place, tell, mend: mends.additive, weight: 'additive' }],
    };
  }
  const troubles = [...flagTroubles(pair), ...choiceTroubles(pair), ...lengthTroubles(pair)];
  const drift = troubles.map(({ tell, weight }): Drift => ({ ...place, tell, weight, mend: mends[weight] }));
  // Uniqueness comes in a call of its own: it may be refused, and the other mends of the column must not be with it.
  const changes = [troubles.filter((one) => !isUniqueness(one)), troubles.filter(isUniqueness)].map(
    (some) => Object.assign({}, ...some.map((one) => one.change ?? {})) as Readonly<Record<string, unknown>>, // of records
  );
  const steps = changes
    .filter((change) => repair && Object.keys(change).length > 0)
    .map((change): Step => ({ kind: 'mend-column', declaration, name: column.name, change }));
  return { steps, drift };
}

function isUniqueness({ change }: Trouble): boolean {
  return change?.['enforceUniqueValues'] === true;
}

/** A new list has a Title of SharePoint's own, which is given its label and rules by a second call. */
function isUnfinished({ column, twin }: Pair): boolean {
  return column.name === 'Title' && text(twin['displayName']) === 'Title' && text(twin['description']) === '';
}

const mends = {
  harmless: 'Nothing needs to be done.',
  additive: 'Run this command without --plan.',
  repair: 'Run this command with --repair. No value is changed.',
  person: 'Ask the people who run this site.',
} as const;

type Trouble = {
  readonly tell: string;
  readonly weight: 'harmless' | 'repair';
  readonly change?: Readonly<Record<string, unknown>>;
};

function flagTroubles({ column, twin }: Pair): readonly Trouble[] {
  const found: Trouble[] = [];
  const label = text(twin['displayName']);
  if (label !== column.displayName && column.name !== 'Title') {
    found.push({ tell: `The label is now “${label}”.`, weight: 'harmless' });
  }
  if (twin['required'] === true && !column.required) {
    found.push({
      tell: 'The column is required now; rows without it cannot be saved.',
      weight: 'repair',
      change: { required: false },
    });
  }
  if (twin['required'] !== true && column.required) {
    found.push({ tell: 'The column is no longer required.', weight: 'repair', change: { required: true } });
  }
  if (twin['enforceUniqueValues'] !== true && column.enforceUniqueValues) {
    const change = { indexed: true, enforceUniqueValues: true };
    found.push({
      tell: 'The column no longer keeps its values unique; a row could be made twice.',
      weight: 'repair',
      change,
    });
  } else if (twin['enforceUniqueValues'] === true && !column.enforceUniqueValues) {
    const tell = 'The column demands unique values now; rows with equal values cannot be saved.';
    found.push({ tell, weight: 'repair', change: { enforceUniqueValues: false } });
  }
  if (twin['indexed'] !== true && column.indexed) {
    found.push({
      tell: 'The column has no index; it cannot be searched.',
      weight: 'repair',
      change: { indexed: true },
    });
  }
  return found;
}

function choicesIn(column: Readonly<Record<string, unknown>>): readonly string[] {
  const choices = record(column['choice'])['choices'];
  return Array.isArray(choices) ? choices.map(text) : [];
}

function choiceTroubles({ column, twin }: Pair): readonly Trouble[] {
  const wanted = choicesIn(column);
  const found = choicesIn(twin);
  const missing = wanted.filter((choice) => !found.includes(choice));
  if (missing.length === 0) return [];
  // Choices that somebody added stay: rows may hold them.
  const choices = [...wanted, ...found.filter((choice) => !wanted.includes(choice))];
  const change = { choice: { ...record(twin['choice']), choices } };
  return [{ tell: `Choices are missing: ${missing.join(', ')}.`, weight: 'repair', change }];
}

function lengthTroubles({ column, twin }: Pair): readonly Trouble[] {
  const wanted = Number(column.text?.['maxLength'] ?? 0);
  const found = Number(record(twin['text'])['maxLength'] ?? 255);
  if (wanted === 0 || found >= wanted) return [];
  const change = { text: { ...record(twin['text']), maxLength: wanted } };
  return [{ tell: `The column holds ${found} characters; ${wanted} are needed.`, weight: 'repair', change }];
}

/** What beside the facet makes another type: several lines, several choices, a day or an instant. */
function subtype(column: Readonly<Record<string, unknown>>): string {
  const { allowMultipleLines } = record(column['text']);
  const { displayAs } = record(column['choice']);
  const { format } = record(column['dateTime']);
  return [allowMultipleLines === true, displayAs === 'checkBoxes', format === 'dateTime'].join();
}
