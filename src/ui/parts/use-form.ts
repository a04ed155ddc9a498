import { useId, useState } from 'react';
import type { Fault } from '../../domain/words/outcome.ts';
import type { Declaration } from '../../registers/declare.ts';
import type { Conflict, Row, Saved, Stamp } from '../../registers/types.ts';
import { useRegisters } from '../app/world.ts';
import { draftOf, readDraft, type Draft } from './draft.ts';
import type { FieldProblem } from './ProblemSummary.tsx';
import { threeWay, type ClashField } from './three-way.ts';

type Values = Readonly<Record<string, unknown>>;

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
  /** What somebody else changed at the same time, until the person has chosen for each field. */
  readonly clash: Clash | undefined;
  /** Takes a text for a field that two people changed; after the last one the form is saved. */
  readonly decide: (key: string, text: string) => void;
  /** Reads the boxes and saves; nothing is sent while something is wrong. */
  readonly submit: () => Promise<void>;
};

/** Fields that two people changed, and who else did and when. */
export type Clash = {
  readonly other: Stamp;
  readonly open: readonly ClashField[];
};

/** What a form is about and how it is saved. */
export type FormOf<D extends Declaration> = {
  readonly declaration: D;
  readonly keys: readonly string[];
  readonly start: Draft;
  /** Columns with one choice a line: what two people choose at the same time comes together. */
  readonly lists?: readonly string[];
  /** The row that is changed, as the person sees it when the form opens; absent for a new one. */
  readonly row?: Row<D> | undefined;
  /** Rules beyond those of the columns. */
  readonly check?: (values: Values) => readonly { key: string; tell: string }[];
  /** `base` is the row to change: the one that the person saw last. */
  readonly save: (values: Values, base: Row<D> | undefined) => Promise<Saved<D>>;
  readonly saved: (saved: Extract<Saved<D>, { kind: 'saved' }>, base: Row<D> | undefined) => void;
};

type Held<D extends Declaration> = Clash & { readonly conflict: Conflict<D> };

/** Holds a form's boxes, reads them when the person saves, and says what stands in the way. */
export function useForm<D extends Declaration>(form: FormOf<D>): Form {
  const id = useId();
  const { saving } = useRegisters();
  const [draft, setDraft] = useState(form.start);
  // What others save while the form is open must not become what this person is taken to have seen.
  const [base, setBase] = useState(form.row);
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const [asked, setAsked] = useState(0);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault>();
  const [clash, setClash] = useState<Held<D>>();
  const idOf = (key: string) => `${id}${key}`;
  const send = async (now: Draft, from: Row<D> | undefined): Promise<void> => {
    const read = readDraft(form.declaration, now, form.keys, idOf);
    const more = read.problems.length > 0 ? [] : (form.check?.(read.values) ?? []);
    const found = [...read.problems, ...more.map(({ key, tell }) => ({ id: idOf(key), tell }))];
    setProblems(found);
    setAsked((count) => count + 1);
    setFault(undefined);
    if (found.length > 0) return;
    setBusy(true);
    const saved = await form.save(read.values, from);
    setBusy(false);
    if (saved.kind === 'saved') form.saved(saved, from);
    else if (saved.kind === 'refused') setProblems(placed(form, saved.problems, idOf));
    else if (saved.kind === 'stopped') setFault(saved.fault);
    else await met(saved.conflict, read.values, from);
  };
  const met = async (conflict: Conflict<D>, typed: Values, from: Row<D> | undefined) => {
    const saw = from === undefined ? form.start : draftOf(form.declaration, from.values, form.keys);
    const merged = threeWay(form.declaration, form.keys, { saw, typed, conflict, lists: form.lists });
    setDraft(merged.draft);
    const held = { conflict, other: conflict.theirs.changed, open: merged.open };
    if (held.open.length > 0) setClash(held);
    else await goOn(held, merged.draft);
  };
  // Decided: the change that waits for a decision is given up for the one that holds it.
  const goOn = (held: Held<D>, decided: Draft) => {
    setClash(undefined);
    setBase(held.conflict.theirs);
    saving.discard(held.conflict.key);
    return send(decided, held.conflict.theirs);
  };
  const decide = (key: string, text: string) => {
    if (!clash) return;
    const decided = { ...draft, [key]: text };
    const open = clash.open.filter((field) => field.key !== key);
    setDraft(decided);
    if (open.length > 0) setClash({ ...clash, open });
    else void goOn(clash, decided);
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
    clash,
    decide,
    submit: () => send(draft, base),
  };
}

/** What the register refused, at the field of the column that it names. */
function placed<D extends Declaration>(
  { declaration, keys }: FormOf<D>,
  places: readonly { readonly place: string; readonly tell: string }[],
  idOf: (key: string) => string,
): readonly FieldProblem[] {
  return places.map(({ place, tell }) => {
    const key = keys.find((one) => declaration.columns[one]?.label === place) ?? keys[0] ?? '';
    return { id: idOf(key), tell: `${place}: ${tell}` };
  });
}
