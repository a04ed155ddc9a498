import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { Person } from '../../../domain/words/person.ts';
import { savePanel } from '../../../registers/tender/index.ts';
import { useLook } from '../../parts/look.ts';
import { PersonPicker } from '../../parts/PersonPicker.tsx';
import { Trouble } from '../result/Trouble.tsx';
import { useAct } from '../result/use-act.ts';
import type { StepProps } from '../step.ts';

/** Who evaluates: named by the owner, who cannot be one. */
export function PanelPart({ desk, work, again }: StepProps) {
  const look = useLook();
  const [chosen, setChosen] = useState<Person>();
  const [turn, setTurn] = useState(0);
  const { act, busy, trouble } = useAct(again);
  const { ref, ownerId } = work.tender.values;
  const mine = ownerId === desk.me.id;
  const people = work.tenderPanel.map(({ values: { personId, person, name } }) => ({
    id: personId,
    upn: person,
    name: name ?? person,
  }));
  const save = (next: readonly Person[]) => void act(() => savePanel(desk, ref, next));
  const add = () => {
    if (!chosen) return;
    save([...people.filter(({ id }) => id !== chosen.id), chosen]);
    setChosen(undefined);
    setTurn((count) => count + 1);
  };
  return (
    <div className={look.stack}>
      {people.length === 0 && <p className={look.flush}>Nobody is named yet.</p>}
      <ul className={look.lines} aria-label="Evaluators">
        {people.map(({ id, name }) => (
          <li key={id} className={look.split}>
            <span>{name}</span>
            {mine && (
              <Button
                size="small"
                disabled={busy}
                aria-label={`Take off ${name}`}
                onClick={() => save(people.filter((one) => one.id !== id))}
              >
                Take off
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Trouble of={trouble} />
      {mine && (
        <>
          <PersonPicker key={turn} label="Add an evaluator" onChoose={setChosen} />
          <div>
            <Button disabled={busy || chosen === undefined} onClick={add}>
              Add to the panel
            </Button>
          </div>
        </>
      )}
    </div>
  );
}
