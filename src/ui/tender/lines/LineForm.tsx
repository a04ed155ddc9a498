import {
  Button,
  Field,
  Input,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  Radio,
  RadioGroup,
  Textarea,
} from '@fluentui/react-components';
import { ArrowLeft20Regular } from '@fluentui/react-icons';
import { useEffect, useRef, useState } from 'react';
import { longDay } from '../../../domain/words/day.ts';
import { decideLines, type LineDecision } from '../../../registers/tender/index.ts';
import { Facts } from '../../parts/Facts.tsx';
import { useLook } from '../../parts/look.ts';
import { Trouble } from '../result/Trouble.tsx';
import { useAct } from '../result/use-act.ts';
import { inPounds } from '../result/words.ts';
import { Foot } from '../score/Foot.tsx';
import { useScoreKeys } from '../score/use-score-keys.ts';
import type { StepProps } from '../step.ts';
import { inUnits, withUnit, worthOf, type CheckedLine } from './lines.ts';
import { ShowLine } from './ShowLine.tsx';

type Decision = LineDecision['decision'];

const decisions: readonly (readonly [Decision, string])[] = [
  ['accepted', 'Accept'],
  ['reduced', 'Reduce'],
  ['excluded', 'Exclude'],
];

type FormProps = StepProps & {
  line: CheckedLine;
  at: number;
  of: number;
  go: (at: number) => void;
};

/** One line of a bid: what is offered, what it is worth, and the decision about it. */
export function LineForm({ desk, work, again, line, at, of, go }: FormProps) {
  const look = useLook();
  const { values } = line.row;
  const heading = useRef<HTMLHeadingElement>(null);
  const [decision, setDecision] = useState<Decision>(
    values.decision === 'not checked' ? 'accepted' : values.decision,
  );
  const [units, setUnits] = useState(values.decision === 'reduced' ? values.accepted : '');
  const [reason, setReason] = useState(values.reason ?? '');
  const { act, busy, trouble } = useAct(again);
  useEffect(() => heading.current?.focus(), []);
  const last = at + 1 >= of;
  const save = async () => {
    const { bid, measure } = values;
    const accepted = units.replaceAll(/[,\s]/g, '');
    const one = { bid, measure, decision, reason, ...(decision === 'reduced' ? { accepted } : {}) };
    const done = await act(() => decideLines(desk, work.tender.values.ref, [one]));
    if (done !== undefined) go(last ? -1 : at + 1);
  };
  useScoreKeys({
    next: () => go(last ? -1 : at + 1),
    previous: () => go(at - 1),
    main: () => void save(),
  });
  return (
    <section className={look.stack} aria-labelledby="line-title">
      <div>
        <p className={look.small}>
          Line {at + 1} of {of}, {line.name}
        </p>
        <h2 id="line-title" ref={heading} tabIndex={-1} className={look.flush}>
          {values.title}
        </h2>
        {at > 0 && (
          <Button size="small" onClick={() => go(-1)}>
            All lines
          </Button>
        )}
      </div>
      <Flags line={line} />
      <LineFacts line={line} />
      <ShowLine desk={desk} work={work} line={line} />
      <Field label="What is decided?" required>
        <RadioGroup
          layout="horizontal"
          value={decision}
          onChange={(_, { value }) =>
            setDecision(decisions.find(([key]) => key === value)?.[0] ?? 'accepted')
          }
        >
          {decisions.map(([key, words]) => (
            <Radio key={key} value={key} label={words} />
          ))}
        </RadioGroup>
      </Field>
      {decision === 'reduced' && (
        <Field label="Accepted quantity" required>
          <Input
            inputMode="decimal"
            value={units}
            contentAfter={values.unit}
            onChange={(_, { value }) => setUnits(value)}
          />
        </Field>
      )}
      {decision !== 'accepted' && (
        <Field label="Reason" required hint="Goes into the assessment summary.">
          <Textarea value={reason} rows={3} onChange={(_, { value }) => setReason(value)} />
        </Field>
      )}
      <Accepted line={line} decision={decision} units={units.replaceAll(/[,\s]/g, '')} />
      <Trouble of={trouble} />
      <Foot>
        <Button
          icon={<ArrowLeft20Regular />}
          aria-label={at === 0 ? 'All lines' : 'Previous line'}
          onClick={() => go(at - 1)}
        />
        <Button appearance="primary" size="large" disabled={busy} onClick={() => void save()}>
          {busy ? 'Saving…' : last ? 'Save, all lines' : 'Save, next line'}
        </Button>
      </Foot>
    </section>
  );
}

function Flags({ line }: { line: CheckedLine }) {
  const { timesMiddle, overCap, measure } = line;
  if (timesMiddle === undefined && !overCap) return null;
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        {timesMiddle !== undefined && (
          <>
            <MessageBarTitle>{timesMiddle} times the middle bid.</MessageBarTitle> Ask the bidder before you
            accept it.{' '}
          </>
        )}
        {overCap && `No more than ${inUnits(measure?.cap ?? '0')} count: that is the cap.`}
      </MessageBarBody>
    </MessageBar>
  );
}

function LineFacts({ line }: { line: CheckedLine }) {
  const { values } = line.row;
  const unitWorth = worthOf(line, '1');
  const allWorth = worthOf(line, values.offered);
  return (
    <Facts
      facts={[
        ['Offered', withUnit(inUnits(values.offered), values.unit)],
        ['Value of a unit', unitWorth ? inPounds(unitWorth) : 'Record only'],
        ['Value offered', allWorth && inPounds(allWorth)],
        ['By', values.by && longDay(values.by)],
        ['How', values.note],
        ['What counts', line.measure?.definition],
      ]}
    />
  );
}

function Accepted({ line, decision, units }: { line: CheckedLine; decision: Decision; units: string }) {
  const look = useLook();
  const accepted = { accepted: line.row.values.offered, reduced: units, excluded: '0' }[decision];
  const value = worthOf(line, accepted);
  if (!value) return null;
  return (
    <p className={look.split}>
      <span className={look.strong}>Value accepted</span>
      <span className={look.strong}>{inPounds(value)}</span>
    </p>
  );
}
