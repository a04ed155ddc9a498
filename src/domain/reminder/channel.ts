import { longDay, type Day } from '../words/day.ts';
import type { Role } from '../roles/roles.ts';
import type { Channel } from './digest.ts';
import type { Weekday } from '../words/weekday.ts';
import { instantWords, nextRun } from './schedule.ts';
import type { WorkingCalendar } from '../words/working-day.ts';

/** A row of the settings, as it is kept. */
export type ChannelValues = {
  readonly title: string;
  readonly by: Channel['by'];
  /** One a line. */
  readonly kinds?: string | undefined;
  readonly services?: string | undefined;
  readonly audience: Channel['audience'];
  readonly often: 'daily' | 'weekly';
  readonly weekday?: Weekday | undefined;
  readonly from: string;
  readonly paused?: boolean | undefined;
};

/** Who may choose what channels are told of, and try them. */
export const choosingRoles: readonly Role[] = ['social value lead', 'head of service', 'director', 'admin'];

/** A time of day that a digest may come from: before the quiet hours. */
export function isPostingTime(text: string): boolean {
  return /^(0[0-9]|1[0-7]):[0-5]\d$/.test(text);
}

/** A channel as its row in the settings says. Kinds that are not known are of no effect; a strange time is 08:30. */
export function channelFrom(values: ChannelValues): Channel {
  return {
    name: values.title,
    by: values.by,
    kinds: lines(values.kinds),
    services: lines(values.services),
    audience: values.audience,
    rhythm: {
      often: values.often,
      weekday: values.weekday,
      from: isPostingTime(values.from) ? values.from : '08:30',
    },
    paused: values.paused === true,
  };
}

/** The lines of a note that say something. */
export function lines(note: string | undefined): readonly string[] {
  return (note ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** Minutes after which a run that says nothing is taken to have ended. */
export const leaseMinutes = 15;

/** The row of a digest, as the settings page reads it. */
export type LastPost = {
  readonly day: Day;
  readonly state: 'claimed' | 'posting' | 'accepted' | 'failed';
  readonly count?: number | undefined;
  readonly tell?: string | undefined;
  /** When the row was last changed. */
  readonly at: Date;
};

/** How the last post of a channel went, in words; Teams accepting it is not somebody having read it. */
export function lastPostWords(
  last: LastPost | undefined,
  now: Date,
): {
  readonly tone: 'done' | 'none' | 'late' | 'soon' | 'wait';
  readonly words: string;
} {
  if (last === undefined) return { tone: 'none', words: 'Nothing posted yet' };
  const count = last.count ?? 0;
  const many = `${count} ${count === 1 ? 'reminder' : 'reminders'}`;
  switch (last.state) {
    case 'accepted':
      return { tone: 'done', words: `Accepted by Teams: ${many}, ${instantWords(last.at)}` };
    case 'failed':
      return { tone: 'late', words: `Not posted on ${longDay(last.day)}. ${last.tell ?? ''}`.trim() };
    case 'posting':
      if (!isNotCertain(last, now))
        return { tone: 'wait', words: `Being posted since ${instantWords(last.at)}` };
      return {
        tone: 'soon',
        words: `Not certain on ${longDay(last.day)}. ${last.tell ?? 'Look in the channel.'}`,
      };
    case 'claimed':
      return { tone: 'wait', words: `Being prepared since ${instantWords(last.at)}` };
  }
}

/** Whether nobody knows if a post arrived: it was begun, and what came of it is either not certain or was not heard. */
export function isNotCertain(
  { state, tell, at }: Pick<LastPost, 'state' | 'tell' | 'at'>,
  now: Date,
): boolean {
  return state === 'posting' && (tell !== undefined || now.getTime() - at.getTime() > leaseMinutes * 60_000);
}

/** When the reminder service last ran, in words; `late` when it should have run since. */
export function lastRunWords(
  at: Date | undefined,
  now: Date,
): { readonly late: boolean; readonly words: string } {
  if (at === undefined)
    return { late: true, words: 'The reminder service has not run yet. Ask IT to start it.' };
  const hours = (now.getTime() - at.getTime()) / 3_600_000;
  if (hours > 3)
    return {
      late: true,
      words: `The reminder service has not run since ${instantWords(at)}. Ask IT to look at it.`,
    };
  return { late: false, words: `The reminder service last noted a run on ${instantWords(at)}.` };
}

/** When the next post of a channel is expected, in words with the time zone. */
export function nextPostWords(channel: Channel, now: Date, calendar: WorkingCalendar): string {
  return channel.paused ? 'Paused' : instantWords(nextRun(channel.rhythm, now, calendar));
}
