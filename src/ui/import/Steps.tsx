import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Checkmark16Filled } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { useLook } from '../parts/look.ts';
import { Page } from '../parts/Page.tsx';

const steps = ['Choose file', 'Match columns', 'Check', 'Import', 'Summary'];

const useStyles = makeStyles({
  steps: {
    display: 'flex',
    gap: '8px',
    listStyleType: 'none',
    padding: 0,
    margin: '0 0 20px',
    flexWrap: 'wrap',
  },
  step: {
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    paddingRight: '16px',
    color: tokens.colorNeutralForeground3,
  },
  past: { color: tokens.colorNeutralForeground1 },
  current: { color: tokens.colorNeutralForeground1, fontWeight: tokens.fontWeightSemibold },
  dot: {
    width: '24px',
    height: '24px',
    boxSizing: 'border-box',
    borderRadius: '12px',
    display: 'grid',
    placeItems: 'center',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    fontSize: tokens.fontSizeBase200,
    flexShrink: 0,
  },
  now: {
    backgroundColor: tokens.colorBrandBackground,
    color: tokens.colorNeutralForegroundOnBrand,
    border: 'none',
  },
});

/** The frame of every step of the import: heading, and where in the five steps it is (counted from 0). */
export function StepPage(props: {
  step: number;
  title: string;
  sub?: string;
  wrong?: boolean;
  children: ReactNode;
}) {
  const styles = useStyles();
  const look = useLook();
  return (
    <Page
      title={props.title}
      {...(props.sub === undefined ? {} : { sub: props.sub })}
      crumbs={[{ words: 'Contracts', to: '/contracts' }]}
      wrong={props.wrong ?? false}
    >
      <ol className={styles.steps} aria-label="Steps of the import">
        {steps.map((words, index) => (
          <li
            key={words}
            aria-current={index === props.step ? 'step' : undefined}
            className={mergeClasses(
              styles.step,
              index < props.step && styles.past,
              index === props.step && styles.current,
            )}
          >
            <span className={mergeClasses(styles.dot, index === props.step && styles.now)}>
              {index < props.step ? <Checkmark16Filled aria-label="Done" /> : index + 1}
            </span>
            {words}
          </li>
        ))}
      </ol>
      <div className={look.stack}>{props.children}</div>
    </Page>
  );
}
