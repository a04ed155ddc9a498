/** Something a person can put right: where it is, what is wrong, and what to do about it. */
export type Problem = {
  /** A field, a cell ("C119") or a column, in the person's words. */
  readonly place: string;
  /** What is wrong and how to mend it, as one or two plain sentences. */
  readonly tell: string;
};

/** A value that was read, or every reason why it could not be. */
export type Checked<T> =
  | { readonly kind: 'ok'; readonly value: T }
  | { readonly kind: 'problems'; readonly problems: readonly Problem[] };

export function ok<T>(value: T): Checked<T> {
  return { kind: 'ok', value };
}

export function problem(place: string, tell: string): { kind: 'problems'; problems: readonly Problem[] } {
  return { kind: 'problems', problems: [{ place, tell }] };
}

/** A problem as one line: "C119: 31 February does not exist. Correct the date in the file." */
export function sentence({ place, tell }: Problem): string {
  return place === '' ? tell : `${place}: ${tell}`;
}
