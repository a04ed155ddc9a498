import { SearchBox } from '@fluentui/react-components';
import type { RefObject } from 'react';

/** What a box to search in is told, and what it tells. */
export type SearchBoxProps = {
  readonly label: string;
  /** What can be searched for. */
  readonly hint: string;
  readonly value: string;
  readonly change: (value: string) => void;
  readonly className: string;
  /** Its field, for whoever puts the focus there. */
  readonly input: RefObject<HTMLInputElement>;
};

/** Fluent's box to search in, which comes after the rows that are searched. */
export function FullSearchBox({ label, hint, value, change, className, input }: SearchBoxProps) {
  return (
    <SearchBox
      // Fluent's type of this ref names no element; it is the field.
      ref={input as RefObject<never>}
      className={className}
      aria-label={label}
      placeholder={hint}
      value={value}
      onChange={(_, data) => change(data.value)}
    />
  );
}
