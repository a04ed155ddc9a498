import { Checkbox, Field, Input, makeStyles, Textarea, tokens } from '@fluentui/react-components';
import { measuresFor } from '../../../domain/checklist/checklist.ts';
import type { MeasureFacts } from '../../../domain/checklist/facts.ts';
import type { AnswerProblem, Question } from '../../../domain/checklist/question.ts';
import { BoxGroup } from '../../parts/BoxGroup.tsx';
import type { Opened } from '../use-opened.ts';
import { ConflictView } from './ConflictView.tsx';
import { fieldProblem, useBoxes } from './field.ts';
import { boxId, rowOf, slotOf } from './slots.ts';
import { useAnswer, type AnswerBox } from './use-answer.ts';

const useStyles = makeStyles({
  reveal: {
    borderLeft: `4px solid ${tokens.colorNeutralStroke1}`,
    marginLeft: '15px',
    padding: '4px 0 4px 20px',
  },
  amount: { maxWidth: '480px', paddingLeft: '32px', paddingBottom: '8px' },
});

const hints: Readonly<Record<string, string>> = {
  fte: 'Full-time equivalents, once for the whole contract.',
  weeks: 'Weeks, not people.',
  hoursXattendees: 'Hours times the people who attend.',
  gbp: 'Pounds, over the whole contract.',
  percent: 'Per cent.',
};

/** The measures of a theme: which will be asked for, and how much of each. */
export function Measures(props: { opened: Opened; question: Question; problems: readonly AnswerProblem[] }) {
  const styles = useStyles();
  const { opened, question, problems } = props;
  const measures = measuresFor(question, opened.sheet.measures);
  const none = measures.length === 0 ? 'No measure of this theme is in the register yet.' : undefined;
  const wrong = problems.find((one) => one.box === 'measures')?.tell ?? none;
  return (
    <div className={styles.reveal}>
      <BoxGroup id={boxId(question.key, 'measures')} label="What will be asked for" problem={wrong}>
        {measures.map((measure) => (
          <Measure key={measure.code} {...props} measure={measure} />
        ))}
      </BoxGroup>
    </div>
  );
}

function Measure(props: {
  opened: Opened;
  question: Question;
  measure: MeasureFacts;
  problems: readonly AnswerProblem[];
}) {
  const styles = useStyles();
  const { opened, question, measure, problems } = props;
  const slot = slotOf(opened, question, measure.code);
  const answer = useAnswer(slot, rowOf(opened, slot));
  const { typed, paper, type } = answer;
  const asked = typed.choice === 'yes';
  const box = `quantity:${measure.code}`;
  const wrong =
    problems.find((one) => one.box === box)?.tell ?? paper.unread.find((one) => one.box === 'quantity')?.tell;
  if (paper.clash)
    return (
      <ConflictView
        slot={slot}
        box={answer}
        label={measure.wording}
        choices={[
          { value: 'yes', label: 'Asked for' },
          { value: 'no', label: 'Not asked for' },
        ]}
        words={measure.unitKind === 'text'}
      />
    );
  return (
    <div>
      <Checkbox
        checked={asked}
        label={measure.wording}
        onChange={(_, data) => type({ choice: data.checked === true ? 'yes' : 'no' })}
      />
      {asked && (
        <div className={styles.amount}>
          <Amount id={boxId(question.key, box)} measure={measure} answer={answer} wrong={wrong} />
        </div>
      )}
    </div>
  );
}

function Amount(props: { id: string; measure: MeasureFacts; answer: AnswerBox; wrong: string | undefined }) {
  const boxes = useBoxes();
  const { id, measure, answer, wrong } = props;
  if (measure.unitKind === 'text')
    return (
      <Field label={`What, for “${measure.wording}”`} required {...fieldProblem(wrong)}>
        <Textarea
          id={id}
          value={answer.typed.words}
          onChange={(_, data) => answer.type({ words: data.value })}
          onBlur={answer.leave}
        />
      </Field>
    );
  const unit = measure.unitLabel;
  return (
    <Field
      label={`Quantity for “${measure.wording}”`}
      hint={hints[measure.unitKind] ?? null}
      required
      {...fieldProblem(wrong)}
    >
      <Input
        id={id}
        className={boxes.number}
        inputMode="decimal"
        value={answer.typed.quantity}
        {...(unit.startsWith('£') ? { contentBefore: unit } : { contentAfter: unit })}
        onChange={(_, data) => answer.type({ quantity: data.value })}
        onBlur={answer.leave}
      />
    </Field>
  );
}
