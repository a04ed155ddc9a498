import type { Question } from '../../question.ts';
import { benefit } from './benefit.ts';
import { environment } from './environment.ts';
import { everyone } from './everyone.ts';
import { localPrice } from './local-price.ts';
import { need } from './need.ts';
import { lowValueReservation } from './reservation.ts';
import { smallSuppliers } from './small-suppliers.ts';

/** The questions about a low-value purchase: at most eight, five minutes. */
export const lowValueQuestions: readonly Question[] = [
  need,
  localPrice,
  smallSuppliers,
  lowValueReservation,
  benefit,
  environment,
  everyone,
];
