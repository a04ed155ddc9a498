import { Link } from '@fluentui/react-components';
import { mainOf, partsOf, isEmpty } from '../../domain/checklist/answer.ts';
import { measuresFor } from '../../domain/checklist/checklist.ts';
import type { Question } from '../../domain/checklist/question.ts';
import { dayOf, longDay } from '../../domain/words/day.ts';
import { useRegister } from '../app/use-register.ts';
import { useRegisters } from '../app/world.ts';
import { Card } from '../parts/Card.tsx';
import { useLook } from '../parts/look.ts';
import { answerOf } from './answer/typed.ts';
import { rowOf, slotOf, slotsOf } from './answer/slots.ts';
import { useDesk } from './answer/use-answer.ts';
import type { Opened } from './use-opened.ts';

/** What earlier checklists of the same contract answered, ready to be copied into this answer. */
export function EarlierAnswers(props: { opened: Opened; question: Question; disabled: boolean }) {
  const { opened, question } = props;
  const look = useLook();
  const registers = useRegisters();
  const desk = useDesk();
  const checklists = useRegister(registers.checklists).rows ?? [];
  const answers = useRegister(registers.answers).rows ?? [];
  const earlier = checklists
    .filter(
      ({ values, created }) =>
        values.contract === opened.row.values.contract &&
        values.ref !== opened.row.values.ref &&
        created.at < opened.row.created.at,
    )
    .map((row) => ({
      row,
      own: answers
        .filter((one) => one.values.checklist === row.values.ref && one.values.question === question.key)
        .map(answerOf),
    }))
    .filter(({ own }) => !isEmpty(own))
    .toSorted((a, b) => b.row.created.at.localeCompare(a.row.created.at))
    .slice(0, 3);
  if (earlier.length === 0) return null;
  const copy = (own: (typeof earlier)[number]['own']) => {
    const main = mainOf(own);
    const slot = slotOf(opened, question);
    desk.type(slot, rowOf(opened, slot), {
      choice: main?.choice ?? '',
      words: main?.words ?? '',
      day: main?.day === undefined ? '' : longDay(main.day),
    });
    for (const part of partsOf(own)) {
      const place = slotsOf(opened, question).find((one) => one.part === part.part);
      if (place)
        desk.type(place, rowOf(opened, place), {
          choice: 'yes',
          words: part.words ?? '',
          quantity: part.quantity ?? '',
        });
    }
  };
  return (
    <Card title="Earlier answers">
      {earlier.map(({ row, own }) => (
        <div key={row.id}>
          <p className={look.wrap}>
            {longDay(dayOf(new Date(row.created.at)))}:{' '}
            {question.printed(own, measuresFor(question, opened.sheet.measures)).join(' ')}
          </p>
          {!props.disabled && (
            <Link as="button" onClick={() => copy(own)}>
              Copy into this answer
            </Link>
          )}
        </div>
      ))}
    </Card>
  );
}
