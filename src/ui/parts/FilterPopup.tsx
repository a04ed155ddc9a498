import { Button, Popover, PopoverSurface } from '@fluentui/react-components';
import { FilterChoices } from './FilterChoices.tsx';
import type { Filter } from './FilterMenu.tsx';
import { useLook } from './look.ts';

/** The open part of a filter. */
export function FilterPopup(props: { filter: Filter; target: HTMLElement | null; close: () => void }) {
  const look = useLook();
  const { filter, close } = props;
  return (
    <Popover
      open
      trapFocus
      onOpenChange={(_, data) => !data.open && close()}
      positioning={{ target: props.target, align: 'start', position: 'below' }}
    >
      <PopoverSurface aria-label={filter.words}>
        <div className={look.stack}>
          <FilterChoices filter={filter} />
          <div className={look.row}>
            <Button size="small" onClick={close}>
              Close
            </Button>
            {filter.chosen.length > 0 && !filter.one && (
              <Button size="small" appearance="subtle" onClick={() => filter.choose([])}>
                Clear
              </Button>
            )}
          </div>
        </div>
      </PopoverSurface>
    </Popover>
  );
}
