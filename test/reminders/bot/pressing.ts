import { createLocalJWKSet, exportJWK, generateKeyPair, SignJWT } from 'jose';
import { roleRows } from '../../../src/cli/seed/people.ts';
import { addDays, dayOf } from '../../../src/domain/words/day.ts';
import { people } from '../../../src/local/directory.ts';
import { answerTeams, type BotAnswer, type BotWorld } from '../../../src/reminders/bot/answer.ts';
import type { World } from '../../registers/world.ts';
import { app } from '../world.ts';

const tenant = 'tenant-id';
const serviceUrl = 'https://smba.trafficmanager.net/uk/';

export const idOf = (name: string): string => people.find(({ upn }) => upn.startsWith(`${name}@`))?.id ?? '';

/** A bot with the registers of a world, and a token that only Teams could have signed. */
export type Pressing = { readonly bot: BotWorld; readonly authorization: string };

export async function openPressing(world: World, now: () => Date = () => new Date()): Promise<Pressing> {
  const pair = await generateKeyPair('RS256');
  const jwk = { ...(await exportJWK(pair.publicKey)), kid: 'k', alg: 'RS256' };
  const signed = await new SignJWT({ serviceurl: serviceUrl })
    .setProtectedHeader({ alg: 'RS256', kid: 'k' })
    .setIssuer('https://api.botframework.com')
    .setAudience('bot')
    .setNotBefore('0s')
    .setExpirationTime('100d')
    .sign(pair.privateKey);
  const gate = {
    issuer: 'https://api.botframework.com',
    audience: 'bot',
    tenants: [tenant],
    keys: createLocalJWKSet({ keys: [jwk] }),
    now: () => new Date(),
  };
  return {
    bot: { registers: world.registers('sv-lead'), gate, app, now },
    authorization: `Bearer ${signed}`,
  };
}

/** What a card carries, and what somebody might put into it. */
export type CardData = { readonly digest: string; readonly reminder: string } & Record<string, unknown>;

export function pressAs(
  { bot, authorization }: Pressing,
  who: string,
  verb: string,
  data: CardData,
): Promise<BotAnswer> {
  const body = {
    type: 'invoke',
    name: 'adaptiveCard/action',
    serviceUrl,
    from: { aadObjectId: idOf(who), name: who },
    channelData: { tenant: { id: tenant } },
    value: { action: { type: 'Action.Execute', verb, data } },
  };
  return answerTeams(bot, { authorization, body });
}

export async function addRoles(world: World): Promise<void> {
  const saved = await world.registers('it-admin').roles.many(
    roleRows(people, dayOf(new Date())).map((row) => ({ kind: 'add', ...row })),
    () => undefined,
  );
  expect(saved.every(({ kind }) => kind === 'saved')).toBe(true);
}

/** A working day at noon near the clock's day, so that rows stamped by the server are neither old nor of the future. */
export function workday(): Date {
  const now = new Date();
  const back = [2, 0, 0, 0, 0, 0, 1][now.getUTCDay()] ?? 0;
  return new Date(`${addDays(dayOf(now), -back)}T12:00:00Z`);
}
