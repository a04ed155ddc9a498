import { dayOf } from '../../domain/words/day.ts';
import type { TeamsApp } from '../../domain/words/link.ts';
import type { Registers } from '../../registers/registers.ts';
import { cardType } from '../cards/adaptive.ts';
import { readFacts, rowsOf, together } from '../facts.ts';
import { whereOf } from '../deliver.ts';
import { booksOf } from '../ledger.ts';
import { messageAgain, type AgainView } from '../again.ts';
import type { Bot } from '../post/transport.ts';
import { pressOf, whence } from './activity.ts';
import { applyPress, type Judge } from './press.ts';
import { isFromTeams, type Gate } from './token.ts';

/** What the bot is given to answer with. */
export type BotWorld = {
  readonly registers: Registers;
  readonly gate: Gate;
  readonly app: TeamsApp;
  readonly now: () => Date;
  /** Writes the message over for everybody; without it only the person who pressed sees the change at once. */
  readonly bot?: Bot | undefined;
};

/** One request to the bot's address. */
export type BotRequest = { readonly authorization: string | undefined; readonly body: unknown };

/** What the bot answers: HTTP status and, for a press, what Teams shows. */
export type BotAnswer = { readonly status: number; readonly json?: object };

const forbidden: BotAnswer = { status: 401 };

/** Answers what Teams sends. Whatever does not come from Teams gets the same bare refusal. */
export async function answerTeams(world: BotWorld, { authorization, body }: BotRequest): Promise<BotAnswer> {
  if (!(await isFromTeams(authorization, whence(body), world.gate))) return forbidden;
  const press = pressOf(body);
  if (press === undefined) return { status: 200 }; // installed, mentioned, edited: nothing to answer
  const judge = await readJudge(world);
  if (judge === undefined)
    return message('The register does not answer just now. Press it again in a minute.');
  const pressed = await applyPress(judge, press);
  if (pressed.kind === 'refused') return message(pressed.tell);
  const after = await rowsOf(world.registers.cardActions);
  const books = after.kind === 'ok' ? { ...judge.books, pressed: after.value } : judge.books;
  const view: AgainView = { app: world.app, roles: judge.facts.roles, today: dayOf(judge.now) };
  const again = messageAgain({ books, digest: press.digest }, view);
  const where = again && whereOf(again.row);
  // Teams shows the answer to the person who pressed; writing the message over shows it to everybody.
  if (again && where) await world.bot?.write(where, again.message);
  return { status: 200, json: { statusCode: 200, type: cardType, value: again?.message.card } };
}

async function readJudge(world: BotWorld): Promise<Judge | undefined> {
  const { registers } = world;
  const read = await together({
    facts: readFacts(registers),
    sent: rowsOf(registers.sent),
    pressed: rowsOf(registers.cardActions),
  });
  if (read.kind === 'fault') return undefined;
  const { facts, sent, pressed } = read.value;
  const now = world.now();
  return { registers, facts, books: booksOf(sent, pressed, now), now };
}

function message(text: string): BotAnswer {
  return {
    status: 200,
    json: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: text },
  };
}
