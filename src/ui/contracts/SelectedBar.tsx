import { Button } from '@fluentui/react-components';
import {
  ArrowExport20Regular,
  ClipboardTaskListLtr20Regular,
  Dismiss20Regular,
  PersonAdd20Regular,
} from '@fluentui/react-icons';
import { useState } from 'react';
import { later } from '../app/later.ts';
import { useOutside } from '../app/use-outside.ts';
import { bulkRuns } from '../parts/bulk-runs.ts';
import { Presence } from '../parts/Presence.tsx';
import { useBulk } from './use-bulk.ts';
import type { Line } from './use-lines.ts';

const SetManagerDialog = later(() => import('./SetManagerDialog.tsx').then((m) => m.SetManagerDialog));

/** What can be done with the rows that are selected, besides their export. */
export function SelectedBar(props: { chosen: readonly Line[]; clear: () => void; askExport: () => void }) {
  const { chosen, clear, askExport } = props;
  const [asked, setAsked] = useState(false);
  const bulk = useBulk();
  // One after the other: each would wait for the other's share of the quota.
  const busy = useOutside(bulkRuns, bulkRuns.subscribe, bulkRuns.now).length > 0;
  return (
    <>
      <Button
        appearance="subtle"
        icon={<ClipboardTaskListLtr20Regular />}
        disabledFocusable={busy}
        onClick={() => void bulk.startChecklists(chosen).then(clear)}
      >
        Start checklist
      </Button>
      <Button
        appearance="subtle"
        icon={<PersonAdd20Regular />}
        disabledFocusable={busy}
        onClick={() => setAsked(true)}
      >
        Set contract manager
      </Button>
      <Button appearance="subtle" icon={<ArrowExport20Regular />} onClick={askExport}>
        Export
      </Button>
      <Button appearance="subtle" icon={<Dismiss20Regular />} onClick={clear}>
        Clear selection
      </Button>
      <Presence>
        {asked && (
          <SetManagerDialog
            count={chosen.length}
            set={(person) => {
              setAsked(false);
              void bulk.setManager(chosen, person).then(clear);
            }}
            close={() => setAsked(false)}
          />
        )}
      </Presence>
    </>
  );
}
