import { Link, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowSync16Regular, CloudCheckmark16Regular, CloudOff16Regular } from '@fluentui/react-icons';
import { lazy, useState } from 'react';
import type { Saving } from '../../registers/types.ts';
import { Status } from '../parts/Status.tsx';
import { clock } from '../parts/moment.ts';
import { useOutside } from './use-outside.ts';
import { Presence } from '../parts/Presence.tsx';

const PendingDialog = lazy(() => import('./PendingDialog.tsx').then((m) => ({ default: m.PendingDialog })));

const useStyles = makeStyles({
  state: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '6px',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
  },
  green: { color: tokens.colorPaletteGreenForeground1 },
  icon: { flexShrink: 0 },
});

/** The one true save state, in the corner of every page. "Saved" appears only after the register has answered. */
export function SaveCorner({ saving }: { saving: Saving }) {
  const styles = useStyles();
  const state = useOutside(
    saving,
    (changed) => saving.subscribe(changed),
    () => saving.state(),
  );
  const [open, setOpen] = useState(false);
  const list = () => setOpen(true);
  return (
    <>
      <span role="status" aria-label="Save state" className={styles.state}>
        {state.kind === 'saving' && (
          <>
            <ArrowSync16Regular className={styles.icon} aria-hidden /> Saving…
          </>
        )}
        {state.kind === 'saved' && (
          <>
            <CloudCheckmark16Regular className={styles.green} aria-hidden /> Saved {clock(state.at)}
          </>
        )}
        {state.kind === 'waiting' && (
          <>
            <CloudOff16Regular className={styles.icon} aria-hidden />
            <Link as="button" onClick={list}>
              Waiting to save. {state.kept === 'device' ? 'Kept on this device' : 'Keep this page open'}
            </Link>
          </>
        )}
        {state.kind === 'needs-you' && (
          <Link as="button" onClick={list}>
            <Status tone="soon">Needs you</Status>
          </Link>
        )}
      </span>
      <Presence>{open && <PendingDialog saving={saving} close={() => setOpen(false)} />}</Presence>
    </>
  );
}
