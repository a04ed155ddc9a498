import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { hairline } from '../../parts/style-values.ts';

const useStyles = makeStyles({
  foot: {
    position: 'sticky',
    bottom: 0,
    zIndex: 1,
    display: 'flex',
    gap: '8px',
    padding: '12px 0',
    borderTop: hairline,
    backgroundColor: tokens.colorNeutralBackground2,
    '& > :last-child': { flexGrow: 1 },
  },
});

/** The foot of a step: it stays in sight, and its last button is the main one. */
export function Foot({ children }: { children: ReactNode }) {
  return <div className={useStyles().foot}>{children}</div>;
}
