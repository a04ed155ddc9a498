import { readChaos, type Chaos } from './chaos.ts';
import { person, sites } from './directory.ts';
import { byGrant, findList } from './graph/access.ts';
import { fillList } from './fill.ts';
import { answer, isObject, type Answer, type Json } from './graph/call.ts';
import type { Inside } from './requests.ts';

const wrong = (sentence: string) => answer(400, { error: 'invalid_request', error_description: sentence });

type Order = (inside: Inside, value: unknown) => string | undefined;

/** What a test or a demonstration can tell the tenant and Graph has no call for; each answers a sentence when it cannot. */
const orders: Readonly<Record<string, Order>> = {
  chaos(inside, value) {
    const chaos =
      typeof value === 'string'
        ? readChaos(value)
        : isObject(value)
          ? readChaos(asText(value))
          : 'chaos is text or an object.';
    if (typeof chaos === 'string') return chaos;
    inside.faults.set(chaos);
    return undefined;
  },
  tier(inside, value) {
    if (value !== 'smallest' && value !== 'generous') return 'tier is smallest or generous.';
    inside.throttle.tier(value);
    return undefined;
  },
  minuteLasts(inside, value) {
    if (typeof value !== 'number' || !(value >= 100)) return 'minuteLasts is a number of milliseconds.';
    inside.throttle.minuteLasts(value);
    return undefined;
  },
  fill: (inside, value) => fillList(inside.world, value),
  resetCounters(inside) {
    inside.throttle.reset();
    return undefined;
  },
  advanceSeconds(inside, value) {
    if (typeof value !== 'number' || !(value >= 0)) return 'advanceSeconds is a number of seconds.';
    inside.clock.ahead += value * 1000;
    return undefined;
  },
  consentedForAll(inside, value) {
    inside.accounts.consentedForAll = value === true;
    return undefined;
  },
  revokeConsent(inside, value) {
    const { upn, clientId } = isObject(value) ? value : {};
    const who = typeof upn === 'string' ? person(upn) : undefined;
    if (upn !== undefined && !who) return 'revokeConsent names nobody of the directory.';
    inside.accounts.revoke(who?.id, typeof clientId === 'string' ? clientId : undefined);
    return undefined;
  },
  account(inside, value) {
    const { upn, enabled } = isObject(value) ? value : {};
    const who = typeof upn === 'string' ? person(upn) : undefined;
    if (!who || typeof enabled !== 'boolean') return 'account is {upn, enabled}.';
    inside.accounts.enable(who.id, enabled);
    return undefined;
  },
  listRights,
  revokeGrants(inside, value) {
    if (typeof value !== 'string') return 'revokeGrants is a client id.';
    inside.world.db.run('DELETE FROM appGrant WHERE app = ?', value);
    return undefined;
  },
  expireDelta(inside) {
    inside.world.deltaFrom.at = inside.world.now().toISOString();
    return undefined;
  },
};

const asText = (value: Json) =>
  Object.entries(value)
    .map(([name, each]) => `${name}=${String(each)}`)
    .join(',');

/** Breaks a list's inheritance: `{site, list, rights: {upn: 'read' | 'write' | 'manage'}}`, or mends it with `rights: null`. */
function listRights(inside: Inside, value: unknown): string | undefined {
  const { site: siteName, list: title, rights } = isObject(value) ? value : {};
  const { db } = inside.world;
  const site = sites.find((each) => each.id === siteName || each.name === siteName);
  const list = site && typeof title === 'string' ? findList(inside.world, site, title) : undefined;
  if (!list) return 'listRights names no site and list.';
  if (rights !== null && !isObject(rights)) return 'rights is {upn: read, write or manage}, or null.';
  const entries = Object.entries(rights ?? {});
  const bad = entries.find(([upn, role]) => !person(upn) || !Object.hasOwn(byGrant, String(role)));
  if (bad) return `“${bad[0]}: ${String(bad[1])}” is no right of a person.`;
  db.atomically(() => {
    db.run('DELETE FROM listRight WHERE list = ?', list.n);
    db.run('UPDATE list SET ownRights = ? WHERE n = ?', rights === null ? 0 : 1, list.n);
    for (const [upn, role] of entries)
      db.run('INSERT INTO listRight VALUES (?, ?, ?)', list.n, upn, String(role));
  });
  return undefined;
}

/** `POST /local/control`: does what the body orders and answers with the state. */
export function control(inside: Inside, body: Json): Answer {
  for (const [name, value] of Object.entries(body)) {
    const order = Object.hasOwn(orders, name) ? orders[name] : undefined;
    const sentence = order
      ? order(inside, value)
      : `There is no order “${name}”. There are: ${Object.keys(orders).join(', ')}.`;
    if (sentence) return wrong(sentence);
  }
  const chaos: Chaos = inside.faults.current();
  return answer(200, { chaos, usage: inside.throttle.usage(), now: inside.world.now().toISOString() });
}
