import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { Suspense } from 'react';
import { bulkRuns } from '../parts/bulk-runs.ts';
import { later } from './later.ts';
import type { Done } from './undo.tsx';
import { useOutside } from './use-outside.ts';

const BulkPlace = later(() => import('../parts/BulkPlace.tsx').then((m) => m.BulkPlace));

const useStyles = makeStyles({
  place: {
    position: 'fixed',
    bottom: '16px',
    left: '16px',
    right: '16px',
    marginLeft: 'auto',
    width: 'fit-content',
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-end',
    gap: '8px',
    zIndex: 1000,
  },
  toast: {
    maxWidth: '480px',
    display: 'flex',
    alignItems: 'center',
    gap: '12px',
    padding: '8px 8px 8px 16px',
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    boxShadow: tokens.shadow16,
  },
});

type Props = { readonly shown: Done | undefined; readonly undo: () => void; readonly close: () => void };

/** The place at the foot of each page: work in bulk that is going on, and what was done last. */
export function LastAction({ shown, undo, close }: Props) {
  const styles = useStyles();
  const runs = useOutside(bulkRuns, bulkRuns.subscribe, bulkRuns.now);
  return (
    <div className={styles.place}>
      <Suspense>{runs.length > 0 && <BulkPlace runs={runs} />}</Suspense>
      <div role="status" aria-label="Last action">
        {shown && (
          <div className={styles.toast}>
            <span>{shown.words}</span>
            {shown.undo && (
              <Button size="small" onClick={undo}>
                Undo
              </Button>
            )}
            <Button size="small" appearance="subtle" onClick={close}>
              Close
            </Button>
          </div>
        )}
      </div>
    </div>
  );
}
