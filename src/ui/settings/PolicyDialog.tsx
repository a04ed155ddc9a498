import { rules } from '../../domain/policy/policy.ts';
import type { Values } from '../../registers/declare.ts';
import { policy as declaration } from '../../registers/lists/house.ts';
import type { Declarations } from '../../registers/lists/index.ts';
import type { Changes } from '../../registers/types.ts';
import { useUndo } from '../app/undo.tsx';
import { useRegisters } from '../app/world.ts';
import { changeMany } from '../contracts/use-bulk.ts';
import { draftOf } from '../parts/draft.ts';
import { RowDialog } from '../parts/RowDialog.tsx';
import type { PolicyRow } from './PolicyCard.tsx';

const keys = ['title', 'rule', 'category', 'from', 'amount', 'includesVat', 'number', 'source'];

/** Adds a rule from a day on, or corrects one. Both are written to the audit. */
export function PolicyDialog({ row, close }: { row?: PolicyRow; close: () => void }) {
  const { policy, audit } = useRegisters();
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
      // The form has read every column of the declaration as its own type.
      save={(values) =>
        row
          ? policy.change(row, values as Changes<Declarations['policy']>)
          : policy.add(values as unknown as Values<Declarations['policy']>)
      }
      saved={(saved) => {
        close();
        void record(`${row ? 'Rule corrected' : 'Rule added'}: ${saved.row.values.title}`);
        tell({
          words: row ? 'Rule corrected.' : 'Rule added.',
          undo: async () => {
            if (row) {
              const had: Readonly<Record<string, unknown>> = row.values;
              const back = Object.fromEntries(keys.map((key) => [key, had[key]]));
              await changeMany(policy, [{ row: saved.row, changes: back }]);
            } else await policy.remove(saved.row);
            await record(`Undone: ${row ? 'rule corrected' : 'rule added'}: ${saved.row.values.title}`);
          },
        });
      }}
    />
  );
}
