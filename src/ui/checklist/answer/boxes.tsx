import { Field, Input, Radio, RadioGroup, Textarea } from '@fluentui/react-components';
import type { AnswerProblem, Question } from '../../../domain/checklist/question.ts';
import { personalData, personalWarning } from '../../../domain/words/personal-data.ts';
import { useLook } from '../../parts/look.ts';
import { fieldProblem, useBoxes } from './field.ts';
import { boxId } from './slots.ts';
import type { AnswerBox } from './use-answer.ts';

export type BoxProps = {
  question: Question;
  answer: AnswerBox;
  problems: readonly AnswerProblem[];
  disabled: boolean;
};

/** The answers to choose from. */
export function ChoiceBox({ question, answer, problems, disabled }: BoxProps) {
  const look = useLook();
  return (
    <Field
      label={{ children: 'Your answer', className: look.strong }}
      required
      {...fieldProblem(tellOf(problems, 'choice'))}
    >
      <RadioGroup
        id={boxId(question.key, 'choice')}
        value={answer.typed.choice}
        disabled={disabled}
        onChange={(_, data) => answer.type({ choice: data.value })}
      >
        {question.choices.map((one) => (
          <Radio key={one.value} value={one.value} label={one.label} />
        ))}
      </RadioGroup>
    </Field>
  );
}

/** A number with its unit. */
export function NumberBox({ question, answer, problems, disabled }: BoxProps) {
  const look = useLook();
  const styles = useBoxes();
  const { number } = question;
  if (!number) return null;
  return (
    <Field
      label={{ children: number.label, className: look.strong }}
      required={number.needed ?? false}
      hint={number.hint ?? null}
      {...fieldProblem(tellOf(problems, 'quantity') ?? unreadTell(answer, 'quantity'))}
    >
      <Input
        id={boxId(question.key, 'quantity')}
        className={styles.number}
        inputMode="decimal"
        value={answer.typed.quantity}
        disabled={disabled}
        contentAfter={number.unit}
        onChange={(_, data) => answer.type({ quantity: data.value })}
        onBlur={answer.leave}
      />
    </Field>
  );
}

/** A day, typed as people write it; shown when the chosen answer asks for one. */
export function DayBox({ question, answer, problems, disabled }: BoxProps) {
  const look = useLook();
  const styles = useBoxes();
  const { day } = question;
  const choice = chosen(question, answer);
  const needed = (day?.needed ?? false) || (choice?.day ?? false);
  if (!day || (!needed && answer.typed.day === '')) return null;
  return (
    <Field
      label={{ children: day.label, className: look.strong }}
      required={needed}
      hint={day.hint ?? 'For example 31 March 2027.'}
      {...fieldProblem(tellOf(problems, 'day') ?? unreadTell(answer, 'day'))}
    >
      <Input
        id={boxId(question.key, 'day')}
        className={styles.day}
        value={answer.typed.day}
        disabled={disabled}
        onChange={(_, data) => answer.type({ day: data.value })}
        onBlur={answer.leave}
      />
    </Field>
  );
}

/** The words of an answer, in a box that grows with them. */
export function WordsBox({ question, answer, problems, disabled }: BoxProps) {
  const look = useLook();
  const styles = useBoxes();
  const { words } = question;
  if (!words) return null;
  const warning = personalWarning(personalData(answer.typed.words), 'answer');
  return (
    <Field
      label={{ children: words.label, className: look.strong }}
      required={(words.needed ?? false) || (chosen(question, answer)?.words ?? false)}
      hint={words.hint ?? null}
      {...(warning === undefined ? {} : { validationMessage: warning, validationState: 'warning' as const })}
      {...fieldProblem(tellOf(problems, 'words'))}
    >
      <Textarea
        id={boxId(question.key, 'words')}
        className={styles.area}
        resize="vertical"
        value={answer.typed.words}
        disabled={disabled}
        onChange={(_, data) => answer.type({ words: data.value })}
        onBlur={answer.leave}
      />
    </Field>
  );
}

function chosen(question: Question, answer: AnswerBox) {
  return question.choices.find((one) => one.value === answer.typed.choice);
}

function tellOf(problems: readonly AnswerProblem[], box: string): string | undefined {
  return problems.find((one) => one.box === box)?.tell;
}

function unreadTell({ paper }: AnswerBox, box: string): string | undefined {
  return paper.unread.find((one) => one.box === box)?.tell;
}
