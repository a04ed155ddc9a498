/** A piece of a text: the same in both, only in the first, or only in the second. */
export type Piece = { readonly kind: 'same' | 'removed' | 'added'; readonly text: string };

// Above this many comparisons the middle of the two texts is shown as one change, so that a page never hangs.
const mostComparisons = 2_000_000;

/** What was removed from a text and added to it, word by word. */
export function differences(before: string, after: string): readonly Piece[] {
  const a = words(before);
  const b = words(after);
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const middleA = a.slice(start, a.length - end);
  const middleB = b.slice(start, b.length - end);
  return joined([
    ...a.slice(0, start).map((text): Piece => ({ kind: 'same', text })),
    ...(middleA.length * middleB.length > mostComparisons
      ? ([
          { kind: 'removed', text: middleA.join('') },
          { kind: 'added', text: middleB.join('') },
        ] as const)
      : longestCommon(middleA, middleB)),
    ...a.slice(a.length - end).map((text): Piece => ({ kind: 'same', text })),
  ]);
}

function words(text: string): readonly string[] {
  return text.match(/\s+|[\p{L}\p{N}’'-]+|[^\s\p{L}\p{N}]/gu) ?? [];
}

function longestCommon(a: readonly string[], b: readonly string[]): readonly Piece[] {
  const width = b.length + 1;
  const lengths = commonLengths(a, b);
  const at = (i: number, j: number): number => lengths[i * width + j] ?? 0;
  const pieces: Piece[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) {
      pieces.push({ kind: 'same', text: a[i] ?? '' });
      i += 1;
      j += 1;
    } else if (at(i + 1, j) >= at(i, j + 1)) {
      pieces.push({ kind: 'removed', text: a[i] ?? '' });
      i += 1;
    } else {
      pieces.push({ kind: 'added', text: b[j] ?? '' });
      j += 1;
    }
  }
  return [
    ...pieces,
    ...a.slice(i).map((text): Piece => ({ kind: 'removed', text })),
    ...b.slice(j).map((text): Piece => ({ kind: 'added', text })),
  ];
}

/** For every pair of places, how many words the rests of the two texts share in order. */
function commonLengths(a: readonly string[], b: readonly string[]): Uint32Array {
  const width = b.length + 1;
  const lengths = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const down = lengths[(i + 1) * width + j] ?? 0;
      const right = lengths[i * width + j + 1] ?? 0;
      const both = lengths[(i + 1) * width + j + 1] ?? 0;
      lengths[i * width + j] = a[i] === b[j] ? both + 1 : Math.max(down, right);
    }
  }
  return lengths;
}

function joined(pieces: readonly Piece[]): readonly Piece[] {
  const result: Piece[] = [];
  for (const piece of pieces) {
    if (piece.text === '') continue;
    const last = result.at(-1);
    if (last?.kind === piece.kind)
      result[result.length - 1] = { kind: last.kind, text: last.text + piece.text };
    else result.push(piece);
  }
  return result;
}
