const marker = 'Answers to change: ';

/** The reason as it is stored: the words, and the names of the answers to change on a line of their own. */
export function returnReason(words: string, names: readonly string[]): string {
  return names.length === 0 ? words.trim() : `${words.trim()}\n${marker}${names.join('; ')}`;
}

/** A stored reason taken apart: the words, and the names of the answers to change. */
export function readReturnReason(reason: string): {
  readonly words: string;
  readonly names: readonly string[];
} {
  const lines = reason.split('\n');
  const last = lines.at(-1) ?? '';
  if (!last.startsWith(marker)) return { words: reason, names: [] };
  return {
    words: lines.slice(0, -1).join('\n'),
    names: last
      .slice(marker.length)
      .split('; ')
      .filter((name) => name !== ''),
  };
}
