import { Button, Field, makeStyles, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import type { Declaration } from '../../../domain/tender/states.ts';
import { interestOf, mitigateInterest, type RowOf } from '../../../registers/tender/index.ts';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { useLook } from '../../parts/look.ts';
import { Status } from '../../parts/Status.tsx';
import { Part } from '../result/Part.tsx';
import { Trouble } from '../result/Trouble.tsx';
import { useAct } from '../result/use-act.ts';
import type { StepProps } from '../step.ts';

const useStyles = makeStyles({ row: { padding: '8px 0' } });

/** Where the declaration of each evaluator stands, and what is done about an interest. */
export function Panel(props: StepProps) {
  const look = useLook();
  const { work } = props;
  if (work.tenderPanel.length === 0)
    return (
      <EmptyState title="Nobody is on the panel yet" about="The owner names the evaluators in the set-up." />
    );
  return (
    <Part title="The panel">
      <ul className={look.lines}>
        {work.tenderPanel.map((person) => (
          <PersonRow key={person.id} {...props} person={person} />
        ))}
      </ul>
    </Part>
  );
}

function PersonRow({ desk, work, again, person }: StepProps & { person: RowOf<'tenderPanel'> }) {
  const styles = useStyles();
  const look = useLook();
  const { personId, name, person: upn } = person.values;
  const declared = interestOf(work, personId);
  const detail = work.interests.findLast(
    ({ values }) => values.personId === personId && values.step === 'declared',
  )?.values.detail;
  const isOpen = declared !== undefined && declared.interest !== 'none' && declared.mitigation === '';
  return (
    <li className={styles.row}>
      <div className={look.split}>
        <span>{name ?? upn}</span>
        <State declared={declared} />
      </div>
      {declared && declared.interest !== 'none' && (
        <p className={look.small}>
          {detail} {declared.mitigation !== '' && `What is done about it: ${declared.mitigation}`}
        </p>
      )}
      {isOpen && personId !== desk.me.id && (
        <Mitigate desk={desk} work={work} again={again} personId={personId} name={name ?? upn} />
      )}
    </li>
  );
}

function State({ declared }: { declared: Declaration | undefined }) {
  if (!declared) return <Status tone="wait">Not declared</Status>;
  if (declared.interest !== 'none' && declared.mitigation === '')
    return <Status tone="soon">Interest to be dealt with</Status>;
  if (declared.confirmedAgain) return <Status tone="done">Confirmed again</Status>;
  return <Status tone="done">{declared.interest === 'none' ? 'No interest' : 'Dealt with'}</Status>;
}

function Mitigate(props: StepProps & { personId: string; name: string }) {
  const { desk, work, again, personId, name } = props;
  const look = useLook();
  const [mitigation, setMitigation] = useState('');
  const { act, busy, trouble } = useAct(again);
  const { ref } = work.tender.values;
  return (
    <div className={look.stack}>
      <Field label={`What is done about the interest of ${name}?`} required>
        <Textarea value={mitigation} rows={3} onChange={(_, { value }) => setMitigation(value)} />
      </Field>
      <Trouble of={trouble} />
      <div>
        <Button
          disabled={busy}
          onClick={() => void act(() => mitigateInterest(desk, ref, { personId, mitigation }))}
        >
          {busy ? 'Saving…' : 'Save what is done'}
        </Button>
      </div>
    </div>
  );
}
