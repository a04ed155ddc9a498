import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  Switch,
} from '@fluentui/react-components';
import { useIsOpen } from '../parts/Presence.tsx';
import { useLook } from '../parts/look.ts';
import { useReturnFocus } from '../parts/use-return-focus.ts';
import { switchSingleKeys, useSingleKeys } from './single-keys.ts';

const keys: readonly (readonly [string, string])[] = [
  ['?', 'Show this list'],
  ['/', 'Go to the search of a list'],
  ['↑ ↓', 'Go up or down a row'],
  ['Enter', 'Open the row'],
  ['Space', 'Select the row'],
  ['Shift + Space', 'Select all rows up to this one'],
  ['Esc', 'Clear the selection'],
  ['Ctrl + Z', 'Undo the last action'],
  ['Ctrl + Enter', 'Continue to the next question'],
  ['Alt + ↓', 'Open the guidance of a question'],
  ['Alt + ←', 'Go back, to the same row'],
];

const useStyles = makeStyles({
  keys: {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0,1fr)',
    gap: '8px 24px',
    margin: 0,
    '& dd': { margin: 0 },
  },
  single: { marginTop: '16px', marginLeft: '-8px' },
});

/** The keys that work everywhere, and the choice to do without those that are one character. */
export function KeyDialog({ close }: { close: () => void }) {
  const styles = useStyles();
  const look = useLook();
  const single = useSingleKeys();
  useReturnFocus();
  return (
    <Dialog open={useIsOpen()} onOpenChange={(_, data) => !data.open && close()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>Keys</DialogTitle>
          <DialogContent>
            <dl className={styles.keys}>
              {keys.flatMap(([key, words]) => [
                <dt key={key}>
                  <kbd>{key}</kbd>
                </dt>,
                <dd key={`${key} words`}>{words}</dd>,
              ])}
            </dl>
            <Switch
              className={styles.single}
              label="Use the single keys / and ?"
              checked={single}
              onChange={(_, data) => switchSingleKeys(data.checked)}
            />
            <p className={`${look.small} ${look.flush}`}>
              Switch them off if you use speech input or press keys by accident. The choice is kept on this
              device; this list is then under Settings.
            </p>
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" onClick={close}>
              Close
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
