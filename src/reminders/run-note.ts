import { dayOf } from '../domain/words/day.ts';
import type { Registers } from '../registers/registers.ts';
import type { Books } from './ledger.ts';

/** The key of the row that says when the service last ran. */
const key = 'run';
const apart = 60 * 60_000;

/** Notes, at most once an hour, that the service has run through, so that the settings can say when it last did. */
export async function noteRun(
  { sent }: Pick<Registers, 'sent'>,
  { byKey, clock }: Pick<Books, 'byKey' | 'clock'>,
  runner: string,
): Promise<void> {
  const known = byKey.get(key);
  if (known === undefined) {
    const values = {
      title: 'The last run',
      key,
      channel: 'Every channel',
      day: dayOf(clock),
      kind: 'run',
    } as const;
    await sent.add({ ...values, state: 'accepted', runner }, key);
  } else if (clock.getTime() - new Date(known.changed.at).getTime() > apart) {
    await sent.settle(known, { day: dayOf(clock), runner });
  }
}
