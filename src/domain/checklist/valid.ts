import type { Answer } from './answer.ts';
import { mainOf, partsOf } from './answer.ts';
import type { MeasureFacts } from './facts.ts';
import type { AnswerProblem, Choice, QuestionText } from './question.ts';

/** The most characters that a note in SharePoint keeps. */
export const longestWords = 63_999;

type Asked = QuestionText & { readonly choices: readonly Choice[] };

/** Everything that keeps an answer from being complete, box by box. */
export function problemsWith(
  question: Asked,
  own: readonly Answer[],
  measures: readonly MeasureFacts[],
): readonly AnswerProblem[] {
  const main = mainOf(own);
  const choice = question.choices.find((one) => one.value === main?.choice);
  return [
    ...choiceProblems(question, main?.choice, choice),
    ...(question.answerType === 'theme' && choice?.value === 'yes' ? measureProblems(own, measures) : []),
    ...numberProblems(question, main?.quantity),
    ...dayProblems(question, main?.day, choice),
    ...wordsProblems(question, main?.words ?? '', choice),
  ];
}

function choiceProblems(
  question: Asked,
  value: string | undefined,
  choice: Choice | undefined,
): readonly AnswerProblem[] {
  if (question.choices.length === 0) return [];
  const place = question.name;
  if ((value ?? '') === '') return [{ box: 'choice', place, tell: 'Choose an answer.' }];
  if (!choice)
    return [
      { box: 'choice', place, tell: `“${value}” is not one of the answers. Choose one of those shown.` },
    ];
  if (choice.open) return [{ box: 'choice', place, tell: 'Decide between yes and no before you submit.' }];
  return [];
}

function measureProblems(
  own: readonly Answer[],
  measures: readonly MeasureFacts[],
): readonly AnswerProblem[] {
  const parts = partsOf(own);
  if (parts.length === 0)
    return [{ box: 'measures', place: 'Measure', tell: 'Choose at least one measure to ask for.' }];
  return parts.flatMap((part): readonly AnswerProblem[] => {
    const measure = measures.find((one) => one.code === part.part);
    const place = measure?.wording ?? part.part;
    const box = `quantity:${part.part}`;
    if (measure?.unitKind === 'text')
      return (part.words ?? '').trim() === '' ? [{ box, place, tell: 'Say what will be asked for.' }] : [];
    return quantityProblems(part.quantity, { box, place }, measure);
  });
}

function quantityProblems(
  quantity: string | undefined,
  at: { readonly box: string; readonly place: string },
  measure: MeasureFacts | undefined,
): readonly AnswerProblem[] {
  const tell = quantityTell(quantity ?? '', measure);
  return tell === undefined ? [] : [{ ...at, tell }];
}

// What nobody can have a part of.
const wholes = ['people', 'events'];

function quantityTell(text: string, measure: MeasureFacts | undefined): string | undefined {
  if (text === '') return 'Enter how much will be asked for, or take the measure out.';
  if (!/^\d+(\.\d{1,4})?$/.test(text)) return `“${text}” is not a number. Enter a number such as 2.5.`;
  if (/^0+(\.0+)?$/.test(text)) return '0 asks for nothing. Enter more than 0, or take the measure out.';
  return measure && misfit(text, measure);
}

function misfit(text: string, { unitKind, unitLabel }: MeasureFacts): string | undefined {
  if (wholes.includes(unitLabel) && /\.\d*[1-9]/.test(text))
    return `“${text}” is not a whole number of ${unitLabel}. Enter a whole number.`;
  // With four decimals at most a double tells exactly what is more than 100.
  if (unitKind === 'percent' && Number(text) > 100) return `“${text}” is more than 100 %. Enter 100 or less.`;
  return undefined;
}

function numberProblems(question: Asked, quantity: string | undefined): readonly AnswerProblem[] {
  if (!question.number) return [];
  const place = question.number.label;
  const text = quantity ?? '';
  if (text === '')
    return question.number.needed ? [{ box: 'quantity', place, tell: question.number.missing }] : [];
  if (/^\d+(\.\d{1,4})?$/.test(text)) return [];
  return [{ box: 'quantity', place, tell: `“${text}” is not a number. Enter a number such as 2.5.` }];
}

function dayProblems(
  question: Asked,
  day: string | undefined,
  choice: Choice | undefined,
): readonly AnswerProblem[] {
  if (!question.day || day !== undefined) return [];
  if (!question.day.needed && !choice?.day) return [];
  return [{ box: 'day', place: question.day.label, tell: question.day.missing }];
}

function wordsProblems(question: Asked, words: string, choice: Choice | undefined): readonly AnswerProblem[] {
  if (!question.words) return [];
  const place = question.words.label;
  if (words.trim() === '')
    return question.words.needed || choice?.words
      ? [{ box: 'words', place, tell: question.words.missing }]
      : [];
  if (words.length <= longestWords) return [];
  const count = words.length.toLocaleString('en-GB');
  return [
    {
      box: 'words',
      place,
      tell: `The text has ${count} characters. The register keeps up to 63,999. Shorten it.`,
    },
  ];
}
