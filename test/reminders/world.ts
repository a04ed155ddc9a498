import { randomUUID } from 'node:crypto';
import { apps, tenantId } from '../../src/local/directory.ts';
import { england } from '../../src/domain/words/working-day.ts';
import { day, type Day } from '../../src/domain/words/day.ts';
import { reminderKinds } from '../../src/domain/reminder/index.ts';
import type { Registers } from '../../src/registers/registers.ts';
import type { Bot, Message, Posted, Transports, Webhook, Where } from '../../src/reminders/post/transport.ts';
import type { Run } from '../../src/reminders/run.ts';
import type { World } from '../registers/world.ts';

export const app = { appId: '8e7f2f4e-5d7e-4d5b-9f7e-0c1d2e3f4a5b', tab: 'social-value' };
/** A Friday at nine in London. */
export const friday = new Date('2026-11-20T09:00:00Z');

export function runOf(registers: Registers, transports: Transports, more: Partial<Run> = {}): Run {
  return {
    registers,
    transports,
    app,
    now: friday,
    clock: () => new Date(),
    calendar: england,
    runner: randomUUID(),
    ...more,
  };
}

/** Overdue actions, each of which is one reminder; the policy and contracts are left out. */
export async function addActions(
  registers: Registers,
  count: number,
  due: Day = day('2026-11-13'),
): Promise<void> {
  const writes = Array.from({ length: count }, (_, n) => ({
    kind: 'add' as const,
    values: {
      title: `Ask for the figures of lot ${n + 1}`,
      ref: `A-${String(n + 1).padStart(4, '0')}`,
      owner: 'officer-waste@council.example',
      due,
      status: 'open' as const,
    },
  }));
  const saved = await registers.actions.many(writes, () => undefined);
  const failed = saved.find(({ kind }) => kind !== 'saved');
  if (failed) throw new Error(JSON.stringify(failed));
}

export async function addChannel(
  registers: Registers,
  title: string,
  more: Partial<Parameters<Registers['reminderChannels']['add']>[0]> = {},
): Promise<void> {
  const saved = await registers.reminderChannels.add({
    title,
    by: 'webhook',
    kinds: Object.keys(reminderKinds)
      .filter((kind) => kind !== 'directors-summary')
      .join('\n'),
    audience: 'managers',
    often: 'daily',
    from: '08:30',
    ...more,
  });
  if (saved.kind !== 'saved') throw new Error(JSON.stringify(saved));
}

export type Posts = { channel: string; message: Message }[];

/** A webhook that keeps what it is given; how it ends is asked each time. */
export function keepingWebhook(
  posts: Posts,
  end: (channel: string) => Posted = () => ({ kind: 'accepted' }),
): Webhook {
  return {
    by: 'webhook',
    async post(channel, message) {
      const ended = end(channel);
      if (ended.kind !== 'failed') posts.push({ channel, message });
      return ended;
    },
  };
}

/** A bot that keeps its messages, each as it was last written. */
export function keepingBot(
  messages: Map<string, { channel: string; message: Message; writes: number }>,
): Bot {
  return {
    by: 'bot',
    async begin(channel, message) {
      const where: Where = {
        conversation: `19:${channel}`,
        activity: randomUUID(),
        connector: 'https://bot.example',
      };
      messages.set(where.activity, { channel, message, writes: 0 });
      return { kind: 'begun', where };
    },
    async write(where, message) {
      const known = messages.get(where.activity);
      if (!known) return { kind: 'failed', tell: 'No such message.' };
      messages.set(where.activity, { ...known, message, writes: known.writes + 1 });
      return { kind: 'accepted' };
    },
  };
}

/** What IT sets where the reminder service runs. */
export function serviceSettings({ local }: World): Record<string, string> {
  return {
    GM_GRAPH: local.graph,
    GM_AUTHORITY: local.url,
    GM_TENANT: tenantId,
    GM_CLIENT: apps.reminders.id,
    GM_SECRET: local.clientSecret(),
    GM_SITE: 'https://council.sharepoint.com/sites/SocialValue',
  };
}
