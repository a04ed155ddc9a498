import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useId, type ReactNode } from 'react';
import { hairline, phone } from './style-values.ts';

const useStyles = makeStyles({
  card: {
    backgroundColor: tokens.colorNeutralBackground1,
    border: hairline,
    borderRadius: tokens.borderRadiusLarge,
    padding: '20px 24px',
    minWidth: 0,
    [phone]: { padding: '16px' },
  },
  head: {
    display: 'flex',
    alignItems: 'baseline',
    justifyContent: 'space-between',
    gap: '12px',
    marginBottom: '12px',
  },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  action: { whiteSpace: 'nowrap' },
});

/** A part of a page with its own heading. */
export function Card(props: {
  title?: string;
  /** What stands at the right of the heading, mostly a link. */
  action?: ReactNode;
  className?: string;
  children: ReactNode;
}) {
  const styles = useStyles();
  const id = useId();
  return (
    <section
      className={mergeClasses(styles.card, props.className)}
      aria-labelledby={props.title === undefined ? undefined : id}
    >
      {props.title !== undefined && (
        <div className={styles.head}>
          <h2 id={id} className={styles.title}>
            {props.title}
          </h2>
          {props.action !== undefined && <div className={styles.action}>{props.action}</div>}
        </div>
      )}
      {props.children}
    </section>
  );
}
