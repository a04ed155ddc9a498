import { Button, Field, makeStyles, Textarea } from '@fluentui/react-components';
import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import type { Choice } from '../../../domain/checklist/question.ts';
import { useLook } from '../../parts/look.ts';
import { clock } from '../../parts/moment.ts';
import { joined, TwoSides } from '../../parts/TwoSides.tsx';
import type { Slot } from './papers.ts';
import { typedOf, type Typed } from './typed.ts';
import { useDesk, type AnswerBox } from './use-answer.ts';

const useStyles = makeStyles({
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
      <TwoSides
        mine={{
          by: 'Not saved',
          text: box.typed.words,
          lines: linesOf(box.typed, theirs, choices),
          action: <Button onClick={() => desk.settle(slot, {})}>Use yours</Button>,
        }}
        theirs={{
          by: `${clash.theirs.changed.by.name}. Saved ${clock(clash.theirs.changed.at)}`,
          text: theirs.words,
          lines: linesOf(theirs, box.typed, choices),
          action: <Button onClick={() => desk.useTheirs(slot)}>Use theirs</Button>,
        }}
      />
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

/** What differs beside the words. */
function linesOf(mine: Typed, other: Typed, choices: readonly Choice[]): readonly string[] {
  const choice = choices.find((one) => one.value === mine.choice)?.label ?? 'No answer chosen';
  return [
    ...(mine.choice === other.choice ? [] : [choice]),
    ...(mine.quantity === other.quantity ? [] : [mine.quantity || 'No quantity']),
    ...(mine.day === other.day ? [] : [mine.day || 'No day']),
  ];
}
