import { useId, useState } from 'react';
import type { Fault } from '../../domain/words/outcome.ts';
import type { Declaration } from '../../registers/declare.ts';
import type { Saved } from '../../registers/types.ts';
import { readDraft, type Draft } from './draft.ts';
import type { FieldProblem } from './ProblemSummary.tsx';

/** A form over some columns of a register. What was typed stays, whatever happens. */
export type Form = {
  readonly draft: Draft;
  readonly set: (key: string, value: string) => void;
  readonly idOf: (key: string) => string;
  readonly problems: readonly FieldProblem[];
  readonly problemAt: (key: string) => string | undefined;
  /** Rises with each attempt to save. */
  readonly asked: number;
  readonly busy: boolean;
  readonly fault: Fault | undefined;
  /** Reads the boxes and saves; nothing is sent while something is wrong. */
  readonly submit: () => Promise<void>;
};

/** What a form is about and how it is saved. */
export type FormOf<D extends Declaration> = {
  readonly declaration: D;
  readonly keys: readonly string[];
  readonly start: Draft;
  /** Rules beyond those of the columns. */
  readonly check?: (values: Readonly<Record<string, unknown>>) => readonly { key: string; tell: string }[];
  readonly save: (values: Readonly<Record<string, unknown>>) => Promise<Saved<D>>;
  readonly saved: (saved: Extract<Saved<D>, { kind: 'saved' }>) => void;
};

/** Holds a form's boxes, reads them when the person saves, and says what stands in the way. */
export function useForm<D extends Declaration>(form: FormOf<D>): Form {
  const base = useId();
  const [draft, setDraft] = useState(form.start);
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const [asked, setAsked] = useState(0);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault>();
  const idOf = (key: string) => `${base}${key}`;
  const placed = (places: readonly { place: string; tell: string }[]) =>
    places.map(({ place, tell }) => {
      const key =
        form.keys.find((one) => form.declaration.columns[one]?.label === place) ?? form.keys[0] ?? '';
      return { id: idOf(key), tell: `${place}: ${tell}` };
    });
  const submit = async () => {
    const read = readDraft(form.declaration, draft, form.keys, idOf);
    const more = read.problems.length > 0 ? [] : (form.check?.(read.values) ?? []);
    const found = [...read.problems, ...more.map(({ key, tell }) => ({ id: idOf(key), tell }))];
    setProblems(found);
    setAsked((count) => count + 1);
    setFault(undefined);
    if (found.length > 0) return;
    setBusy(true);
    const saved = await form.save(read.values);
    setBusy(false);
    if (saved.kind === 'saved') form.saved(saved);
    else if (saved.kind === 'refused') setProblems(placed(saved.problems));
    else if (saved.kind === 'stopped') setFault(saved.fault);
    else setFault(bothChanged);
  };
  return {
    draft,
    set: (key, value) => setDraft((had) => ({ ...had, [key]: value })),
    idOf,
    problems,
    problemAt: (key) => problems.find((one) => one.id === idOf(key))?.tell,
    asked,
    busy,
    fault,
    submit,
  };
}

const bothChanged: Fault = {
  kind: 'refused',
  tell: 'Somebody changed the same fields while you were typing.',
  mend: 'What you typed is kept here. Open the row in another window to see theirs, then save again.',
  code: '412 both changed',
};
