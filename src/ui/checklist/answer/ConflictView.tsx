import { Button, Field, makeStyles, Textarea, tokens } from '@fluentui/react-components';
import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { differences } from '../../../domain/checklist/differences.ts';
import type { Choice } from '../../../domain/checklist/question.ts';
import { hairline, phone, useLook } from '../../parts/look.ts';
import { clock } from '../../parts/moment.ts';
import type { Slot } from './papers.ts';
import { Differences } from './Differences.tsx';
import { typedOf, type Typed } from './typed.ts';
import { useDesk, type AnswerBox } from './use-answer.ts';

const useStyles = makeStyles({
  versus: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0,1fr) minmax(0,1fr)',
    gap: '16px',
    [phone]: { gridTemplateColumns: 'minmax(0,1fr)' },
  },
  side: {
    backgroundColor: tokens.colorNeutralBackground1,
    border: hairline,
    borderRadius: tokens.borderRadiusMedium,
    padding: '12px 16px',
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: '8px',
  },
  head: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  bar: { flexShrink: 0 },
  area: { '& > textarea': { fieldSizing: 'content', minHeight: '92px', maxHeight: 'none' } },
});

/** Two people changed one answer: both texts side by side, and nobody's is the default. */
export function ConflictView(props: {
  slot: Slot;
  box: AnswerBox;
  /** What the answer is called. */
  label: string;
  choices: readonly Choice[];
  /** Whether there are words to write one answer from. */
  words: boolean;
}) {
  const { slot, box, label, choices } = props;
  const look = useLook();
  const styles = useStyles();
  const desk = useDesk();
  const bar = useRef<HTMLDivElement>(null);
  const theirs = typedOf(box.paper.clash?.theirs);
  const [both, setBoth] = useState(() => joined(theirs.words, box.typed.words));
  useEffect(() => bar.current?.focus(), []);
  const clash = box.paper.clash;
  if (!clash) return null;
  return (
    <div className={look.fields}>
      <div ref={bar} tabIndex={-1}>
        <MessageBar intent="warning" layout="multiline" className={styles.bar}>
          <MessageBarBody>
            <MessageBarTitle>Two people changed this answer.</MessageBarTitle> Yours is kept on this page and
            not saved yet. Choose what the register should hold. The other text stays in the history.
          </MessageBarBody>
        </MessageBar>
      </div>
      <strong>{label}</strong>
      <div className={styles.versus}>
        <Side title="Yours" sub="Not saved" mine={box.typed} other={theirs} choices={choices}>
          <Button onClick={() => desk.settle(slot, {})}>Use yours</Button>
        </Side>
        <Side
          title="In the register"
          sub={`${clash.theirs.changed.by.name}. Saved ${clock(clash.theirs.changed.at)}`}
          mine={theirs}
          other={box.typed}
          choices={choices}
        >
          <Button onClick={() => desk.useTheirs(slot)}>Use theirs</Button>
        </Side>
      </div>
      {props.words && (
        <Field label={{ children: 'Or write one answer from both', className: look.strong }}>
          <Textarea
            className={styles.area}
            resize="vertical"
            value={both}
            onChange={(_, data) => setBoth(data.value)}
          />
        </Field>
      )}
      <div className={look.row}>
        {props.words && (
          <Button onClick={() => desk.settle(slot, { words: both })}>Save the combined answer</Button>
        )}
        <Button appearance="subtle" onClick={() => desk.later(slot, true)}>
          Decide later
        </Button>
      </div>
      <span className={look.small}>
        Differences are underlined. Other answers in this checklist are saved and not affected.
      </span>
    </div>
  );
}

function Side(props: {
  title: string;
  sub: string;
  mine: Typed;
  other: Typed;
  choices: readonly Choice[];
  children: ReactNode;
}) {
  const styles = useStyles();
  const look = useLook();
  const { mine, other, choices } = props;
  const choice = choices.find((one) => one.value === mine.choice)?.label;
  return (
    <section className={styles.side} aria-label={props.title === 'Yours' ? 'Your text' : 'Their text'}>
      <div>
        <h2 className={styles.head}>{props.title}</h2>
        <span className={look.small}>{props.sub}</span>
      </div>
      {mine.choice !== other.choice && <p className={look.wrap}>{choice ?? 'No answer chosen'}</p>}
      {mine.quantity !== other.quantity && <p>{mine.quantity === '' ? 'No quantity' : mine.quantity}</p>}
      {mine.day !== other.day && <p>{mine.day === '' ? 'No day' : mine.day}</p>}
      <Differences pieces={differences(other.words, mine.words)} show="added" />
      {props.children}
    </section>
  );
}

/** A first draft of one answer from both: what they share once, what either added in its place. */
function joined(theirs: string, mine: string): string {
  return differences(theirs, mine)
    .map((piece) => piece.text)
    .join('');
}
