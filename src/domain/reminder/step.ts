import { addDays, addMonths, type Day } from '../words/day.ts';
import { addWorkingDays, type WorkingCalendar } from '../words/working-day.ts';
import type { Audience } from './kind.ts';

/** One reminder of a kind: from which day it is reached, seen from the day the kind counts from. */
export type Step = {
  readonly stage: string;
  readonly audience: Audience;
  /** The last anchor day for which this step is reached today. */
  readonly until: Day;
};

/** A step so many days after (before when negative) the day the kind counts from. */
export function daysAfter(days: number, today: Day, audience: Audience = 'owner'): Step {
  return { stage: signed(days), audience, until: addDays(today, -days) };
}

/** A step so many whole months before the day the kind counts from. */
export function monthsBefore(months: number, today: Day): Step {
  const reached = (anchor: Day): boolean => addMonths(anchor, -months) <= today;
  return { stage: `-${months}m`, audience: 'owner', until: lastDay(addMonths(today, months), reached) };
}

/** A step so many whole months after the day the kind counts from. */
export function monthsAfter(months: number, today: Day): Step {
  const reached = (anchor: Day): boolean => addMonths(anchor, months) <= today;
  return { stage: `+${months}m`, audience: 'owner', until: lastDay(addMonths(today, -months), reached) };
}

/** A step so many working days after the day the kind counts from. */
export function workingDaysAfter(
  days: number,
  today: Day,
  calendar: WorkingCalendar,
  audience: Audience = 'owner',
): Step {
  const reached = (anchor: Day): boolean => addWorkingDays(anchor, days, calendar) <= today;
  return { stage: `+${days}w`, audience, until: lastDay(addWorkingDays(today, -days, calendar), reached) };
}

/**
 * The last of the steps that is reached for a day; undefined while none is. Steps stand in the order of time. Only
 * strings are compared, so that 20,000 rows are decided in milliseconds.
 */
export function reached(steps: readonly Step[], anchor: Day): Step | undefined {
  for (let at = steps.length - 1; at >= 0; at -= 1) {
    const step = steps[at];
    if (step !== undefined && anchor <= step.until) return step;
  }
  return undefined;
}

function signed(days: number): string {
  return days > 0 ? `+${days}` : String(days);
}

/** The last day for which a test that never turns true again holds, found from a guess near it. */
function lastDay(guess: Day, holds: (value: Day) => boolean): Day {
  let value = guess;
  while (!holds(value)) value = addDays(value, -1);
  while (holds(addDays(value, 1))) value = addDays(value, 1);
  return value;
}
