import { capital } from '../../../domain/words/capital.ts';
import { Button, Field, Input, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import { nextStages } from '../../../domain/tender/states.ts';
import type { TenderStage } from '../../../domain/tender/stages.ts';
import { longDay } from '../../../domain/words/day.ts';
import { readDay } from '../../../domain/words/read-day.ts';
import { standstillEnds } from '../../../domain/words/working-day.ts';
import { approvals, changeTender, moveTo, type Done } from '../../../registers/tender/index.ts';
import { later } from '../../app/later.ts';
import { useLook } from '../../parts/look.ts';
import { Facts } from '../../parts/Facts.tsx';
import { Presence } from '../../parts/Presence.tsx';
import { useNames } from '../../parts/use-names.ts';
import { Approved, ApproveForm } from '../ApproveForm.tsx';
import { Part } from '../result/Part.tsx';
import { Trouble } from '../result/Trouble.tsx';
import { useAct } from '../result/use-act.ts';
import type { StepProps } from '../step.ts';

const ConfirmDialog = later(() => import('../../parts/ConfirmDialog.tsx').then((m) => m.ConfirmDialog));

/** Where the tender stands, and what may come next; whatever stands in the way is told. */
export function StageStep(props: StepProps) {
  const look = useLook();
  const { desk, work } = props;
  const { stage, since, ownerId, noticeDay } = work.tender.values;
  const owner = useNames([work.tender])(work.tender.values.owner);
  return (
    <div className={look.stack}>
      <Facts
        facts={[
          ['Stage', capital(stage)],
          ['Since', longDay(since)],
          ['Owner', owner],
          ['Award notice', noticeDay && longDay(noticeDay)],
          ['Standstill to', noticeDay && `the end of ${longDay(standstillEnds(noticeDay))}`],
        ]}
      />
      {ownerId === desk.me.id ? (
        <Move {...props} />
      ) : (
        <p className={look.flush}>{owner} runs this tender and moves it on.</p>
      )}
      {asksNotice(stage) && ownerId === desk.me.id && <Notice {...props} />}
      {ownerId !== desk.me.id && <Reopening {...props} />}
    </div>
  );
}

function asksNotice(stage: TenderStage): boolean {
  return stage === 'summaries issued' || stage === 'award notice';
}

const verbs: Partial<Readonly<Record<TenderStage, string>>> = {
  draft: 'Back to draft',
  'method approved': 'Method is approved',
  published: 'Tender is published',
  'bids open': 'Open for bids',
  scoring: 'Open scoring',
  moderation: 'Start the moderation',
  recommended: 'Result is recommended',
  'summaries issued': 'Summaries are issued',
  'award notice': 'Award notice is published',
  standstill: 'Begin the standstill',
  awarded: 'Award the contract',
  closed: 'Close the tender',
  'scoring reopened': 'Open scoring again',
  cancelled: 'Cancel the tender',
};

// The result is saved in its own step, which moves the tender on.
const elsewhere: readonly TenderStage[] = ['calculated'];
const needReason: readonly TenderStage[] = ['scoring reopened', 'cancelled'];

function Move({ desk, work, again }: StepProps) {
  const look = useLook();
  const { ref, stage } = work.tender.values;
  const [reason, setReason] = useState('');
  const { act, busy, trouble } = useAct(again);
  const [asked, setAsked] = useState<TenderStage>();
  const [cancelling, setCancelling] = useState(false);
  const next = nextStages[stage].filter((one) => !elsewhere.includes(one));
  const go = (to: TenderStage) => {
    setCancelling(false);
    setAsked(to);
    void act(() => moveTo(desk, ref, to, reason));
  };
  if (next.length === 0) return <p className={look.flush}>Nothing comes after this stage.</p>;
  const plain = next.filter((one) => !needReason.includes(one));
  const told = asked !== undefined && needReason.includes(asked) ? 'serious' : 'plain';
  const serious = next.filter((one) => needReason.includes(one));
  return (
    <>
      <Part title="What comes next">
        <Trouble of={told === 'plain' ? trouble : undefined} />
        <div className={look.row}>
          {plain.map((one, i) => (
            <Button
              key={one}
              appearance={i === 0 ? 'primary' : 'secondary'}
              disabled={busy}
              onClick={() => go(one)}
            >
              {verbs[one] ?? capital(one)}
            </Button>
          ))}
          {plain.length === 0 && <span>The next step moves the tender on by itself.</span>}
        </div>
      </Part>
      {serious.length > 0 && (
        <Part title="Only with a reason">
          <Field label="Reason" hint="It stays in the register and the audit.">
            <Textarea value={reason} rows={2} onChange={(_, { value }) => setReason(value)} />
          </Field>
          <Trouble of={told === 'serious' ? trouble : undefined} />
          <div className={look.row}>
            {serious.map((one) => (
              <Button
                key={one}
                disabled={busy}
                onClick={() => (one === 'cancelled' && reason.trim() !== '' ? setCancelling(true) : go(one))}
              >
                {verbs[one] ?? capital(one)}
              </Button>
            ))}
          </div>
        </Part>
      )}
      <Presence>
        {cancelling && (
          <ConfirmDialog
            title="Cancel this tender?"
            action="Cancel it for good"
            onAction={() => go('cancelled')}
            close={() => setCancelling(false)}
          >
            Nothing comes after a cancelled tender. What was recorded stays in the register.
          </ConfirmDialog>
        )}
      </Presence>
    </>
  );
}

/** The day of the contract award notice, from which the standstill runs. */
function Notice({ desk, work, again }: StepProps) {
  const look = useLook();
  const { ref, noticeDay } = work.tender.values;
  const [typed, setTyped] = useState(noticeDay ? longDay(noticeDay) : '');
  const { act, busy, trouble } = useAct(again);
  const save = async (): Promise<Done<unknown>> => {
    const read = readDay(typed);
    return read.kind === 'ok' ? changeTender(desk, ref, { noticeDay: read.value }) : read;
  };
  return (
    <Part title="Contract award notice">
      <Field label="Published on" hint="The standstill is 8 working days, beginning with this day.">
        <Input value={typed} placeholder="4 December 2026" onChange={(_, { value }) => setTyped(value)} />
      </Field>
      <Trouble of={trouble} />
      <div className={look.row}>
        <Button disabled={busy} onClick={() => void act(save)}>
          Save the day
        </Button>
      </div>
    </Part>
  );
}

/** Somebody other than the owner allows that scoring is opened again. */
function Reopening(props: StepProps) {
  const { work } = props;
  const { stage } = work.tender.values;
  if (!nextStages[stage].includes('scoring reopened')) return null;
  const given = approvals(work, 'reopening', stage).at(-1);
  return given ? (
    <Part title="Opening scoring again">
      <Approved given={given} />
    </Part>
  ) : (
    <Part title="Approve that scoring is opened again">
      <ApproveForm {...props} kind="reopening" subject={stage} verb="Approve" />
    </Part>
  );
}
