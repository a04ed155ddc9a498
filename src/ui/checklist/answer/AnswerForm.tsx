import { ownAnswers } from '../../../domain/checklist/answer.ts';
import { measuresFor } from '../../../domain/checklist/checklist.ts';
import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import type { AnswerProblem, Question } from '../../../domain/checklist/question.ts';
import { useRegisters } from '../../app/world.ts';
import { FaultBar } from '../../parts/FaultBar.tsx';
import { useLook } from '../../parts/look.ts';
import type { Opened } from '../use-opened.ts';
import { ChoiceBox, DayBox, NumberBox, WordsBox, type BoxProps } from './boxes.tsx';
import { ConflictView } from './ConflictView.tsx';
import { Measures } from './Measures.tsx';
import { rowOf, slotOf } from './slots.ts';
import { useAnswer, useDesk } from './use-answer.ts';

/** An answer that cannot be changed now: as it is printed. */
export function AnswerShown({ opened, question }: { opened: Opened; question: Question }) {
  const look = useLook();
  const own = ownAnswers(opened.sheet.answers, question.key);
  const lines = question.printed(own, measuresFor(question, opened.sheet.measures));
  return (
    <div>
      <strong>Answer</strong>
      {lines.map((line, index) => (
        <p key={index} className={look.wrap}>
          {line}
        </p>
      ))}
    </div>
  );
}

/** The boxes of one question. What is typed is kept at once and sent after a pause or when the field is left. */
export function AnswerForm(props: {
  opened: Opened;
  question: Question;
  problems: readonly AnswerProblem[];
}) {
  const { opened, question, problems } = props;
  const look = useLook();
  const registers = useRegisters();
  const desk = useDesk();
  const slot = slotOf(opened, question);
  const answer = useAnswer(slot, rowOf(opened, slot));
  const { fault, clash, later } = answer.paper;
  if (clash && !later)
    return (
      <ConflictView
        slot={slot}
        box={answer}
        label={question.words?.label ?? question.name}
        choices={question.choices}
        words={question.words !== undefined}
      />
    );
  const box: BoxProps = { question, answer, problems, disabled: clash !== undefined };
  return (
    <div className={look.fields}>
      {clash && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>Two people changed this answer. Yours is kept on this page.</MessageBarBody>
          <MessageBarActions>
            <Button onClick={() => desk.later(slot, false)}>Decide now</Button>
          </MessageBarActions>
        </MessageBar>
      )}
      {fault && <FaultBar fault={fault} retry={() => registers.saving.retry()} text={answer.typed.words} />}
      {question.choices.length > 0 && <ChoiceBox {...box} />}
      {question.answerType === 'theme' && answer.typed.choice === 'yes' && (
        <Measures opened={opened} question={question} problems={problems} />
      )}
      {question.number && <NumberBox {...box} />}
      {question.day && <DayBox {...box} />}
      {question.words && <WordsBox {...box} />}
    </div>
  );
}
