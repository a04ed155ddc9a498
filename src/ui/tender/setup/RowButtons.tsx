import { Button } from '@fluentui/react-components';
import { useLook } from '../../parts/look.ts';

type Props = {
  /** What the line is called. */
  name: string;
  /** Whether something is being saved. */
  busy: boolean;
  change: () => void;
  /** Moves the line up; absent where lines have no order. */
  up?: { readonly isFirst: boolean; readonly move: () => void };
  remove: () => void;
};

/** What the owner can do with one line of the set-up. */
export function RowButtons({ name, busy, change, up, remove }: Props) {
  const look = useLook();
  return (
    <div className={look.row}>
      <Button size="small" onClick={change} aria-label={`Change ${name}`}>
        Change
      </Button>
      {up && (
        <Button size="small" disabled={busy || up.isFirst} onClick={up.move} aria-label={`Move ${name} up`}>
          Up
        </Button>
      )}
      <Button size="small" disabled={busy} onClick={remove} aria-label={`Remove ${name}`}>
        Remove
      </Button>
    </div>
  );
}
