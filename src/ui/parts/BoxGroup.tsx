import { makeStyles, tokens } from '@fluentui/react-components';
import { useId, type ReactNode } from 'react';

const useStyles = makeStyles({
  group: { border: 'none', margin: 0, padding: 0, minWidth: 0 },
  label: { padding: 0, marginBottom: '4px' },
  strong: { fontWeight: tokens.fontWeightSemibold },
  hint: {
    display: 'block',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
  },
  wrong: {
    display: 'block',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorPaletteRedForeground1,
  },
});

/** Several check boxes under one label; Fluent's Field would give each of them the same id. */
export function BoxGroup(props: {
  id?: string;
  label: string;
  hint?: string | undefined;
  problem?: string | undefined;
  children: ReactNode;
}) {
  const styles = useStyles();
  const about = useId();
  return (
    <fieldset id={props.id} className={styles.group} aria-describedby={about}>
      <legend className={`${styles.label} ${styles.strong}`}>{props.label}</legend>
      {props.children}
      <span id={about}>
        {props.problem !== undefined && (
          <span role="alert" className={styles.wrong}>
            {props.problem}
          </span>
        )}
        {props.hint !== undefined && <span className={styles.hint}>{props.hint}</span>}
      </span>
    </fieldset>
  );
}
