import { makeStyles, tokens } from '@fluentui/react-components';
import { DocumentBulletList24Regular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { Card } from './Card.tsx';

const useStyles = makeStyles({
  box: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: '8px',
    maxWidth: '400px',
    margin: '32px auto',
  },
  icon: { color: tokens.colorNeutralForeground3, width: '40px', height: '40px' },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  about: { margin: 0, color: tokens.colorNeutralForeground3 },
  actions: { display: 'flex', gap: '8px', flexWrap: 'wrap', marginTop: '8px' },
});

/** Nothing here yet: what is missing, why, and what to do. */
export function EmptyState(props: { title: string; about: string; children?: ReactNode }) {
  const styles = useStyles();
  return (
    <Card>
      <div className={styles.box}>
        <DocumentBulletList24Regular className={styles.icon} aria-hidden />
        <h2 className={styles.title}>{props.title}</h2>
        <p className={styles.about}>{props.about}</p>
        {props.children !== undefined && <div className={styles.actions}>{props.children}</div>}
      </div>
    </Card>
  );
}
