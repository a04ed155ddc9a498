import { Button } from '@fluentui/react-components';
import { useId, useState } from 'react';
import type { Declaration } from '../../../registers/declare.ts';
import type { Done } from '../../../registers/tender/index.ts';
import { ColumnFields, type Asks } from '../../parts/ColumnFields.tsx';
import { readDraft, type Draft } from '../../parts/draft.ts';
import { useLook } from '../../parts/look.ts';
import { ProblemSummary } from '../../parts/ProblemSummary.tsx';
import { useProblems } from '../../parts/use-problems.ts';
import { Trouble } from '../result/Trouble.tsx';

type Values = Readonly<Record<string, unknown>>;

/** What a form over some columns of a register asks for, and how it is saved. What was typed stays, whatever happens. */
export type RowFormProps = {
  readonly declaration: Declaration;
  readonly keys: readonly string[];
  readonly start: Draft;
  /** The verb that names the thing: "Add the criterion". */
  readonly action: string;
  readonly save: (values: Values) => Promise<Done<unknown>>;
  /** Called with what was saved. */
  readonly saved: (values: Values) => void;
  readonly cancel?: () => void;
  readonly asks?: Asks;
  /** Keys of the draft for which a box is shown; every key when left out. */
  readonly shown?: (draft: Draft) => readonly string[];
};

/** A form over some columns of a register of the evaluations site. */
export function RowForm(props: RowFormProps) {
  const look = useLook();
  const id = useId();
  const [draft, setDraft] = useState(props.start);
  const { problems, asked, tell } = useProblems();
  const [trouble, setTrouble] = useState<Done<unknown>>();
  const [busy, setBusy] = useState(false);
  const keys = props.shown?.(draft) ?? props.keys;
  const idOf = (key: string) => `${id}${key}`;
  const form = {
    draft,
    idOf,
    set: (key: string, value: string) => setDraft((had) => ({ ...had, [key]: value })),
    problemAt: (key: string) => problems.find((one) => one.id === idOf(key))?.tell,
  };
  const submit = async () => {
    const read = readDraft(props.declaration, draft, keys, idOf);
    tell(read.problems);
    setTrouble(undefined);
    if (read.problems.length > 0) return;
    setBusy(true);
    const done = await props.save(read.values);
    setBusy(false);
    if (done.kind === 'done') props.saved(read.values);
    else setTrouble(done);
  };
  return (
    <div className={look.fields}>
      <ProblemSummary problems={problems} asked={asked} />
      <ColumnFields {...{ form, keys, declaration: props.declaration, asks: props.asks }} />
      <Trouble of={trouble} />
      <div className={look.row}>
        <Button appearance="primary" disabled={busy} onClick={() => void submit()}>
          {busy ? 'Saving…' : props.action}
        </Button>
        {props.cancel && (
          <Button disabled={busy} onClick={props.cancel}>
            Cancel
          </Button>
        )}
      </div>
    </div>
  );
}
