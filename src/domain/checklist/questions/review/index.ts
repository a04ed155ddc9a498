import type { Question } from '../../question.ts';
import { climate } from './climate.ts';
import { delivered } from './delivered.ts';
import { improve } from './improve.ts';
import { nextTime } from './next-time.ts';
import { people } from './people.ts';
import { performance } from './performance.ts';
import { recorded } from './recorded.ts';

/** The questions about a contract that already runs. */
export const reviewQuestions: readonly Question[] = [
  recorded,
  delivered,
  performance,
  people,
  climate,
  improve,
  nextTime,
];
