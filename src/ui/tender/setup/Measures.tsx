import { Button, Field, Select } from '@fluentui/react-components';
import { useState } from 'react';
import { measuresOf, saveMeasures, type MeasureDraft, type RowOf } from '../../../registers/tender/index.ts';
import { useRegister } from '../../app/use-register.ts';
import { useRegisters } from '../../app/world.ts';
import { draftOf } from '../../parts/draft.ts';
import { FaultBar } from '../../parts/FaultBar.tsx';
import { useLook } from '../../parts/look.ts';
import { Trouble } from '../result/Trouble.tsx';
import { useAct } from '../result/use-act.ts';
import type { StepProps } from '../step.ts';
import { measureDraft } from './drafts.ts';
import { RowButtons } from './RowButtons.tsx';
import { RowForm } from './RowForm.tsx';
import { useRowStyles } from './row-styles.ts';

type Row = RowOf<'tenderMeasures'>;

const keys = ['title', 'unit', 'definition', 'proxy', 'deadweight', 'attribution', 'cap'] as const;

/** The measures that bidders may offer: taken from the council's own register, with what is published about each. */
export function Measures({ desk, work, again }: StepProps) {
  const look = useLook();
  const styles = useRowStyles();
  const [open, setOpen] = useState<Row>();
  const { act, busy, trouble } = useAct(again);
  const { ref, ownerId } = work.tender.values;
  const mine = ownerId === desk.me.id;
  const rows = measuresOf(work);
  const drafts = rows.map(measureDraft);
  if (open) {
    const { declaration } = desk.registers.tenderMeasures;
    const { measure } = open.values;
    // The form has read every column of the declaration as its own type.
    const changed = (values: Readonly<Record<string, unknown>>) => values as Partial<MeasureDraft>;
    return (
      <RowForm
        declaration={declaration}
        keys={keys}
        start={draftOf(declaration, open.values, keys)}
        action="Save the measure"
        save={(values) =>
          saveMeasures(
            desk,
            ref,
            drafts.map((one) => (one.measure === measure ? { ...one, ...changed(values) } : one)),
          )
        }
        saved={() => {
          setOpen(undefined);
          again();
        }}
        cancel={() => setOpen(undefined)}
      />
    );
  }
  return (
    <div className={look.stack}>
      {rows.length === 0 && <p className={look.flush}>Bidders can offer nothing yet.</p>}
      <ul className={look.lines} aria-label="Measures">
        {rows.map((row) => (
          <li key={row.id} className={styles.row}>
            <span>{row.values.title}</span>
            <span className={look.small}>
              {' '}
              {row.values.unit},{' '}
              {row.values.proxy === undefined ? 'record only' : `£${row.values.proxy} a unit`}
              {row.values.cap === undefined ? '' : `, at most ${row.values.cap}`}
            </span>
            {mine && (
              <RowButtons
                name={row.values.title}
                busy={busy}
                change={() => setOpen(row)}
                remove={() =>
                  void act(() =>
                    saveMeasures(
                      desk,
                      ref,
                      drafts.filter(({ measure }) => measure !== row.values.measure),
                    ),
                  )
                }
              />
            )}
          </li>
        ))}
      </ul>
      <Trouble of={trouble} />
      {mine && (
        <AddMeasures
          taken={drafts.map(({ measure }) => measure)}
          busy={busy}
          add={(more) => void act(() => saveMeasures(desk, ref, [...drafts, ...more]))}
        />
      )}
    </div>
  );
}

type AddProps = {
  taken: readonly string[];
  busy: boolean;
  add: (more: readonly MeasureDraft[]) => void;
};

function AddMeasures({ taken, busy, add }: AddProps) {
  const look = useLook();
  const registers = useRegisters();
  const { rows, fault, retry } = useRegister(registers.measures);
  const [chosen, setChosen] = useState('');
  const free = (rows ?? []).filter(({ values }) => !taken.includes(values.ref));
  const draftFrom = ({ values }: (typeof free)[number]): MeasureDraft => ({
    title: values.title,
    measure: values.ref,
    unit: values.unitLabel ?? values.unitKind,
    unitKind: values.unitKind,
    ...(values.proxy === undefined || values.recordOnly ? {} : { proxy: values.proxy }),
  });
  if (fault) return <FaultBar fault={fault} retry={retry} />;
  return (
    <div className={look.stack}>
      <Field label="Add a measure of the council’s register">
        <Select value={chosen} onChange={(_, { value }) => setChosen(value)}>
          <option value="">Choose</option>
          {free.map(({ id, values }) => (
            <option key={id} value={values.ref}>
              {values.ref}: {values.title}
            </option>
          ))}
        </Select>
      </Field>
      <div className={look.row}>
        <Button
          disabled={busy || chosen === ''}
          onClick={() => {
            add(free.filter(({ values }) => values.ref === chosen).map(draftFrom));
            setChosen('');
          }}
        >
          Add the measure
        </Button>
        <Button disabled={busy || free.length === 0} onClick={() => add(free.map(draftFrom))}>
          Add all {free.length}
        </Button>
      </div>
    </div>
  );
}
