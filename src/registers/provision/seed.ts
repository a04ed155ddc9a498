import { kinds, templateOf } from '../../domain/checklist/kinds.ts';
import { openFramework, openMeasures } from '../../domain/framework/frameworks/open.ts';
import { themes } from '../../domain/framework/themes.ts';
import { defaultPolicy } from '../../domain/policy/policy.ts';
import { fine, type Outcome } from '../../domain/words/outcome.ts';
import { sentence } from '../../domain/words/problem.ts';
import type { Declaration, Values } from '../declare.ts';
import { declarations, type Declarations } from '../lists/index.ts';
import type { Registers } from '../registers.ts';
import type { Register, Saved } from '../types.ts';

/** A row that every council starts with. Its key is always the same, so that seeding again adds nothing. */
type Seed<D extends Declaration> = { readonly clientKey: string; readonly values: Values<D> };

/** How many rows of a list were added, and what could not be. */
export type Seeded = { readonly list: string; readonly added: number; readonly problems: readonly string[] };

/**
 * Adds the rows that every council starts with and that are not there yet: policy, themes, the open measures, checklists and
 * their questions.
 * A row that the council has changed stays as it is.
 */
export async function seed(registers: Registers): Promise<Outcome<readonly Seeded[]>> {
  const runs = [
    () => seedOne(registers.policy, policyRows()),
    () => seedOne(registers.themes, themeRows()),
    () => seedOne(registers.frameworks, frameworkRows()),
    () => seedOne(registers.measures, measureRows()),
    () => seedOne(registers.checklistTemplates, templateRows()),
    () => seedOne(registers.questions, questionRows()),
  ];
  const done: Seeded[] = [];
  for (const run of runs) {
    const outcome = await run();
    if (outcome.kind === 'fault') return outcome;
    done.push(outcome.value);
  }
  return fine(done);
}

async function seedOne<D extends Declaration>(
  register: Register<D>,
  rows: readonly Seed<D>[],
): Promise<Outcome<Seeded>> {
  const there = await register.all();
  if (there.kind === 'fault') return there;
  const keys = new Set(there.value.map(({ clientKey }) => clientKey));
  const writes = rows
    .filter(({ clientKey }) => !keys.has(clientKey))
    .map((row) => ({ kind: 'add', ...row }) as const);
  const saved = writes.length === 0 ? [] : await register.many(writes, () => undefined);
  const problems = saved.flatMap((one, index) => troubles(one, writes[index]?.clientKey ?? ''));
  return fine({ list: register.declaration.list, added: saved.length - problems.length, problems });
}

function troubles<D extends Declaration>(saved: Saved<D>, key: string): readonly string[] {
  switch (saved.kind) {
    case 'saved':
      return [];
    case 'conflict':
      return [`${key}: somebody changes this row just now.`];
    case 'refused':
      return [`${key}: ${saved.problems.map(sentence).join(' ')}`];
    case 'stopped':
      return [`${key}: ${saved.fault.tell} ${saved.fault.mend}`];
  }
}

function policyRows(): readonly Seed<Declarations['policy']>[] {
  return defaultPolicy.map((values) => ({
    clientKey: ['policy', values.rule, values.category ?? '', values.from].join('/'),
    values: given(values),
  }));
}

function themeRows(): readonly Seed<Declarations['themes']>[] {
  return themes.map((values) => ({ clientKey: values.ref, values }));
}

function frameworkRows(): readonly Seed<Declarations['frameworks']>[] {
  return [{ clientKey: `framework/${openFramework.ref}`, values: openFramework }];
}

function measureRows(): readonly Seed<Declarations['measures']>[] {
  const known = new Set(Object.keys(declarations.measures.columns));
  return openMeasures.map((measure) => {
    const kept = Object.entries(measure).filter(([key]) => known.has(key));
    const values = Object.fromEntries(kept) as Values<Declarations['measures']>; // a measure without what has no column
    return { clientKey: `measure/${measure.ref}`, values };
  });
}

function templateRows(): readonly Seed<Declarations['checklistTemplates']>[] {
  return kinds.map((kind) => {
    const ref = templateOf(kind);
    const { name: title, key, version, about } = kind;
    return { clientKey: `template/${ref}`, values: { title, ref, kind: key, version, about } };
  });
}

function questionRows(): readonly Seed<Declarations['questions']>[] {
  return kinds.flatMap((kind) => {
    const template = templateOf(kind);
    return kind.questions.map(({ key: question, title, section, source }, index) => {
      const ref = `${template}/${question}`;
      const cited = source.map(({ citation }) => citation).join('; ');
      const values = { title, ref, template, question, order: index + 1, section, source: cited };
      return { clientKey: `question/${ref}`, values };
    });
  });
}

type Present<T> = { [K in keyof T]: Exclude<T[K], undefined> };

// A column without a value is absent from a row, never undefined.
function given<T extends object>(values: T): Present<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Present<T>; // filtered above
}
