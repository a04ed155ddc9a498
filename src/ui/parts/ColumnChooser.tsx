import { Button } from '@fluentui/react-components';
import { TableSettings20Regular } from '@fluentui/react-icons';
import { Suspense, useRef, useState } from 'react';
import type { FilterChoice } from './FilterMenu.tsx';
import { later } from '../app/later.ts';

const load = () => import('./FilterPopup.tsx').then((m) => m.FilterPopup);
const FilterPopup = later(load);

/** Chooses which columns a table shows, in the table's own order. */
export function ColumnChooser(props: {
  choices: readonly FilterChoice[];
  chosen: readonly string[];
  /** The columns that "Clear" goes back to. */
  usual: readonly string[];
  choose: (keys: readonly string[]) => void;
}) {
  const [button, setButton] = useState<HTMLElement | null>(null);
  const wasOpen = useRef(false);
  const [open, setOpen] = useState(false);
  const { choices, chosen, usual, choose } = props;
  return (
    <>
      <Button
        ref={setButton}
        appearance="subtle"
        icon={<TableSettings20Regular />}
        aria-haspopup="dialog"
        aria-expanded={open}
        onPointerEnter={() => void load()}
        onPointerDown={() => (wasOpen.current = open)}
        onClick={() => {
          setOpen(!wasOpen.current);
          wasOpen.current = false;
        }}
      >
        Columns
      </Button>
      {open && (
        <Suspense fallback={null}>
          <FilterPopup
            filter={{
              key: 'columns',
              words: 'Columns',
              all: 'Usual columns',
              choices,
              chosen,
              keepsOrder: true,
              choose: (keys) =>
                choose(
                  keys.length === 0
                    ? usual
                    : choices.map((choice) => choice.key).filter((key) => keys.includes(key)),
                ),
            }}
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
