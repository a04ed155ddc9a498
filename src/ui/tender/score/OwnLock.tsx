import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { bidName, closedSet, lockScores, type EvaluatorStanding } from '../../../registers/tender/index.ts';
import { later } from '../../app/later.ts';
import { LoadingSkeleton } from '../../parts/LoadingSkeleton.tsx';
import { useLook } from '../../parts/look.ts';
import { count } from '../../parts/moment.ts';
import { Presence } from '../../parts/Presence.tsx';
import { Status } from '../../parts/Status.tsx';
import { Part } from '../result/Part.tsx';
import { Trouble } from '../result/Trouble.tsx';
import { useAct } from '../result/use-act.ts';
import type { StepProps } from '../step.ts';
import { PaperCorner } from './PaperCorner.tsx';
import { isGiven, keyOfPlace, scorePlaces } from './places.ts';
import { usePaper } from './use-paper.ts';
import { useStepPlace } from './use-step-place.ts';

const ConfirmDialog = later(() => import('../../parts/ConfirmDialog.tsx').then((m) => m.ConfirmDialog));

/** So many open places are named; the rest is counted. */
const mostNamed = 5;

/** The evaluator's own lock: what is still open, and then the lock, which cannot be taken back. */
export function OwnLock(props: StepProps & { me: EvaluatorStanding }) {
  const { me, work } = props;
  const { stage } = work.tender.values;
  const open = !closedSet(work) && (stage === 'scoring' || stage === 'scoring reopened');
  return <Part title="Your scores">{open && me.mayChange ? <Lock {...props} /> : <Locked me={me} />}</Part>;
}

function Locked({ me }: { me: EvaluatorStanding }) {
  const look = useLook();
  if (me.locked === 0) return <p className={look.flush}>The set is closed without scores of yours.</p>;
  if (me.laidOpen >= me.locked) return <Status tone="done">{count(me.locked, 'score')} laid open</Status>;
  return (
    <>
      <Status tone="done">{count(me.locked, 'score')} locked</Status>
      <p className={look.flush}>
        The register holds a seal of each, not the score. When the chair has closed the set, this pane lays
        them open the next time you open it.
      </p>
    </>
  );
}

function Lock({ desk, work, again, me }: StepProps & { me: EvaluatorStanding }) {
  const look = useLook();
  const { paper, scores, state } = usePaper(desk, work);
  const { act, busy, trouble } = useAct(again);
  const [asked, setAsked] = useState(false);
  const score = useStepPlace('score', work);
  if (state.kind === 'reading') return <LoadingSkeleton what="your scores" rows={2} />;
  if (state.kind === 'unread') return <Trouble of={state.why} retry={() => void paper.again()} />;
  const places = scorePlaces(work);
  const lacking = places.filter((place) => !isGiven(scores.get(keyOfPlace(place))));
  const lock = async () => {
    setAsked(false);
    await act(async () => {
      const kept = await paper.flush();
      return kept.kind === 'not kept' && kept.why && kept.why.kind !== 'done'
        ? kept.why
        : lockScores(desk, work.tender.values.ref);
    });
  };
  return (
    <>
      <div className={look.split}>
        <span>
          {places.length - lacking.length} of {places.length} scores given
        </span>
        <PaperCorner state={state} />
      </div>
      {me.locked > 0 && (
        <p className={look.flush}>
          A second person has approved that you lock anew. Your earlier lock counts until you do, and stays in
          the audit.
        </p>
      )}
      {lacking.length > 0 && (
        <>
          <ul className={look.list} aria-label="Still to score">
            {lacking.slice(0, mostNamed).map((place) => (
              <li key={keyOfPlace(place)}>
                {place.question.values.title}, {bidName(work, place.bid)}
              </li>
            ))}
            {lacking.length > mostNamed && <li>and {lacking.length - mostNamed} more</li>}
          </ul>
          <div>
            <Button appearance="primary" onClick={score}>
              Score what is left
            </Button>
          </div>
        </>
      )}
      <Trouble of={trouble} />
      {lacking.length === 0 && (
        <div>
          <Button appearance="primary" size="large" disabled={busy} onClick={() => setAsked(true)}>
            {busy ? 'Locking your scores…' : 'Lock my scores'}
          </Button>
        </div>
      )}
      <Presence>
        {asked && (
          <ConfirmDialog
            title={`Lock ${count(places.length, 'score')}?`}
            action="Lock my scores"
            onAction={() => void lock()}
            close={() => setAsked(false)}
          >
            After that you cannot change one. Nobody can read them before all evaluators have locked theirs.
          </ConfirmDialog>
        )}
      </Presence>
    </>
  );
}
