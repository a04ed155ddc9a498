import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { Card } from './Card.tsx';

const useStyles = makeStyles({
  rows: { display: 'flex', flexDirection: 'column', gap: '20px' },
  row: { display: 'grid', gridTemplateColumns: 'minmax(0,1fr) 20% 15%', gap: '24px', alignItems: 'center' },
  block: {
    backgroundColor: tokens.colorNeutralStencil1,
    borderRadius: tokens.borderRadiusMedium,
    height: '16px',
    '@media (prefers-reduced-motion: no-preference)': {
      animationName: { from: { opacity: 1 }, '50%': { opacity: 0.5 }, to: { opacity: 1 } },
      animationDuration: '2s',
      animationIterationCount: 'infinite',
    },
  },
  words: { margin: '16px 0 0', color: tokens.colorNeutralForeground3 },
});

/** What stands while something is read: nothing for 300 ms, then the shape of rows, after 5 s also words. */
export function LoadingSkeleton({ what, rows = 5 }: { what: string; rows?: number }) {
  const styles = useStyles();
  const [since, setSince] = useState<'at once' | 'a moment' | 'long'>('at once');
  useEffect(() => {
    const moment = setTimeout(() => setSince('a moment'), 300);
    const long = setTimeout(() => setSince('long'), 5_000);
    return () => {
      clearTimeout(moment);
      clearTimeout(long);
    };
  }, []);
  if (since === 'at once') return null;
  return (
    <Card>
      <div className={styles.rows} aria-hidden>
        {Array.from({ length: rows }, (_, index) => (
          <div key={index} className={styles.row}>
            <div className={styles.block} style={{ width: `${90 - (index % 3) * 15}%` }} />
            <div className={styles.block} />
            <div className={styles.block} />
          </div>
        ))}
      </div>
      <p role="status" className={styles.words}>
        {since === 'long' ? `Still reading ${what}…` : ''}
      </p>
    </Card>
  );
}
