import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { Declaration } from '../../../registers/declare.ts';
import type { Saved } from '../../../registers/types.ts';
import { FormClash } from '../../parts/FormClash.tsx';
import { useLook } from '../../parts/look.ts';
import type { RowClash } from './clash.ts';
import { reasonOf } from './reason.ts';

/** Decides a row of the sheet; resolves with how it ended. */
export type Decide = (clash: RowClash, draft: RowClash['draft']) => Promise<Saved<Declaration>>;

/** Both versions of a row, column by column; after the last choice the row is written, or the sheet takes theirs. Load it lazily. */
export function RowDecision(props: {
  declaration: Declaration;
  clash: RowClash;
  decide: Decide;
  close: () => void;
}) {
  const look = useLook();
  const { declaration, clash, close } = props;
  const [draft, setDraft] = useState(clash.draft);
  const [open, setOpen] = useState(clash.open);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string>();
  const settle = async (decided: RowClash['draft']) => {
    setBusy(true);
    setTrouble(undefined);
    const saved = await props.decide(clash, decided);
    setBusy(false);
    if (saved.kind === 'saved' || saved.kind === 'conflict') return close();
    setTrouble(reasonOf(clash.change, saved));
    setOpen(clash.open);
  };
  const choose = (key: string, text: string) => {
    const decided = { ...draft, [key]: text };
    const left = open.filter((field) => field.key !== key);
    setDraft(decided);
    setOpen(left);
    if (left.length === 0) void settle(decided);
  };
  return (
    <div className={look.stack}>
      {trouble !== undefined && <p role="alert">{trouble}</p>}
      {busy && <div role="status">Writing …</div>}
      {open.length > 0 && (
        <FormClash clash={{ other: clash.theirs.changed, open }} decide={choose} declaration={declaration} />
      )}
      {clash.open.length === 0 && (
        <div>
          <Button disabledFocusable={busy} onClick={() => void settle(draft)}>
            Write both changes
          </Button>
        </div>
      )}
      {!busy && (
        <div>
          <Button appearance="subtle" onClick={close}>
            Decide later
          </Button>
        </div>
      )}
    </div>
  );
}
