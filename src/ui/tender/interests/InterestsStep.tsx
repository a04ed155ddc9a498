import { Button, Field, Radio, RadioGroup, Textarea } from '@fluentui/react-components';
import { useId, useState } from 'react';
import type { Declaration } from '../../../domain/tender/states.ts';
import { confirmInterest, declareInterest, interestOf, type RowOf } from '../../../registers/tender/index.ts';
import { useLook } from '../../parts/look.ts';
import { Part } from '../result/Part.tsx';
import { Trouble } from '../result/Trouble.tsx';
import { useAct } from '../result/use-act.ts';
import type { StepProps } from '../step.ts';
import { isEvaluator, reached } from '../where.ts';
import { Panel } from './Panel.tsx';

/** Everybody on the panel says what interests they have; until then they see nothing of the bids. */
export function InterestsStep(props: StepProps) {
  const look = useLook();
  const { desk, work } = props;
  const own = interestOf(work, desk.me.id);
  const [anew, setAnew] = useState(false);
  const mine = isEvaluator(work, desk.me.id);
  return (
    <div className={look.stack}>
      {mine && (!own || anew) && <Declare {...props} done={() => setAnew(false)} />}
      {mine && own && !anew && <Declared {...props} own={own} anew={() => setAnew(true)} />}
      {!mine && (
        <p className={look.flush}>
          You are not on the panel of this tender. Nothing has to be declared by you here.
        </p>
      )}
      <Panel {...props} />
    </div>
  );
}

const kinds: readonly (readonly [Declaration['interest'], string, string])[] = [
  ['none', 'None', 'I have no interest in any bidder or in this purchase.'],
  ['actual', 'Actual', 'An interest that could sway me now.'],
  ['potential', 'Potential', 'An interest that could come to sway me.'],
  ['perceived', 'Perceived', 'Somebody could reasonably think that I am swayed.'],
];

function Declare({ desk, work, again, done }: StepProps & { done: () => void }) {
  const look = useLook();
  const id = useId();
  const [interest, setInterest] = useState<Declaration['interest']>();
  const [detail, setDetail] = useState('');
  const [asked, setAsked] = useState(false);
  const { act, busy, trouble } = useAct(again);
  const press = async () => {
    setAsked(true);
    if (interest === undefined) return document.getElementById(id)?.focus();
    const row = await act(() => declareInterest(desk, work.tender.values.ref, { interest, detail }));
    if (row) done();
  };
  const unchosen = asked && interest === undefined ? 'Choose which interest you have, or none.' : undefined;
  return (
    <Part title="Your declaration">
      <Field
        label="Do you have an interest in a bidder, or in this purchase?"
        required
        {...(unchosen === undefined ? {} : { validationMessage: unchosen })}
      >
        <RadioGroup
          value={interest ?? ''}
          onChange={(_, { value }) => setInterest(kinds.find(([kind]) => kind === value)?.[0])}
        >
          {kinds.map(([kind, word, about], i) => (
            <Radio
              key={kind}
              {...(i === 0 ? { id } : {})}
              value={kind}
              label={
                <>
                  <span className={look.strong}>{word}.</span> {about}
                </>
              }
            />
          ))}
        </RadioGroup>
      </Field>
      {interest !== undefined && interest !== 'none' && (
        <Field label="What is the interest?" required hint="People of this tender can read it.">
          <Textarea value={detail} rows={3} onChange={(_, { value }) => setDetail(value)} />
        </Field>
      )}
      <Trouble of={trouble} />
      <div>
        <Button appearance="primary" disabled={busy} onClick={() => void press()}>
          {busy ? 'Declaring…' : 'Declare'}
        </Button>
      </div>
    </Part>
  );
}

function Declared({ desk, work, again, own, anew }: StepProps & { own: Declaration; anew: () => void }) {
  const look = useLook();
  const { act, busy, trouble } = useAct(again);
  const last = lastOf(work.interests, desk.me.id);
  // Said too early it would prove nothing: what bidders there are is known when scoring is open.
  const mayConfirm = !own.confirmedAgain && reached(work, 'scoring');
  const waits = own.interest !== 'none' && own.mitigation === '';
  return (
    <Part title="Your declaration">
      <p>
        You declared: <span className={look.strong}>{own.interest}</span>
        {own.interest === 'none' ? '.' : `. ${last?.values.detail ?? ''}`}
      </p>
      {waits && (
        <p>Somebody else has to say what is done about it. Until then you see nothing of the bids.</p>
      )}
      {own.interest !== 'none' && !waits && <p>What is done about it: {own.mitigation}</p>}
      {own.confirmedAgain ? (
        <p>You confirmed it again.</p>
      ) : (
        !mayConfirm && <p>When scoring is open you confirm it again, before moderation.</p>
      )}
      <Trouble of={trouble} />
      <div className={look.row}>
        {mayConfirm && (
          <Button
            appearance="primary"
            disabled={busy}
            onClick={() => void act(() => confirmInterest(desk, work.tender.values.ref))}
          >
            {busy ? 'Confirming…' : 'Confirm again before moderation'}
          </Button>
        )}
        <Button disabled={busy} onClick={anew}>
          Declare anew
        </Button>
      </div>
    </Part>
  );
}

/** The last declaration that somebody made. */
function lastOf(rows: readonly RowOf<'interests'>[], personId: string): RowOf<'interests'> | undefined {
  return rows.findLast(({ values }) => values.personId === personId && values.step === 'declared');
}
