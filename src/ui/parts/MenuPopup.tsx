import {
  Menu,
  MenuDivider,
  MenuItem,
  MenuItemRadio,
  MenuList,
  MenuPopover,
} from '@fluentui/react-components';
import type { MenuEntry } from './PopupMenu.tsx';

/** The open part of a menu; loaded when a menu is first used, as menus weigh 46 kB. */
export function MenuPopup(props: {
  target: HTMLElement | null;
  entries: readonly MenuEntry[];
  chosen: string | undefined;
  close: () => void;
}) {
  const checked = { menu: props.chosen === undefined ? [] : [props.chosen] };
  return (
    <Menu
      open
      onOpenChange={(_, data) => !data.open && props.close()}
      positioning={{ target: props.target, align: 'start' }}
      checkedValues={checked}
    >
      <MenuPopover>
        <MenuList>
          {props.entries.map((entry) => {
            if (entry.kind === 'divider') return <MenuDivider key={entry.key} />;
            if (props.chosen === undefined)
              return (
                <MenuItem key={entry.key} onClick={entry.choose}>
                  {entry.words}
                </MenuItem>
              );
            return (
              <MenuItemRadio
                key={entry.key}
                name="menu"
                value={entry.key}
                onClick={() => {
                  entry.choose();
                  props.close();
                }}
              >
                {entry.words}
              </MenuItemRadio>
            );
          })}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
