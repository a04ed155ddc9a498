import type { Question } from '../../question.ts';
import { themeQuestions } from '../themes/index.ts';
import { bestTheme } from './best-theme.ts';
import { consultation } from './consultation.ts';
import { equality } from './equality.ts';
import { nationalPriorities } from './national-priorities.ts';
import { whatAndForWhom } from './need.ts';
import { proportionate } from './proportionate.ts';
import { reservation } from './reservation.ts';
import { securing } from './securing.ts';
import { smallFirms } from './small-firms.ts';
import { wellbeing } from './wellbeing.ts';

/** The questions to consider before a procurement starts. */
export const preProcurementQuestions: readonly Question[] = [
  whatAndForWhom,
  wellbeing,
  securing,
  proportionate,
  consultation,
  nationalPriorities,
  reservation,
  equality,
  smallFirms,
  bestTheme,
  ...themeQuestions,
];
