import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import { useState } from 'react';
import type { Pending, Saving } from '../../registers/types.ts';
import { useLook } from '../parts/look.ts';
import { useOutside } from './use-outside.ts';
import { useIsOpen } from '../parts/Presence.tsx';
import { useReturnFocus } from '../parts/use-return-focus.ts';

/** What waits to be saved or needs the person: each with its place, what is wrong, and what can be done. */
export function PendingDialog({ saving, close }: { saving: Saving; close: () => void }) {
  const look = useLook();
  useOutside(
    saving,
    (changed) => saving.subscribe(changed),
    () => saving.state(),
  );
  const pending = saving.pending();
  useReturnFocus();
  return (
    <Dialog open={useIsOpen()} onOpenChange={(_, data) => !data.open && close()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>Changes that are not saved yet</DialogTitle>
          <DialogContent>
            {saving.kept().on === 'memory' && pending.length > 0 && (
              <p>This device keeps nothing for this page. Do not close it before everything is saved.</p>
            )}
            {pending.length === 0 && <p>Everything is saved.</p>}
            <ul className={look.lines}>
              {pending.map((change) => (
                <PendingLine key={change.key} change={change} saving={saving} />
              ))}
            </ul>
          </DialogContent>
          <DialogActions>
            {pending.length > 0 && <Button onClick={() => saving.retry()}>Try again</Button>}
            <Button appearance="primary" onClick={close}>
              Close
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

function PendingLine({ change, saving }: { change: Pending; saving: Saving }) {
  const look = useLook();
  const [asked, setAsked] = useState(false);
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(change.text);
    setCopied(true);
  };
  return (
    <li>
      <p className={look.wrap}>
        <strong>{change.place}</strong>
        <br />
        {change.fault
          ? `${change.fault.tell} ${change.fault.mend}`
          : 'On its way. It is sent as soon as the register answers.'}
      </p>
      {change.text !== '' && <p className={look.quiet}>{change.text}</p>}
      <p className={look.row}>
        {change.restorable && (
          <Button size="small" onClick={() => saving.restore(change.key)}>
            Restore as a new row
          </Button>
        )}
        {change.text !== '' && (
          <Button size="small" onClick={() => void copy()}>
            {copied ? 'Copied' : 'Copy text'}
          </Button>
        )}
        {asked ? (
          <>
            <span>This cannot be undone.</span>
            <Button size="small" onClick={() => saving.discard(change.key)}>
              {change.rows > 1 ? 'Discard these changes' : 'Discard this change'}
            </Button>
            <Button size="small" appearance="subtle" onClick={() => setAsked(false)}>
              Keep it
            </Button>
          </>
        ) : (
          <Button size="small" appearance="subtle" onClick={() => setAsked(true)}>
            Discard
          </Button>
        )}
      </p>
    </li>
  );
}
