import { Link, type LinkProps } from '@fluentui/react-components';
import { useCallback, type MouseEvent, type ReactNode } from 'react';
import { useGo } from '../app/world.ts';
import type { Place } from '../host.ts';

/** What an element needs to be a link to a place in the product; new windows and copying an address keep working. */
export function usePlaceLink(to: Place): { href: string; onClick: (event: MouseEvent) => void } {
  const go = useGo();
  const onClick = useCallback(
    (event: MouseEvent) => {
      if (event.defaultPrevented || event.button !== 0) return;
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      go(to);
    },
    [go, to],
  );
  return { href: `#${to}`, onClick };
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
