import { exportJWK, generateKeyPair, SignJWT, type JWK } from 'jose';
import { person, tenantId } from '../directory.ts';
import { answer, isObject, type Answer, type Json } from '../graph/call.ts';
import type { Received } from '../http.ts';
import { localBody } from '../signin/local-endpoints.ts';
import type { Post, PostStore } from './store.ts';

/** The issuer of what Teams sends to a bot, as the real one is called. */
export const botIssuer = 'https://api.botframework.com';

/** What the connector is given. */
export type Around = {
  posts: PostStore;
  /** Whether a token is one of a program's own. */
  isProgram(token: string): Promise<boolean>;
  now(): Date;
};

/** The local Bot Connector, and Teams' side of the bot: presses are sent to it as Teams does, signed. */
export type Connector = {
  serve(received: Received, path: string): Promise<Answer>;
  /** Where the bot listens; undefined when there is none. */
  bot: { endpoint: string; id: string } | undefined;
  /** Presses a button in somebody's name, and shows what the bot answers: a new card, or words. */
  press(body: Json, origin: string): Promise<Answer>;
};

/** The thread id of a channel of the local tenant, which a bot posts to. */
export const threadOf = (channel: string): string => `19:${encodeURIComponent(channel)}@thread.tacv2`;
const channelOf = (thread: string) => decodeURIComponent(/^19:(.*)@thread\.tacv2$/.exec(thread)?.[1] ?? '');

/** Makes the keys with which the local Teams signs, and answers the connector's calls. */
export async function openConnector(around: Around): Promise<Connector> {
  const { privateKey, publicKey } = await generateKeyPair('RS256');
  const jwk: JWK = { ...(await exportJWK(publicKey)), kid: 'local-teams', alg: 'RS256', use: 'sig' };
  const sign = (audience: string, serviceUrl: string) =>
    new SignJWT({ serviceurl: serviceUrl })
      .setProtectedHeader({ alg: 'RS256', kid: 'local-teams' })
      .setIssuer(botIssuer)
      .setAudience(audience)
      .setNotBefore(Math.floor(around.now().getTime() / 1000) - 10)
      .setExpirationTime(Math.floor(around.now().getTime() / 1000) + 3_600)
      .sign(privateKey);
  const connector: Connector = {
    bot: undefined,
    async serve(received, path) {
      if (path === '/connector/keys') return answer(200, { keys: [jwk] });
      const token = (received.headers['authorization'] ?? '').replace(/^Bearer /, '');
      if (!(await around.isProgram(token)))
        return problem(401, 'Authorization has been denied for this request.');
      return post(around, received, path);
    },
    async press(body, origin) {
      const { bot } = connector;
      const message = typeof body['post'] === 'string' ? around.posts.one(body['post']) : undefined;
      const who = typeof body['upn'] === 'string' ? person(body['upn']) : undefined;
      if (!bot || !message || !who) return problem(404, 'There is no such card, person or bot.');
      const serviceUrl = `${origin}/connector`;
      const activity = {
        type: 'invoke',
        name: 'adaptiveCard/action',
        serviceUrl,
        from: { id: `29:${who.id}`, aadObjectId: who.id, name: who.displayName },
        conversation: { id: threadOf(message.channel), tenantId },
        channelData: { tenant: { id: tenantId } },
        replyToId: message.id,
        value: {
          action: { type: 'Action.Execute', verb: body['verb'], data: body['data'] },
          trigger: 'manual',
        },
      };
      return askBot(around, {
        endpoint: bot.endpoint,
        token: await sign(bot.id, serviceUrl),
        activity,
        message,
      });
    },
  };
  return connector;
}

type Asking = { endpoint: string; token: string; activity: Json; message: Post };

async function askBot({ posts }: Around, { endpoint, token, activity, message }: Asking): Promise<Answer> {
  const told = await fetch(endpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(activity),
  }).catch(() => undefined);
  const invoked: unknown = told?.ok ? await told.json().catch(() => undefined) : undefined;
  if (!isObject(invoked)) return answer(200, { tell: 'Something went wrong. Try again.' });
  if (typeof invoked['value'] === 'string') return answer(200, { tell: invoked['value'] });
  if (isObject(invoked['value'])) posts.write(message.id, JSON.stringify(invoked['value']), message.summary);
  return answer(200, {});
}

function post({ posts }: Around, received: Received, path: string): Answer {
  const body = localBody(received.headers['content-type'], received.bytes);
  if (!body || received.bytes.length > 40 * 1024) return problem(413, 'The message is too large or is none.');
  if (path === '/connector/v3/conversations' && received.method === 'POST') {
    const { channelData, activity } = body;
    const channel =
      isObject(channelData) && isObject(channelData['channel']) ? channelData['channel']['id'] : '';
    const message = isObject(activity) ? messageOf(activity) : undefined;
    const name = channelOf(String(channel));
    if (name === '' || !message) return problem(400, 'The conversation names no channel, or has no card.');
    const made = posts.add({ channel: name, sender: 'Good Measure', ...message });
    return answer(201, { id: `${threadOf(name)};messageid=${made.id}`, activityId: made.id });
  }
  const id = /^\/connector\/v3\/conversations\/[^/]+\/activities\/(\d+)$/.exec(path)?.[1];
  const message = messageOf(body);
  if (id === undefined || received.method !== 'PUT' || !message)
    return problem(404, 'There is nothing at this address.');
  return posts.write(id, message.card, message.summary)
    ? answer(200, { id })
    : problem(404, 'The message is gone.');
}

function messageOf(activity: Json): { card: string; summary: string } | undefined {
  const { attachments, summary } = activity;
  const first: unknown = Array.isArray(attachments) ? attachments[0] : undefined;
  if (!isObject(first) || !isObject(first['content'])) return undefined;
  return { card: JSON.stringify(first['content']), summary: typeof summary === 'string' ? summary : '' };
}

const problem = (status: number, message: string): Answer =>
  answer(status, { error: { code: 'BadRequest', message } });
