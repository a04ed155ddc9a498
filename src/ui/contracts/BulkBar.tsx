import { Button, makeStyles, tokens } from '@fluentui/react-components';
import {
  ArrowExport20Regular,
  ClipboardTaskListLtr20Regular,
  Dismiss20Regular,
  PersonAdd20Regular,
} from '@fluentui/react-icons';
import { useState } from 'react';
import { hairline, phone } from '../parts/look.ts';
import { useBulk } from './use-bulk.ts';
import type { Line } from './use-lines.ts';
import { Presence } from '../parts/Presence.tsx';
import { later } from '../app/later.ts';

const SetManagerDialog = later(() => import('./SetManagerDialog.tsx').then((m) => m.SetManagerDialog));
const ExportDialog = later(() => import('./ExportDialog.tsx').then((m) => m.ExportDialog));

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    alignItems: 'center',
    flexWrap: 'wrap',
    gap: '4px',
    minHeight: '44px',
    padding: '0 12px',
    borderBottom: hairline,
    borderRadius: `${tokens.borderRadiusLarge} ${tokens.borderRadiusLarge} 0 0`,
    [phone]: { display: 'none' },
  },
  some: {
    position: 'sticky',
    top: 0,
    zIndex: 3,
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorNeutralForeground1,
    '@media (forced-colors: active)': { forcedColorAdjust: 'none' },
  },
  words: { fontWeight: tokens.fontWeightSemibold, marginRight: '8px' },
});

/** What can be done with the selected rows; with none selected only how many there are, and their export. */
export function BulkBar(props: { lines: readonly Line[]; selected: ReadonlySet<string>; clear: () => void }) {
  const styles = useStyles();
  const { lines, selected, clear } = props;
  const [asked, setAsked] = useState<'manager' | 'export'>();
  const chosen = lines.filter((line) => selected.has(line.contract.ref));
  const bulk = useBulk();
  if (chosen.length === 0) {
    return (
      <div className={styles.bar}>
        <span className={styles.words}>{lines.length.toLocaleString('en-GB')} shown</span>
        <Button appearance="subtle" icon={<ArrowExport20Regular />} onClick={() => setAsked('export')}>
          Export
        </Button>
        <Presence>
          {asked === 'export' && <ExportDialog lines={lines} close={() => setAsked(undefined)} />}
        </Presence>
      </div>
    );
  }
  return (
    <section aria-label="Selected contracts" className={`${styles.bar} ${styles.some}`}>
      <span role="status" className={styles.words}>
        {chosen.length.toLocaleString('en-GB')} selected
      </span>
      <Button
        appearance="subtle"
        icon={<ClipboardTaskListLtr20Regular />}
        onClick={() => void bulk.startChecklists(chosen).then(clear)}
      >
        Start checklist
      </Button>
      <Button appearance="subtle" icon={<PersonAdd20Regular />} onClick={() => setAsked('manager')}>
        Set contract manager
      </Button>
      <Button appearance="subtle" icon={<ArrowExport20Regular />} onClick={() => setAsked('export')}>
        Export
      </Button>
      <Button appearance="subtle" icon={<Dismiss20Regular />} onClick={clear}>
        Clear selection
      </Button>
      <Presence>
        {asked === 'manager' && (
          <SetManagerDialog
            count={chosen.length}
            set={(person) => {
              setAsked(undefined);
              void bulk.setManager(chosen, person).then(clear);
            }}
            close={() => setAsked(undefined)}
          />
        )}
      </Presence>
      <Presence>
        {asked === 'export' && <ExportDialog lines={chosen} close={() => setAsked(undefined)} />}
      </Presence>
    </section>
  );
}
