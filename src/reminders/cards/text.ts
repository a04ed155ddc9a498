import type { RichTextBlock, TextBlock, TextRun } from './adaptive.ts';

const longest = 120;
const enough = 1_000; // nobody's title is so long; what follows is not looked at

const letters = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Characters that are not seen or that turn the direction of what follows: control, format, private and unpaired ones. */
const unseen = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]+/gu;

/**
 * Text from a list as one line for a card: no line breaks, nothing unseen, at most 120 characters, and nothing that a
 * program would make into a link by itself: a word joiner, which is not seen, stands in addresses.
 */
export function oneLine(text: string): string {
  const line = text.slice(0, enough).normalize('NFC').replace(unseen, ' ').replace(/\s+/g, ' ').trim();
  const characters = Array.from(letters.segment(line), ({ segment }) => segment);
  const short = characters.length <= longest ? line : `${characters.slice(0, longest - 1).join('')}…`;
  return short
    .replace(/([a-z][a-z0-9+.-]*):(?=\S)/gi, '$1:\u2060')
    .replace(/\b(www|ftp)\./gi, '$1\u2060.')
    .replace(/@(?=\S)/g, '@\u2060');
}

/** A run of text from a list. */
export function run(text: string, look: Omit<TextRun, 'type' | 'text'> = {}): TextRun {
  return { type: 'TextRun', text: oneLine(text) === '' ? 'No title' : oneLine(text), ...look };
}

/** Runs as one paragraph. */
export function paragraph(inlines: readonly TextRun[], spacing: 'None' | 'Small' = 'None'): RichTextBlock {
  return { type: 'RichTextBlock', inlines, spacing };
}

/** Words of our own. */
export function words(text: string, look: Omit<TextBlock, 'type' | 'text' | 'wrap'> = {}): TextBlock {
  return { type: 'TextBlock', text, wrap: true, ...look };
}
