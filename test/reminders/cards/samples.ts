import {
  digestFor,
  emptyLedger,
  type Channel,
  type Digest,
  type Item,
} from '../../../src/domain/reminder/digest.ts';
import type { RoleFact } from '../../../src/domain/reminder/facts.ts';
import { reminderKinds } from '../../../src/domain/reminder/index.ts';
import type { Due } from '../../../src/domain/reminder/kind.ts';
import { day } from '../../../src/domain/words/day.ts';
import type { DigestView } from '../../../src/reminders/cards/digest-card.ts';

export const today = day('2026-11-20');
export const app = { appId: '8e7f2f4e-5d7e-4d5b-9f7e-0c1d2e3f4a5b', tab: 'social-value' };

export const channel: Channel = {
  name: 'Contract managers',
  by: 'webhook',
  kinds: Object.keys(reminderKinds),
  services: [],
  audience: 'managers',
  rhythm: { often: 'daily', from: '08:30' },
  paused: false,
};

const role = (person: string, what: RoleFact['role'], service: string): RoleFact => ({
  person,
  personId: person,
  role: what,
  service,
});
export const roles: readonly RoleFact[] = [
  role('manager@council.example', 'contract manager', 'Waste services'),
  role('lead@council.example', 'procurement lead', 'Property'),
];

export function view(by: Channel['by'], more: Partial<DigestView> = {}): DigestView {
  return { today, roles, app, by, ...more };
}

const base = { audience: 'owner', period: '2026-11-20', stage: '0' } as const;

export const dues: readonly Due[] = [
  {
    ...base,
    kind: 'action-overdue',
    subject: 'A-0007',
    title: 'Action, Household waste recycling centres',
    service: 'Waste services',
    owner: 'manager@council.example',
    standing: { kind: 'late', since: day('2026-10-30') },
    due: day('2026-10-30'),
    place: '/actions?ref=A-0007',
  },
  {
    ...base,
    kind: 'checklist-due',
    subject: 'K-0012',
    title: 'Checklist, Passenger lift maintenance',
    service: 'Property',
    owner: 'lead@council.example',
    standing: { kind: 'due', on: day('2026-12-04') },
    due: day('2026-12-04'),
    place: '/checklists/K-0012',
  },
  {
    ...base,
    kind: 'contract-without-checklist',
    subject: 'C-0034',
    title: 'Checklist, Legal services panel',
    standing: { kind: 'said', tone: 'late', words: 'Nothing recorded' },
    place: '/contracts/C-0034',
  },
];

export function digestOf(some: readonly Due[]): Digest {
  const found = digestFor(channel, some, emptyLedger, { today, slot: today, number: 1, directors: false });
  if (!found) throw new Error('Nothing is due');
  return found;
}

export function first(digest: Digest): Item {
  const [item] = digest.items;
  if (!item) throw new Error('Nothing is due');
  return item;
}

/** One of every kind, as the kinds would make it. */
export const everyKind: readonly Due[] = Object.keys(reminderKinds).map((kind) => ({
  ...base,
  kind,
  subject: kind.startsWith('tender') || kind.startsWith('standstill') ? 'T-0004' : 'X-0001',
  title: 'A title',
  standing: { kind: 'said', tone: 'soon', words: 'Check' },
  place: '/contracts/X-0001',
}));

/** Texts that try to become markdown, a link, another line, another direction or another property. */
export const hostile: readonly string[] = [
  '[Pay now](http://evil.example)',
  '![x](http://evil.example/p.png)',
  '<http://evil.example>',
  'http://evil.example/a?b=c',
  'HTTPS://EVIL.EXAMPLE',
  'www.evil.example',
  'ftp.evil.example',
  'mailto:a@evil.example',
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'msteams:/l/call/0/0?users=a@evil.example',
  '**bold** and __more__',
  '_under_ *star* ~~gone~~',
  '# A heading',
  '- a list\n- of two',
  '1. first\r\n2. second',
  '> quoted',
  '`code` and ```block```',
  '<b>bold</b><img src=x onerror=alert(1)>',
  '<at>Everybody</at>',
  '{{DATE(2026-01-01T00:00:00Z,SHORT)}}',
  '${title} ${$root}',
  'a\u202Egnp.exe',
  'zero\u200Bwidth\uFEFF',
  'line\u2028separator\u2029paragraph',
  '\u0000\u0007\u001B[31mred',
  'half a \uD83D surrogate',
  '"}],"actions":[{"type":"Action.OpenUrl","url":"http://evil.example"}]',
  '[ref]: http://evil.example "t"',
  'x'.repeat(100_000),
];
