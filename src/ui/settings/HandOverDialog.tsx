import { Checkbox } from '@fluentui/react-components';
import { useState } from 'react';
import type { Person } from '../../domain/words/person.ts';
import { useUndo } from '../app/undo.tsx';
import { useRegisters } from '../app/world.ts';
import { ConfirmDialog } from '../parts/ConfirmDialog.tsx';
import { useLook } from '../parts/look.ts';
import { count } from '../parts/moment.ts';
import { PersonPicker } from '../parts/PersonPicker.tsx';
import { handOver, type Part } from './hand-over.ts';
import type { OpenWork } from './open-work.ts';

const words: Readonly<Record<Part, readonly [string, string]>> = {
  managed: ['contract as contract manager', 'contracts as contract manager'],
  owned: ['contract as owner', 'contracts as owner'],
  checklists: ['checklist to fill in', 'checklists to fill in'],
  approvals: ['checklist to sign off', 'checklists to sign off'],
  actions: ['action', 'actions'],
};
const parts: readonly Part[] = ['managed', 'owned', 'checklists', 'approvals', 'actions'];

/** Hands the open work of one person to another; one undo takes all of it back. */
export function HandOverDialog(props: { work: OpenWork; name: string; close: () => void }) {
  const { work, name, close } = props;
  const registers = useRegisters();
  const tell = useUndo();
  const look = useLook();
  const [person, setPerson] = useState<Person>();
  const [tried, setTried] = useState(false);
  const present = parts.filter((part) => work[part].length > 0);
  const [chosen, setChosen] = useState<ReadonlySet<Part>>(new Set(present));
  const hand = async (to: string) => {
    const done = await handOver(registers, work, { to, parts: chosen });
    tell({ words: `${count(done.saved, 'row')} handed over from ${name}.`, undo: done.undo });
  };
  return (
    <ConfirmDialog
      title={`Hand over the work of ${name}`}
      action="Hand over work"
      close={close}
      onAction={() => {
        setTried(true);
        if (!person || chosen.size === 0) return;
        close();
        void hand(person.upn);
      }}
    >
      <div className={look.fields}>
        <div role="group" aria-label="What to hand over">
          {present.map((part) => (
            <div key={part}>
              <Checkbox
                label={count(work[part].length, ...words[part])}
                checked={chosen.has(part)}
                onChange={() => {
                  const next = new Set(chosen);
                  if (!next.delete(part)) next.add(part);
                  setChosen(next);
                }}
              />
            </div>
          ))}
        </div>
        <PersonPicker
          label="Who takes it on?"
          onChoose={setPerson}
          {...(tried && !person ? { problem: 'Choose a person from the list.' } : {})}
        />
      </div>
    </ConfirmDialog>
  );
}
