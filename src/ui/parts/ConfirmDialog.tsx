import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useIsOpen } from './Presence.tsx';
import { useReturnFocus } from './use-return-focus.ts';

/** Asks before something that cannot be undone, or that needs one more fact. Load it lazily. */
export function ConfirmDialog(props: {
  title: string;
  /** The verb that names the thing: "Discard this change"; absent while something else is to be decided. */
  action?: string | undefined;
  disabled?: boolean;
  onAction: () => void;
  close: () => void;
  children: ReactNode;
}) {
  useReturnFocus();
  return (
    <Dialog open={useIsOpen()} onOpenChange={(_, data) => !data.open && props.close()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{props.title}</DialogTitle>
          <DialogContent>{props.children}</DialogContent>
          <DialogActions>
            {props.action !== undefined && (
              <Button appearance="primary" disabled={props.disabled ?? false} onClick={props.onAction}>
                {props.action}
              </Button>
            )}
            <Button onClick={props.close}>Cancel</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
