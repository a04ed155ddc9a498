import type { Person } from '../words/person.ts';
import { type Piece, differences } from './differences.ts';

/** One stored state of an answer. */
export type AnswerVersion = {
  readonly id: string;
  readonly choice?: string;
  readonly words?: string;
  readonly quantity?: string;
  readonly day?: string;
  readonly by: Person;
  /** An ISO 8601 instant in UTC. */
  readonly at: string;
};

/** What one person did to an answer in one sitting. */
export type Sitting = {
  readonly by: Person;
  readonly from: string;
  readonly to: string;
  /** The state in which the person left it: what a restore brings back. */
  readonly left: AnswerVersion;
  /** What changed in the words against the sitting before. */
  readonly words: readonly Piece[];
  /** Whether the choice, the quantity or the day changed. */
  readonly chosen: boolean;
};

const gap = 30 * 60_000;

/** The versions of an answer, joined by person and sitting, the newest first. Thirty minutes of rest end a sitting. */
export function sittings(versions: readonly AnswerVersion[]): readonly Sitting[] {
  const ordered = versions.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const result: Sitting[] = [];
  let before: AnswerVersion | undefined;
  let first: AnswerVersion | undefined;
  ordered.forEach((version, index) => {
    first ??= version;
    const next = ordered[index + 1];
    const goesOn =
      next !== undefined &&
      next.by.id === version.by.id &&
      Date.parse(next.at) - Date.parse(version.at) < gap;
    if (goesOn) return;
    result.push(sitting(first, version, before));
    before = version;
    first = undefined;
  });
  return result.toReversed();
}

function sitting(first: AnswerVersion, left: AnswerVersion, before: AnswerVersion | undefined): Sitting {
  return {
    by: left.by,
    from: first.at,
    to: left.at,
    left,
    words: differences(before?.words ?? '', left.words ?? ''),
    chosen: before?.choice !== left.choice || before?.quantity !== left.quantity || before?.day !== left.day,
  };
}
