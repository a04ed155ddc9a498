import type { Outcome } from '../../domain/words/outcome.ts';
import { cardType } from '../cards/adaptive.ts';
import { checkedAddress, type Allowed } from './address.ts';
import { limits, send, type Limits, type Sent } from './send.ts';
import type { Begun, Bot, Message, Posted, Where } from './transport.ts';

/** Where the Bot Connector is (Teams' own and those of the national clouds): the end of the host. */
const connectorHosts = ['smba.trafficmanager.net', '.botframework.com'] as const;

/** The hosts of the Bot Connector. */
export function connectors(localOrigins: readonly string[] = []): Allowed {
  return { hosts: connectorHosts, localOrigins };
}

/** What the bot's transport is given. */
export type BotPosting = {
  /** The connector: "https://smba.trafficmanager.net/uk". */
  readonly connector: string;
  readonly allowed: Allowed;
  readonly botId: string;
  readonly tenant: string;
  /** The thread id of a channel, by its name. */
  readonly threadOf: (channel: string) => string | undefined;
  /** A token for the connector, in the bot's own name. */
  readonly token: () => Promise<Outcome<string>>;
  readonly wait: (milliseconds: number) => Promise<void>;
  readonly limits?: Limits;
};

const tries = 3;

/** Posts through the Bot Connector by plain HTTP: begin a message, then write it as often as needed. */
export function openBot(posting: BotPosting): Bot {
  return {
    by: 'bot',
    begin: (channel, message) => begin(posting, channel, message),
    write: (where, message) => write(posting, where, message),
  };
}

async function begin(posting: BotPosting, channel: string, message: Message): Promise<Begun> {
  const thread = posting.threadOf(channel);
  if (thread === undefined || thread === '')
    return { kind: 'failed', tell: 'The bot does not know this channel. Ask IT to add its thread id.' };
  const body = {
    isGroup: true,
    channelData: { channel: { id: thread } },
    activity: activityOf(message),
    bot: { id: posting.botId },
    tenantId: posting.tenant,
  };
  const sent = await call(posting, {
    method: 'POST',
    base: posting.connector,
    path: '/v3/conversations',
    body,
  });
  const posted = postedOf(sent);
  if (posted.kind !== 'accepted') return posted;
  const where = sent.kind === 'answer' ? whereIn(sent.body, posting.connector) : undefined;
  return where === undefined
    ? { kind: 'unsure', tell: 'The Bot Connector did not say where the message is.' }
    : { kind: 'begun', where };
}

async function write(posting: BotPosting, where: Where, message: Message): Promise<Posted> {
  const path = `/v3/conversations/${encodeURIComponent(where.conversation)}/activities/${encodeURIComponent(where.activity)}`;
  const body = { ...activityOf(message), id: where.activity };
  return postedOf(await call(posting, { method: 'PUT', base: posting.connector, path, body }));
}

function activityOf({ card, summary }: Message): object {
  return { type: 'message', summary, attachments: [{ contentType: cardType, content: card }] };
}

type Call = {
  readonly method: 'POST' | 'PUT';
  readonly base: string;
  readonly path: string;
  readonly body: object;
};

async function call(posting: BotPosting, { method, base, path, body }: Call): Promise<Sent> {
  const url = checkedAddress(base.replace(/\/$/, '') + path, posting.allowed);
  if (url.kind === 'problems')
    return { kind: 'no answer', tell: 'The address of the connector is none of Microsoft’s.' };
  for (let tried = 1; ; tried += 1) {
    const token = await posting.token();
    if (token.kind === 'fault') return { kind: 'no answer', tell: token.fault.tell };
    const headers = { authorization: `Bearer ${token.value}` };
    const sent = await send(
      { url: url.value, method, headers, body: JSON.stringify(body) },
      posting.limits ?? limits,
    );
    const wait = tried < tries ? waitBefore(sent, method, tried) : undefined;
    if (wait === undefined) return sent;
    await posting.wait(wait);
  }
}

/** Writing a message over can always be tried again; beginning one only when it was certainly not taken. */
function waitBefore(sent: Sent, method: 'POST' | 'PUT', tried: number): number | undefined {
  const pause = 1_000 * 2 ** tried;
  if (sent.kind === 'no answer') return pause;
  if (sent.kind === 'cut') return method === 'PUT' ? pause : undefined;
  const busy = sent.status === 429 || sent.status === 412;
  const passing = method === 'PUT' && [502, 503, 504].includes(sent.status);
  if (!busy && !passing) return undefined;
  const asked = Number(sent.retryAfter ?? '');
  const wait = asked > 0 ? asked * 1_000 : pause;
  return wait <= 30_000 ? wait : undefined;
}

function postedOf(sent: Sent): Posted {
  if (sent.kind === 'no answer')
    return { kind: 'failed', tell: `The Bot Connector could not be reached. ${sent.tell}` };
  if (sent.kind === 'cut') return { kind: 'unsure', tell: sent.tell };
  const { status } = sent;
  if (status >= 200 && status < 300) return { kind: 'accepted' };
  if (status === 502 || status === 504)
    return { kind: 'unsure', tell: `The Bot Connector answered ${status}.` };
  if (status === 403)
    return { kind: 'failed', tell: 'The bot is not installed in this team. Ask IT to install it there.' };
  if (status === 404) return { kind: 'failed', tell: 'The channel or the message is gone.', gone: true };
  return { kind: 'failed', tell: `The Bot Connector answered ${status}. The next run tries again.` };
}

function whereIn(body: string, connector: string): Where | undefined {
  try {
    const told: unknown = JSON.parse(body);
    if (typeof told !== 'object' || told === null || !('id' in told) || !('activityId' in told))
      return undefined;
    const { id, activityId } = told;
    if (typeof id !== 'string' || typeof activityId !== 'string') return undefined;
    return { conversation: id, activity: activityId, connector };
  } catch {
    return undefined;
  }
}
