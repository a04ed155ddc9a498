import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowExport20Regular } from '@fluentui/react-icons';
import { Suspense, useState } from 'react';
import { later } from '../app/later.ts';
import { hairline, phone } from '../parts/style-values.ts';
import { Presence } from '../parts/Presence.tsx';
import type { Line } from './use-lines.ts';

const SelectedBar = later(() => import('./SelectedBar.tsx').then((m) => m.SelectedBar));
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
  const [exporting, setExporting] = useState(false);
  const chosen = lines.filter((line) => selected.has(line.contract.ref));
  const some = chosen.length > 0;
  return (
    <>
      {some ? (
        <section aria-label="Selected contracts" className={mergeClasses(styles.bar, styles.some)}>
          <span role="status" className={styles.words}>
            {chosen.length.toLocaleString('en-GB')} selected
          </span>
          <Suspense fallback={null}>
            <SelectedBar chosen={chosen} clear={clear} askExport={() => setExporting(true)} />
          </Suspense>
        </section>
      ) : (
        <div className={styles.bar}>
          <span className={styles.words}>{lines.length.toLocaleString('en-GB')} shown</span>
          <Button appearance="subtle" icon={<ArrowExport20Regular />} onClick={() => setExporting(true)}>
            Export
          </Button>
        </div>
      )}
      <Presence>
        {exporting && <ExportDialog lines={some ? chosen : lines} close={() => setExporting(false)} />}
      </Presence>
    </>
  );
}
