import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { closedSet, closeScores, evaluatorsNow, moveTo } from '../../../registers/tender/index.ts';
import { later } from '../../app/later.ts';
import { useLook } from '../../parts/look.ts';
import { count, moment } from '../../parts/moment.ts';
import { Presence } from '../../parts/Presence.tsx';
import { useScoreCheck } from '../moderate/use-score-check.ts';
import { inARow } from '../result/words.ts';
import { Part } from '../result/Part.tsx';
import { Trouble } from '../result/Trouble.tsx';
import { useAct } from '../result/use-act.ts';
import type { StepProps } from '../step.ts';
import { useChair } from '../use-chair.ts';

const ConfirmDialog = later(() => import('../../parts/ConfirmDialog.tsx').then((m) => m.ConfirmDialog));

/** The chair closes the set of locks; after that the scores are laid open, and moderation may begin. */
export function ClosePart(props: StepProps) {
  return (
    <Part title="The set of locked scores">
      {closedSet(props.work) ? <Closed {...props} /> : <Open {...props} />}
    </Part>
  );
}

function Open({ desk, work, again }: StepProps) {
  const look = useLook();
  const { ref, chairId } = work.tender.values;
  const chair = useChair(work);
  const { act, busy, trouble } = useAct(again);
  const [asked, setAsked] = useState(false);
  const standings = evaluatorsNow(work);
  const waiting = standings.filter(({ places, locked, goneOnWithout }) => locked < places && !goneOnWithout);
  if (waiting.length > 0 || standings.every(({ places }) => places === 0))
    return (
      <p className={look.flush}>
        {waiting.length > 0
          ? `This waits for ${inARow(waiting.map(({ name }) => name))}. Then ${chair} closes the set.`
          : `Nothing is scored yet. When everybody has locked, ${chair} closes the set.`}
      </p>
    );
  if (desk.me.id !== chairId)
    return <p className={look.flush}>Everybody has locked. This waits for {chair}, who closes the set.</p>;
  const close = () => {
    setAsked(false);
    void act(() => closeScores(desk, ref));
  };
  return (
    <>
      <p className={look.flush}>
        Everybody has locked. When you close the set, its fingerprint is kept: after that no lock can be
        added, changed or taken away unnoticed, and each evaluator’s pane lays the scores open.
      </p>
      <Trouble of={trouble} />
      <div>
        <Button appearance="primary" size="large" disabled={busy} onClick={() => setAsked(true)}>
          {busy ? 'Closing the scores…' : 'Close the scores'}
        </Button>
      </div>
      <Presence>
        {asked && (
          <ConfirmDialog
            title="Close the scores?"
            action="Close the scores"
            onAction={close}
            close={() => setAsked(false)}
          >
            Nobody can lock anew after that, unless scoring is opened again with approval.
          </ConfirmDialog>
        )}
      </Presence>
    </>
  );
}

function Closed(props: StepProps) {
  const { desk, work } = props;
  const look = useLook();
  const set = closedSet(work);
  const check = useScoreCheck(desk, work);
  const { chairId, ownerId, stage } = work.tender.values;
  const chair = useChair(work);
  const inScoring = stage === 'scoring' || stage === 'scoring reopened';
  const counting = evaluatorsNow(work).filter(({ goneOnWithout, locked }) => !goneOnWithout || locked > 0);
  const sealed = counting.filter(({ laidOpen, locked }) => laidOpen < locked).map(({ name }) => name);
  const unsure = evaluatorsNow(work)
    .filter(({ confirmed, goneOnWithout }) => !confirmed && !goneOnWithout)
    .map(({ name }) => name);
  return (
    <>
      {set && (
        <p className={look.flush}>
          {set.created.by.name} closed {count(set.values.commitments, 'locked score')} on{' '}
          {moment(set.created.at)}.
        </p>
      )}
      {check && check.problems.length > 0 && <Trouble of={{ kind: 'problems', problems: check.problems }} />}
      {sealed.length > 0 && (
        <p className={look.flush}>
          Waiting for {inARow(sealed)} to open this pane: it then lays their scores open.
        </p>
      )}
      {inScoring && unsure.length > 0 && (
        <p className={look.flush}>
          Before moderation {inARow(unsure)} {unsure.length === 1 ? 'confirms' : 'confirm'} the declaration of
          interests again.
        </p>
      )}
      {inScoring && sealed.length + unsure.length === 0 && (
        <>
          {desk.me.id === chairId || desk.me.id === ownerId ? (
            <StartModeration {...props} />
          ) : (
            <p className={look.flush}>All scores are open. This waits for {chair} to start the moderation.</p>
          )}
        </>
      )}
    </>
  );
}

function StartModeration({ desk, work, again }: StepProps) {
  const look = useLook();
  const { act, busy, trouble } = useAct(again);
  return (
    <>
      <p className={look.flush}>All scores are open, and all declarations are confirmed.</p>
      <Trouble of={trouble} />
      <div>
        <Button
          appearance="primary"
          size="large"
          disabled={busy}
          onClick={() => void act(() => moveTo(desk, work.tender.values.ref, 'moderation'))}
        >
          {busy ? 'Starting the moderation…' : 'Start the moderation'}
        </Button>
      </div>
    </>
  );
}
