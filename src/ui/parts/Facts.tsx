import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { phone } from './style-values.ts';

const useStyles = makeStyles({
  facts: {
    display: 'grid',
    gridTemplateColumns: 'minmax(112px, 25%) minmax(0,1fr)',
    gap: '8px 16px',
    margin: 0,
    overflowWrap: 'anywhere',
    '& > dt': { color: tokens.colorNeutralForeground3 },
    '& > dd': { margin: 0 },
    [phone]: { gridTemplateColumns: '100px minmax(0,1fr)' },
  },
});

/** Names and values, one a line. A value of undefined leaves the line out. */
export function Facts({ facts }: { facts: readonly (readonly [string, ReactNode])[] }) {
  const styles = useStyles();
  return (
    <dl className={styles.facts}>
      {facts
        .filter(([, value]) => value !== undefined && value !== '')
        .flatMap(([name, value]) => [<dt key={name}>{name}</dt>, <dd key={`${name} value`}>{value}</dd>])}
    </dl>
  );
}
