import { Button } from '@fluentui/react-components';
import { ChevronDown16Regular } from '@fluentui/react-icons';
import { Suspense, useRef, useState } from 'react';
import { later } from '../app/later.ts';

const load = () => import('./FilterPopup.tsx').then((m) => m.FilterPopup);
const FilterPopup = later(load);

/** One value that can be filtered by. */
export type FilterChoice = { readonly key: string; readonly words: string };

/** A filter over one column. */
export type Filter = {
  readonly key: string;
  /** "Service" */
  readonly words: string;
  /** What it says when nothing is chosen: "All". */
  readonly all: string;
  readonly choices: readonly FilterChoice[];
  readonly chosen: readonly string[];
  readonly choose: (keys: readonly string[]) => void;
  /** Only one value at a time. */
  readonly one?: boolean;
  /** The choices stay in their own order; otherwise what is chosen stands first. */
  readonly keepsOrder?: boolean;
};

/** The filter in words: "Service: Highways" or "Service: 3 chosen". */
export function filterWords({ words, all, chosen, choices }: Filter): string {
  if (chosen.length === 0) return `${words}: ${all}`;
  if (chosen.length > 1) return `${words}: ${chosen.length} chosen`;
  return `${words}: ${choices.find((choice) => choice.key === chosen[0])?.words ?? chosen[0] ?? ''}`;
}

/** A button that names a filter and its value, and opens the choices. They are loaded when first wanted. */
export function FilterMenu({ filter }: { filter: Filter }) {
  const [button, setButton] = useState<HTMLElement | null>(null);
  const wasOpen = useRef(false);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        ref={setButton}
        aria-haspopup="dialog"
        aria-expanded={open}
        icon={<ChevronDown16Regular />}
        iconPosition="after"
        onPointerEnter={() => void load()}
        onPointerDown={() => (wasOpen.current = open)}
        onClick={() => {
          setOpen(!wasOpen.current);
          wasOpen.current = false;
        }}
      >
        {filterWords(filter)}
      </Button>
      {open && (
        <Suspense fallback={null}>
          <FilterPopup
            filter={filter}
            target={button}
            close={() => {
              setOpen(false);
              button?.focus();
            }}
          />
        </Suspense>
      )}
    </>
  );
}
