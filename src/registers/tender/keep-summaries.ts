import type { AssessmentSummary } from '../../domain/tender/assessment-summary.ts';
import { summaryHtml } from '../../domain/tender/summary-html.ts';
import { at } from '../graph/address.ts';
import { record, text } from '../graph/members.ts';
import { store } from '../upload.ts';
import type { Desk } from './desk.ts';
import { done, type Done } from './done.ts';
import { summaryWord } from './summary-word.ts';

/** The name of a summary's file: the bid's letter, never the bidder. */
export function summaryFileName(
  { reference, bid }: Pick<AssessmentSummary, 'reference' | 'bid'>,
  ending: 'docx' | 'html',
): string {
  return `${reference} assessment summary ${bid}.${ending}`;
}

/**
 * Keeps every summary as a Word and an HTML file in the documents of the evaluations site. Nothing there is
 * overwritten: a second set gets names with a number. Gives the number of files.
 */
export async function keepSummaries(
  desk: Pick<Desk, 'gateway' | 'places'>,
  summaries: readonly AssessmentSummary[],
): Promise<Done<number>> {
  const { gateway, places } = desk;
  const site = await places.site('evaluations');
  if (site.kind === 'fault') return site;
  const library = await gateway.read(`${site.value}/drive`, 'the documents of the evaluations site');
  if (library.kind === 'fault') return library;
  const drive = at`/drives/${text(record(library.value.body)['id'])}`;
  const watch = { progress: () => undefined, signal: new AbortController().signal };
  const nobodys = () => Promise.resolve(undefined);
  let kept = 0;
  for (const summary of summaries) {
    const files = [
      [await summaryWord(summary), summaryFileName(summary, 'docx')],
      [new Blob([summaryHtml(summary)], { type: 'text/html' }), summaryFileName(summary, 'html')],
    ] as const;
    for (const [file, name] of files) {
      const stored = await store({ gateway, drive, file, name, watch, isOurs: nobodys });
      if (stored.kind === 'fault') return stored;
      kept += 1;
    }
  }
  return done(kept);
}
