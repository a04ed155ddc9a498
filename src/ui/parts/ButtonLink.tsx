import { Button, type ButtonProps } from '@fluentui/react-components';
import type { ReactElement, ReactNode } from 'react';
import type { Place } from '../host.ts';
import { usePlaceLink } from './PlaceLink.tsx';

/** A link to a place that looks like a button: the way to a form or the next step. */
export function ButtonLink(props: {
  to: Place;
  children: ReactNode;
  icon?: ReactElement;
  appearance?: NonNullable<ButtonProps['appearance']>;
  size?: NonNullable<ButtonProps['size']>;
}) {
  const { to, children, ...look } = props;
  const link = usePlaceLink(to);
  return (
    <Button as="a" {...look} {...link}>
      {children}
    </Button>
  );
}
