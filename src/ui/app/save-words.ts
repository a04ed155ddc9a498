import type { FreshnessState } from '../../registers/freshness.ts';
import type { SaveState } from '../../registers/types.ts';
import { clock, count } from '../parts/moment.ts';

/** What the corner of every page says; `more` opens the list of what waits. */
export type SaveWords = {
  readonly tone: 'busy' | 'good' | 'waiting' | 'needs-you';
  readonly words: string;
  readonly more: boolean;
};

/** The one true sentence about the person's changes and about what is on screen; nothing before there is one. */
export function saveWords(
  saving: SaveState,
  fresh: Pick<FreshnessState, 'offline' | 'upToDateAt'>,
): SaveWords | undefined {
  switch (saving.kind) {
    case 'needs-you':
      return { tone: 'needs-you', words: 'Needs you', more: true };
    case 'waiting':
      return { tone: 'waiting', words: waitingWords(saving), more: true };
    case 'saving': {
      const many = saving.count > 20 ? ` ${count(saving.count, 'change')}` : '';
      return { tone: 'busy', words: `Saving${many}…`, more: saving.count > 20 };
    }
    case 'saved':
    case 'idle':
      return settledWords(saving, fresh);
  }
}

function waitingWords({ count: number, kept, why }: Extract<SaveState, { kind: 'waiting' }>): string {
  const changes = count(number, 'change');
  const where = kept === 'device' ? `${changes} kept on this device` : `${changes} not kept if you close`;
  return why === 'offline' ? `Working offline, ${where}` : `SharePoint is busy, ${where}`;
}

function settledWords(
  saving: Extract<SaveState, { kind: 'saved' | 'idle' }>,
  { offline, upToDateAt }: Pick<FreshnessState, 'offline' | 'upToDateAt'>,
): SaveWords | undefined {
  const seen = upToDateAt === undefined ? undefined : clock(upToDateAt);
  if (offline) {
    const as = seen === undefined ? '' : `, as of ${seen}`;
    return { tone: 'waiting', words: `Working offline${as}`, more: false };
  }
  const saved = saving.kind === 'saved' ? clock(saving.at) : undefined;
  // Within the minute of a save that is what the person looks for; after it, that all is up to date.
  if (saved !== undefined && (seen === undefined || seen <= saved))
    return { tone: 'good', words: `Saved ${saved}`, more: false };
  return seen === undefined ? undefined : { tone: 'good', words: `Up to date ${seen}`, more: false };
}
