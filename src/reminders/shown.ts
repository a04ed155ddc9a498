import { itemKey, mostRows, type Item } from '../domain/reminder/digest.ts';
import { standingWords, toneOf } from '../domain/reminder/kind.ts';
import { isDay, type Day } from '../domain/words/day.ts';
import type { Declarations } from '../registers/lists/index.ts';
import type { Row } from '../registers/types.ts';

const longestTitle = 255;

/** The rows of a card as the ledger keeps them: how each stood on the day it was posted. */
export function shownText(items: readonly Item[], today: Day): string {
  const rows = items.slice(0, mostRows).map((item) => {
    const { kind, subject, stage, period, place, due, owner, service, audience, standing } = item;
    const said = { words: standingWords(standing, today), tone: toneOf(standing, today) };
    const title = item.title.slice(0, longestTitle);
    return { kind, subject, stage, period, title, place, due, owner, service, audience, ...said };
  });
  return JSON.stringify(rows);
}

/** The rows of a digest's card; those that cannot be read are left out. */
export function shownIn({ values }: Row<Declarations['sent']>): readonly Item[] {
  const rows = parsed(values.shown ?? '[]');
  return Array.isArray(rows) ? rows.flatMap((row: unknown) => itemIn(row, values.channel)) : [];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return [];
  }
}

function itemIn(row: unknown, channel: string): readonly Item[] {
  if (typeof row !== 'object' || row === null) return [];
  const said = new Map(Object.entries(row));
  const text = (name: string): string => {
    const value: unknown = said.get(name);
    return typeof value === 'string' ? value : '';
  };
  const claim = {
    kind: text('kind'),
    subject: text('subject'),
    stage: text('stage'),
    period: text('period'),
  };
  if (Object.values(claim).includes('')) return [];
  const tone = text('tone');
  const due = text('due');
  return [
    {
      ...claim,
      key: itemKey(claim, channel),
      title: text('title'),
      place: text('place').startsWith('/') ? text('place') : '/',
      owner: text('owner') || undefined,
      service: text('service') || undefined,
      due: isDay(due) ? due : undefined,
      audience: audienceOf(text('audience')),
      standing: {
        kind: 'said',
        tone: tone === 'late' || tone === 'soon' ? tone : 'wait',
        words: text('words'),
      },
    },
  ];
}

function audienceOf(text: string): Item['audience'] {
  return text === 'head of service' || text === 'director' ? text : 'owner';
}
