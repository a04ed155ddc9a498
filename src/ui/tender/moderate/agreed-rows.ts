import { exactText } from '../../../domain/tender/ratio.ts';
import { bidName, type ModerationLine, type Work } from '../../../registers/tender/index.ts';
import type { PlaceRow } from '../score/place-rows.ts';

/** Every line of the moderation with where it stands; the further its scores lie apart, the more it needs the panel. */
export function agreedRows(work: Work, lines: readonly ModerationLine[]): readonly PlaceRow[] {
  return lines.map(({ bid, title, consensus, spread, mustDiscuss }, at) => {
    const place = { at, bid: bidName(work, bid), question: title, need: apart(spread?.range) };
    if (consensus)
      return { ...place, open: false, words: `Agreed ${consensus.values.consensus}`, tone: 'done' };
    if (spread && mustDiscuss)
      return { ...place, open: true, words: `${exactText(spread.range)} apart`, tone: 'soon' };
    return { ...place, open: true, words: 'To agree', tone: 'none' };
  });
}

function apart(range: { readonly n: bigint; readonly d: bigint } | undefined): number {
  return range ? Number(range.n) / Number(range.d) : 0;
}
