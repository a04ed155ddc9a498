import { Link, useLinkStyles_unstable, type LinkProps } from '@fluentui/react-components';
import { useMemo, type MouseEvent, type ReactNode } from 'react';
import type { Places } from '../app/places.ts';
import { useGo } from '../app/world.ts';
import type { Place } from '../host.ts';

/** What an element needs to be a link to a place in the product; new windows and copying an address keep working. */
export function linkTo(go: Places['go'], to: Place): { href: string; onClick: (event: MouseEvent) => void } {
  return {
    href: `#${to}`,
    onClick: (event) => {
      if (event.defaultPrevented || event.button !== 0) return;
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      go(to);
    },
  };
}

/** The same inside a component. */
export function usePlaceLink(to: Place): { href: string; onClick: (event: MouseEvent) => void } {
  const go = useGo();
  return useMemo(() => linkTo(go, to), [go, to]);
}

/** The class of a link, for pages that show so many that Fluent's component for each would hold them up. */
export function useLinkLook(): string {
  const { root } = useLinkStyles_unstable({
    appearance: 'default',
    inline: false,
    disabled: false,
    disabledFocusable: false,
    components: { root: 'a' },
    root: { as: 'a', href: '#' },
  });
  return root.className ?? '';
}

/** A link to a place in the product. */
export function PlaceLink({
  to,
  children,
  ...rest
}: { to: Place; children: ReactNode } & Pick<
  LinkProps,
  'className' | 'inline' | 'aria-label' | 'id' | 'tabIndex'
>) {
  const link = usePlaceLink(to);
  return (
    <Link {...rest} {...link}>
      {children}
    </Link>
  );
}
