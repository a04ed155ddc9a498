import type { Item } from '../../domain/reminder/digest.ts';
import type { Facts } from '../../domain/reminder/facts.ts';
import type { Button } from '../../domain/reminder/kind.ts';
import { londonTime } from '../../domain/reminder/schedule.ts';
import { roleInWords } from '../../domain/roles/deciding.ts';
import { gives, type Role } from '../../domain/roles/roles.ts';
import { addDays, dayOf, longDay, type Day } from '../../domain/words/day.ts';
import type { Registers } from '../../registers/registers.ts';
import { buttonsOf, type Settled } from '../cards/digest-card.ts';
import type { Books, PressedRow, SentRow } from '../ledger.ts';
import { shownIn } from '../shown.ts';
import type { Press } from './activity.ts';

/** How a press ended: `done` has changed something or finds it changed already, `refused` has changed nothing. */
export type Pressed = { readonly kind: 'done' | 'refused'; readonly tell: string };

/** What a press is judged by: our own registers, and the server's time. */
export type Judge = {
  readonly registers: Registers;
  readonly facts: Facts;
  readonly books: Books;
  readonly now: Date;
};

/** Who may deal with a reminder by its card. */
const dealing: readonly Role[] = [
  'officer',
  'contract manager',
  'procurement lead',
  'social value lead',
  'head of service',
  'director',
];

const snoozeDays = 7;
const tooOld = 60;

/** Applies a press: what it is about is looked up, who may is asked of the Roles register, and twice is once. */
export async function applyPress(judge: Judge, press: Press): Promise<Pressed> {
  const today = dayOf(judge.now);
  const row = judge.books.byKey.get(press.digest);
  const item = row && shownIn(row).find(({ key }) => key === press.reminder);
  if (row === undefined || item === undefined)
    return refused('This card is not known any more. Look at the newest one.');
  const { verb } = press;
  if (!isButton(verb) || !buttonsOf(item.kind).includes(verb))
    return refused('This cannot be done from the card. Choose Open.');
  const role = judge.facts.roles.find(
    (held) => held.personId === press.personId && mayDeal(held, item.service, today),
  );
  if (press.personId === '' || role === undefined)
    return refused('You have no role for this service in the register of roles. Ask the social value lead.');
  const earlier = judge.books.pressed.find(
    ({ values }) => values.reminder === press.reminder && settles(values.verb, verb),
  );
  if (earlier !== undefined) return { kind: 'done', tell: settledWords(earlier) };
  if (addDays(row.values.day, tooOld) < today)
    return refused('This card is older than 60 days. Look at the newest one.');
  return apply(judge, { row, item }, { verb, press, who: roleInWords(role), person: role.person });
}

function isButton(verb: string): verb is Button {
  return verb === 'done' || verb === 'snooze' || verb === 'take on';
}

function mayDeal(held: Facts['roles'][number], service: string | undefined, on: Day): boolean {
  return dealing.some(
    (role) =>
      gives(held, { role, service, on }) ||
      (service === undefined && gives({ ...held, service: undefined }, { role, on })),
  );
}

/** What was done stays done; what was taken on or put off can still be done. */
function settles(earlier: string, now: Button): boolean {
  return earlier === 'done' || earlier === now;
}

type Doing = { readonly verb: Button; readonly press: Press; readonly who: string; readonly person: string };

/** A row of a card: the digest it is in, and the reminder. */
type Pressable = { readonly row: SentRow; readonly item: Item };

async function apply(judge: Judge, on: Pressable, { verb, press, who, person }: Doing): Promise<Pressed> {
  // Closing an action twice is closing it once, so that comes first; only one person may take a thing on, so that is noted first.
  if (verb === 'done' && !(await effect(judge, on, { verb, person }))) return refused(notChanged);
  const key = `${on.item.key}|${verb}`;
  const until = addDays(dayOf(judge.now), snoozeDays);
  const saved = await judge.registers.cardActions.add(
    {
      title: `${verb}: ${on.item.kind}`,
      key,
      verb,
      reminder: on.item.key,
      channel: on.row.values.channel,
      personId: press.personId,
      person: who,
      ...(verb === 'snooze' && { until }),
    },
    key,
  );
  if (saved.kind === 'conflict') return { kind: 'done', tell: settledWords(saved.conflict.theirs) };
  if (saved.kind !== 'saved')
    return refused('The register could not be written just now. Press it again in a minute.');
  if (verb === 'take on' && !(await effect(judge, on, { verb, person }))) return refused(notChanged);
  return { kind: 'done', tell: settledWords(saved.row) };
}

const notChanged = 'The action could not be changed. Choose Open and change it there.';

/** What a press changes beside its own row: an action is closed or handed over, or a new one is made for who took it on. */
async function effect(
  judge: Judge,
  { row, item }: Pressable,
  { verb, person }: Pick<Doing, 'verb' | 'person'>,
): Promise<boolean> {
  const { actions } = judge.registers;
  if (verb === 'snooze' || (verb === 'done' && item.kind !== 'action-overdue')) return true;
  if (item.kind === 'action-overdue') {
    const found = (actions.rows() ?? []).find(({ values }) => values.ref === item.subject);
    if (found === undefined) return false;
    const changes =
      verb === 'done'
        ? ({ status: 'done', closedNote: 'Called done on its card.' } as const)
        : { owner: person };
    return (await actions.change(found, changes)).kind === 'saved';
  }
  const contract = item.place.startsWith('/contracts/') ? item.subject : undefined;
  const nth = shownIn(row).findIndex(({ key }) => key === item.key) + 1;
  const made = await actions.add(
    {
      title: item.title,
      ref: `A-${row.id}.${nth}-${row.values.day}`,
      owner: person,
      due: addDays(dayOf(judge.now), snoozeDays),
      status: 'open',
      ...(contract !== undefined && item.kind !== 'evidence-waiting' && { contract }),
    },
    `${item.key}|action`,
  );
  return made.kind === 'saved' || made.kind === 'conflict';
}

/** What a press has come to, for the card: "Done by Officer, Property, 20 November 2026, 14:12". */
export function settledWords({ values, created }: PressedRow): string {
  const at = new Date(created.at);
  const when = `${longDay(dayOf(at))}, ${londonTime(at)}`;
  const who = values.person ?? 'somebody';
  if (values.verb === 'snooze' && values.until !== undefined)
    return `Snoozed until ${longDay(values.until)} by ${who}, ${when}`;
  if (values.verb === 'take on') return `Taken on by ${who}, ${when}`;
  return `Done by ${who}, ${when}`;
}

/** What every reminder of a digest has come to, by its key. The last press counts, but nothing undoes done. */
export function settledOf(items: readonly Item[], pressed: readonly PressedRow[]): Settled {
  const settled = new Map<string, PressedRow>();
  for (const row of pressed) {
    const key = row.values.reminder ?? '';
    if (settled.get(key)?.values.verb !== 'done') settled.set(key, row);
  }
  return new Map(
    items.flatMap(({ key }) => {
      const row = settled.get(key);
      return row === undefined
        ? []
        : [[key, { words: settledWords(row), open: row.values.verb === 'take on' }] as const];
    }),
  );
}

function refused(tell: string): Pressed {
  return { kind: 'refused', tell };
}
