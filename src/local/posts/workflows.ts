import { createHmac, timingSafeEqual } from 'node:crypto';
import { answer, isObject, type Answer, type Json } from '../graph/call.ts';
import type { Received } from '../http.ts';
import type { PostStore } from './store.ts';

/** Longest message that Workflows passes on, in bytes. */
const longest = 28 * 1024;
/** Posts a second that one workflow takes. */
const perSecond = 4;

/** The secret end of a workflow's address. */
export function signature(secret: string, channel: string): string {
  return createHmac('sha256', secret).update(`workflow ${channel}`).digest('base64url');
}

/** What stands in for Power Automate's workflows: `POST /workflows/CHANNEL?sig=…`, answered 202 with nothing. */
export function openWorkflows(
  posts: PostStore,
  secret: () => string,
  now: () => Date,
): (received: Received) => Answer {
  const recent = new Map<string, readonly number[]>();
  return (received) => {
    const url = new URL(received.url, received.origin);
    const channel = decodeURIComponent(url.pathname.slice('/workflows/'.length));
    if (!isSigned(url.searchParams.get('sig') ?? '', signature(secret(), channel)))
      return refuse(401, 'DirectApiAuthorizationRequired', 'The request must be authenticated only by sig.');
    if (received.method !== 'POST') return refuse(405, 'MethodNotAllowed', 'Only POST starts this workflow.');
    if (received.bytes.length > longest)
      return refuse(413, 'RequestEntityTooLarge', 'Request Entity too large');
    const at = now().getTime();
    const lately = (recent.get(channel) ?? []).filter((time) => at - time < 1_000);
    if (lately.length >= perSecond)
      return refuse(429, 'TooManyRequests', 'Rate limit is exceeded.', { 'Retry-After': '1' });
    recent.set(channel, [...lately, at]);
    const message = messageOf(received.bytes);
    // The flow has been started: whether it then fails is in its run history, not in this answer.
    if (message) posts.add({ channel, sender: 'Workflows', ...message });
    return { status: 202 };
  };
}

function isSigned(given: string, wanted: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(wanted)];
  return one.length === other.length && timingSafeEqual(one, other);
}

/** The card of a message that a workflow can post: only buttons that open something. */
function messageOf(bytes: Buffer): { card: string; summary: string } | undefined {
  const body = parsed(bytes);
  const attachments = body?.['attachments'];
  const first: unknown = Array.isArray(attachments) ? attachments[0] : undefined;
  if (body?.['type'] !== 'message' || !isObject(first) || !isObject(first['content'])) return undefined;
  const text = JSON.stringify(first['content']);
  if (/"type":"Action\.(Submit|Execute)"/.test(text)) return undefined;
  return { card: text, summary: typeof body['summary'] === 'string' ? body['summary'] : '' };
}

function parsed(bytes: Buffer): Json | undefined {
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'));
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function refuse(status: number, code: string, message: string, headers: Record<string, string> = {}): Answer {
  return answer(status, { error: { code, message } }, headers);
}
