import { thousands } from '../words/thousands.ts';
import { longDay } from '../words/day.ts';
import { type Answer, mainOf, partsOf } from './answer.ts';
import type { MeasureFacts } from './facts.ts';
import type { Choice, QuestionText } from './question.ts';

type Asked = QuestionText & { readonly choices: readonly Choice[] };

/** The answer in the lines of the printed record; "Not answered." when there is none. */
export function printedAnswer(
  question: Asked,
  own: readonly Answer[],
  measures: readonly MeasureFacts[],
): readonly string[] {
  const main = mainOf(own);
  const choice = question.choices.find((one) => one.value === main?.choice);
  const lines = [
    choice ? `${choice.label}.` : '',
    ...(question.answerType === 'theme' && choice?.value === 'yes' ? measureLines(own, measures) : []),
    main?.quantity && question.number ? amount(main.quantity, question.number.unit) : '',
    main?.day && question.day ? `${question.day.label}: ${longDay(main.day)}.` : '',
    ...(main?.words ?? '').split('\n').map((line) => line.trim()),
  ].filter((line) => line !== '');
  return lines.length === 0 ? ['Not answered.'] : lines;
}

function measureLines(own: readonly Answer[], measures: readonly MeasureFacts[]): readonly string[] {
  return partsOf(own).map((part) => {
    const measure = measures.find((one) => one.code === part.part);
    if (!measure) return `${part.part}, ${part.quantity ?? ''}.`;
    if (measure.unitKind === 'text') return `${measure.wording}: ${part.words ?? ''}`;
    return `${measure.wording}, ${amount(part.quantity ?? '', measure.unitLabel)}`;
  });
}

function amount(quantity: string, unit: string): string {
  if (quantity === '') return 'quantity not given.';
  const number = thousands(quantity);
  if (unit.startsWith('£')) return `£${number}${unit.slice(1)}.`;
  return `${number} ${unit}.`;
}
