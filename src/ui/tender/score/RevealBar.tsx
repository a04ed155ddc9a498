import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { revealScores } from '../../../registers/tender/index.ts';
import { count } from '../../parts/moment.ts';
import { Trouble } from '../result/Trouble.tsx';
import { useAct } from '../result/use-act.ts';
import type { StepProps } from '../step.ts';
import { revealDue } from './reveal-due.ts';

/**
 * Lays the person's locked scores open once the chair has closed the set, whenever the pane opens. It is not asked:
 * who locked has said so already, and nobody may hold back a score after seeing another's.
 */
export function RevealBar({ desk, work, again }: StepProps) {
  const { ref, round } = work.tender.values;
  const due = revealDue(work, desk.me.id);
  const { act, busy, trouble } = useAct(again);
  const tried = useRef('');
  const reveal = () => void act(() => revealScores(desk, ref));
  useEffect(() => {
    const what = `${ref} ${round}`;
    if (due === 0 || tried.current === what) return;
    tried.current = what;
    reveal();
  });
  if (due === 0) return null;
  return (
    <>
      {busy && (
        <MessageBar intent="info" layout="multiline">
          <MessageBarBody>
            The chair has closed the set. Your {count(due, 'score')} are being laid open…
          </MessageBarBody>
        </MessageBar>
      )}
      <Trouble of={trouble} retry={reveal} />
    </>
  );
}
