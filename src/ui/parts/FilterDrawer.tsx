import {
  Button,
  DrawerBody,
  DrawerFooter,
  DrawerHeader,
  DrawerHeaderTitle,
  OverlayDrawer,
} from '@fluentui/react-components';
import { FilterChoices } from './FilterChoices.tsx';
import type { Filter } from './FilterMenu.tsx';
import { useIsOpen } from './Presence.tsx';

/** All filters of a list in a drawer from below, for a phone. Load it lazily. */
export function FilterDrawer(props: { filters: readonly Filter[]; clear: () => void; close: () => void }) {
  return (
    <OverlayDrawer
      open={useIsOpen()}
      position="bottom"
      size="large"
      onOpenChange={(_, data) => !data.open && props.close()}
    >
      <DrawerHeader>
        <DrawerHeaderTitle>Filters</DrawerHeaderTitle>
      </DrawerHeader>
      <DrawerBody>
        {props.filters.map((filter) => (
          <section key={filter.key}>
            <h3>{filter.words}</h3>
            <FilterChoices filter={filter} />
          </section>
        ))}
      </DrawerBody>
      <DrawerFooter>
        <Button appearance="primary" size="large" onClick={props.close}>
          Show the rows
        </Button>
        <Button size="large" onClick={props.clear}>
          Clear filters
        </Button>
      </DrawerFooter>
    </OverlayDrawer>
  );
}
