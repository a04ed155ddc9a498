import { londonInstant } from '../words/london.ts';
import { problem, type Checked } from '../words/problem.ts';
import { readDay } from '../words/read-day.ts';

/**
 * A deadline as people type it, as an instant (ISO 8601 in UTC): "4 December 2026, 12:00" in London, or the instant
 * itself. In the hour that an autumn night has twice, the first one.
 */
export function readDeadline(typed: string): Checked<string> {
  const text = typed.trim();
  if (/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(text) && !Number.isNaN(Date.parse(text)))
    return { kind: 'ok', value: new Date(text).toISOString() };
  const [, words = '', hour = '', minute = ''] = /^(.*?)[\s,]*\b(\d{1,2})[:.](\d{2})$/.exec(text) ?? [];
  if (words === '' || Number(hour) > 23 || Number(minute) > 59)
    return problem('Deadline', `“${text}” has no day and time. Write them like 4 December 2026, 12:00.`);
  const day = readDay(words);
  if (day.kind === 'problems') return problem('Deadline', day.problems[0]?.tell ?? '');
  return { kind: 'ok', value: londonInstant(day.value, `${hour.padStart(2, '0')}:${minute}`).toISOString() };
}
