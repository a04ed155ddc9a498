// What reminds, running beside the product, and the channels into which it posts.
import { startReminding, type Reminding } from '../../src/cli/reminding.ts';
import { asPerson, type Running } from '../../src/cli/running.ts';
import { apps } from '../../src/local/directory.ts';
import { addDays, type Day, dayOf } from '../../src/domain/words/day.ts';
import { fine } from '../../src/domain/words/outcome.ts';
import { addWorkingDays, england } from '../../src/domain/words/working-day.ts';
import { type Desk, openAs } from './browser.ts';

/** Starts the reminder service in its own name; it runs when it is told to. */
export function startService(running: Running): Promise<Reminding> {
  const tenant = {
    ...asPerson(running, 'sv-lead@council.example'),
    token: async () => fine(await running.tenant.appToken(apps.reminders.id)),
  };
  return startReminding({ local: running.tenant, tenant, every: 600 });
}

/** The first working day so many days from a day; from today when none is given. */
export function workday(days: number, from: Day = dayOf(new Date())): Day {
  return addWorkingDays(addDays(from, days - 1), 1, england);
}

/** The noon of that day. */
export function noon(days: number, from?: Day): Date {
  return new Date(`${workday(days, from)}T12:00:00Z`);
}

/** Opens the posts of a channel as somebody ("head-waste"). */
export async function postsOf(running: Running, person: string, channel: string): Promise<Desk> {
  const desk = await openAs(running, { person });
  await desk.page.getByRole('button', { name: channel, exact: true }).first().click();
  await desk.page.getByRole('tab', { name: 'Posts' }).click();
  return desk;
}
