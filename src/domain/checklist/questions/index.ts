import type { Question } from '../question.ts';
import { lowValueQuestions } from './low-value/index.ts';
import { preProcurementQuestions } from './pre-procurement/index.ts';
import { reviewQuestions } from './review/index.ts';

/** Every question of every checklist. */
export const allQuestions: readonly Question[] = [
  ...lowValueQuestions,
  ...preProcurementQuestions,
  ...reviewQuestions,
];
