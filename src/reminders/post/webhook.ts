import { cardType } from '../cards/adaptive.ts';
import { checkedAddress, type Allowed } from './address.ts';
import { limits, send, type Limits, type Sent } from './send.ts';
import type { Message, Posted, Webhook } from './transport.ts';

/** What the webhook transport is given. */
export type WebhookWorld = {
  /** The secret address of a channel, by its name; undefined when IT has not set one. */
  readonly addressOf: (channel: string) => string | undefined;
  readonly allowed: Allowed;
  readonly wait: (milliseconds: number) => Promise<void>;
  readonly limits?: Limits;
};

const betweenPosts = 1_000;
const tries = 3;
const longestWait = 30_000;

/** The name of the variable that holds a channel's address: "Contract managers" is in GM_WEBHOOK_CONTRACT_MANAGERS. */
export function webhookVariable(channel: string): string {
  const name = channel
    .normalize('NFKD')
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '_')
    .replace(/^_|_$/g, '');
  return `GM_WEBHOOK_${name}`;
}

/** Posts through Workflows: one post a second, and again only when it is certain that nothing was taken. */
export function openWebhook(world: WebhookWorld): Webhook {
  let turn: Promise<unknown> = Promise.resolve();
  return {
    by: 'webhook',
    post(channel, message) {
      const posted = turn.then(() => post(world, channel, message));
      turn = posted.then(() => world.wait(betweenPosts));
      return posted;
    },
  };
}

async function post(world: WebhookWorld, channel: string, message: Message): Promise<Posted> {
  const secret = world.addressOf(channel);
  if (secret === undefined || secret === '') return { kind: 'failed', tell: missing(channel) };
  const url = checkedAddress(secret, world.allowed);
  if (url.kind === 'problems') {
    return {
      kind: 'failed',
      tell: `${url.problems[0]?.tell ?? ''} Ask IT to correct ${webhookVariable(channel)}.`,
    };
  }
  const body = bodyOf(message);
  for (let tried = 1; ; tried += 1) {
    const sent = await send({ url: url.value, method: 'POST', headers: {}, body }, world.limits ?? limits);
    const wait = tried < tries ? waitBefore(sent, tried) : undefined;
    if (wait === undefined) return postedOf(sent);
    await world.wait(wait);
  }
}

function bodyOf({ card, summary }: Message): string {
  return JSON.stringify({
    type: 'message',
    summary,
    attachments: [{ contentType: cardType, contentUrl: null, content: card }],
  });
}

function missing(channel: string): string {
  return `No webhook is set for this channel. Ask IT to set ${webhookVariable(channel)}.`;
}

/** Milliseconds until the next try; undefined when there is to be none, because it arrived, may have, or never will. */
function waitBefore(sent: Sent, tried: number): number | undefined {
  if (sent.kind === 'no answer') return 1_000 * 2 ** tried;
  if (sent.kind === 'cut') return undefined;
  if (sent.status !== 429 && sent.status !== 503) return undefined;
  const wait = secondsOf(sent.retryAfter) ?? 2 ** tried;
  return wait * 1_000 <= longestWait ? wait * 1_000 : undefined;
}

function secondsOf(retryAfter: string | undefined): number | undefined {
  if (retryAfter === undefined || !/^\d+(\.\d+)?$/.test(retryAfter.trim())) return undefined;
  return Number(retryAfter);
}

function postedOf(sent: Sent): Posted {
  if (sent.kind === 'no answer')
    return { kind: 'failed', tell: `Workflows could not be reached. ${sent.tell}` };
  if (sent.kind === 'cut')
    return { kind: 'unsure', tell: `${sent.tell} Look in the channel whether the card is there.` };
  const { status } = sent;
  if (status === 504 || status === 502)
    return {
      kind: 'unsure',
      tell: `Workflows answered ${status}. Look in the channel whether the card is there.`,
    };
  if (status >= 200 && status < 300 && !saysError(sent.body)) return { kind: 'accepted' };
  return { kind: 'failed', tell: refusal(status) };
}

/** Workflows can answer 200 and say in the body that it failed. */
function saysError(body: string): boolean {
  return /"error"|\berror\b|\bfail(ed|ure)\b|too large|throttl/i.test(body);
}

function refusal(status: number): string {
  if (status === 404 || status === 410)
    return 'The workflow is gone. Ask IT to make it again and to set its new address.';
  if (status === 401 || status === 403)
    return 'The workflow does not take posts from outside. Ask IT to let anyone with the address start it.';
  if (status === 413) return 'Workflows found the card too large.';
  if (status === 429) return 'Workflows asked to wait for longer than a run lasts. The next run tries again.';
  if (status >= 300 && status < 400)
    return 'The address leads on to another one, which is not followed. Ask IT to set the last one.';
  if (status >= 200 && status < 300)
    return 'Workflows took the post and said that it failed. Look in its run history.';
  return `Workflows answered ${status}. The next run tries again.`;
}
