import { rules } from '../../domain/policy/policy.ts';
import type { Values } from '../../registers/declare.ts';
import { policy as declaration } from '../../registers/lists/house.ts';
import type { Declarations } from '../../registers/lists/index.ts';
import { useUndo } from '../app/undo.tsx';
import { useRegisters } from '../app/world.ts';
import { takeBack } from '../contracts/use-bulk.ts';
import { draftOf } from '../parts/draft.ts';
import { RowDialog } from '../parts/RowDialog.tsx';
import { saveChange } from '../parts/three-way.ts';
import type { PolicyRow } from './PolicyCard.tsx';

const keys = ['title', 'rule', 'category', 'from', 'amount', 'includesVat', 'number', 'source'];

/** Adds a rule from a day on, or corrects one. Both are written to the audit. */
export function PolicyDialog({ row, close }: { row?: PolicyRow; close: () => void }) {
  const { policy, audit, saving } = useRegisters();
  const tell = useUndo();
  const record = (words: string) =>
    audit.add({ title: words.slice(0, 255), event: 'policy', ...(row ? { subject: row.values.rule } : {}) });
  return (
    <RowDialog
      title={row ? `Correct “${row.values.title}”` : 'Add rule'}
      action={row ? 'Save rule' : 'Add rule'}
      declaration={declaration}
      keys={keys}
      start={draftOf(declaration, row?.values ?? {}, keys)}
      close={close}
      check={(values) => {
        const known = rules.some((rule) => rule === values['rule']);
        const unknown = known ? [] : [{ key: 'rule', tell: `Key: Enter one of: ${rules.join(', ')}.` }];
        const empty = values['amount'] === undefined && values['number'] === undefined;
        return [...unknown, ...(empty ? [{ key: 'amount', tell: 'Enter an amount or a number.' }] : [])];
      }}
      row={row}
      save={(values, base) =>
        base
          ? saveChange(policy, base, values)
          : // The form has read every column of the declaration as its own type.
            policy.add(values as unknown as Values<Declarations['policy']>)
      }
      saved={({ row: saved }, base) => {
        close();
        void record(`${row ? 'Rule corrected' : 'Rule added'}: ${saved.values.title}`);
        tell({
          words: row ? 'Rule corrected.' : 'Rule added.',
          undo: async () => {
            const failed = await takeBack(saving, policy, { saved, base });
            if (failed !== undefined) return failed;
            await record(`Undone: ${row ? 'rule corrected' : 'rule added'}: ${saved.values.title}`);
          },
        });
      }}
    />
  );
}
