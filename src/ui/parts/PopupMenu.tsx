import { Button, mergeClasses, type ButtonProps } from '@fluentui/react-components';
import { ChevronDown16Regular } from '@fluentui/react-icons';
import { Suspense, useRef, useState, type ReactElement } from 'react';
import { later } from '../app/later.ts';

const load = () => import('./MenuPopup.tsx').then((m) => m.MenuPopup);
const MenuPopup = later(load);

/** One line of a menu. */
export type MenuEntry =
  | { readonly kind?: 'item'; readonly key: string; readonly words: string; readonly choose: () => void }
  | { readonly kind: 'divider'; readonly key: string };

/** A button that opens a menu. What opens is loaded when it is first wanted. */
export function PopupMenu(props: {
  /** The words on the button; its name when there is only an icon. */
  words: string;
  icon?: ReactElement;
  iconOnly?: boolean;
  entries: readonly MenuEntry[];
  /** The key of the chosen entry, when the menu is a choice of one. */
  chosen?: string;
  appearance?: NonNullable<ButtonProps['appearance']>;
  className?: string;
}) {
  const [button, setButton] = useState<HTMLElement | null>(null);
  const wasOpen = useRef(false);
  const [open, setOpen] = useState(false);
  const close = () => {
    setOpen(false);
    button?.focus();
  };
  return (
    <>
      <Button
        ref={setButton}
        className={mergeClasses(props.className)}
        appearance={props.appearance ?? 'secondary'}
        icon={props.icon ?? <ChevronDown16Regular />}
        iconPosition={props.iconOnly || props.icon ? 'before' : 'after'}
        aria-haspopup="menu"
        aria-expanded={open}
        {...(props.iconOnly ? { 'aria-label': props.words, title: props.words } : {})}
        onPointerEnter={() => void load()}
        onPointerDown={() => (wasOpen.current = open)}
        onClick={() => {
          setOpen(!wasOpen.current);
          wasOpen.current = false;
        }}
      >
        {props.iconOnly ? undefined : props.words}
      </Button>
      {open && (
        <Suspense fallback={null}>
          <MenuPopup target={button} entries={props.entries} chosen={props.chosen} close={close} />
        </Suspense>
      )}
    </>
  );
}
