import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { BulkRun } from './bulk-runs.ts';
import { RunProgress } from './RunProgress.tsx';

const useStyles = makeStyles({
  box: {
    boxSizing: 'border-box',
    width: 'min(420px, calc(100vw - 32px))',
    display: 'flex',
    flexDirection: 'column',
    gap: '12px',
    padding: '16px',
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    boxShadow: tokens.shadow16,
  },
});

/** Work in bulk that is going on, above the page, with the way to stop it. */
export function BulkPlace({ runs }: { runs: readonly BulkRun[] }) {
  const styles = useStyles();
  return runs.map((run) => (
    <section key={run.began} aria-label={`${run.doing} ${run.what}`} className={styles.box}>
      <RunProgress progress={run} label="Rows done" doing={run.doing} what={run.what} />
      <div>
        <Button onClick={run.stop}>Stop</Button>
      </div>
    </section>
  ));
}
