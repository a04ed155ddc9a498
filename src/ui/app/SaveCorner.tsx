import { Link, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowSync16Regular, CloudCheckmark16Regular, CloudOff16Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { Freshness } from '../../registers/freshness.ts';
import type { Saving } from '../../registers/types.ts';
import { Status } from '../parts/Status.tsx';
import { saveWords } from './save-words.ts';
import { useOutside } from './use-outside.ts';
import { Presence } from '../parts/Presence.tsx';
import { later } from './later.ts';

const PendingDialog = later(() => import('./PendingDialog.tsx').then((m) => m.PendingDialog));

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

/** The one true state of the person's changes, in the corner of every page. "Saved" appears only after the register has answered. */
export function SaveCorner({ saving, freshness }: { saving: Saving; freshness: Freshness }) {
  const styles = useStyles();
  const state = useOutside(
    saving,
    (changed) => saving.subscribe(changed),
    () => saving.state(),
  );
  const fresh = useOutside(
    freshness,
    (changed) => freshness.subscribe(changed),
    () => freshness.state(),
  );
  const [open, setOpen] = useState(false);
  const told = saveWords(state, fresh);
  return (
    <>
      <span className={styles.state}>
        {told && (
          <>
            {told.tone === 'busy' && <ArrowSync16Regular className={styles.icon} aria-hidden />}
            {told.tone === 'good' && <CloudCheckmark16Regular className={styles.green} aria-hidden />}
            {told.tone === 'waiting' && <CloudOff16Regular className={styles.icon} aria-hidden />}
            {told.more ? (
              <Link as="button" onClick={() => setOpen(true)}>
                {told.tone === 'needs-you' ? <Status tone="soon">{told.words}</Status> : told.words}
              </Link>
            ) : (
              told.words
            )}
          </>
        )}
      </span>
      <Presence>{open && <PendingDialog saving={saving} close={() => setOpen(false)} />}</Presence>
    </>
  );
}
