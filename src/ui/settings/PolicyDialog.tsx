import { rules, type Rule } from '../../domain/policy/policy.ts';
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

const keys = ['rule', 'title', 'category', 'from', 'amount', 'includesVat', 'number', 'source'];

const ruleWords: Readonly<Record<Rule, string>> = {
  'low-value-threshold': 'Purchases below an amount are of low value',
  'social-value-threshold': 'A checklist is needed above an amount',
  'legal-threshold': 'The legal threshold of a category',
  'vat-rate': 'The standard rate of VAT, per cent',
  'checklist-working-days': 'Working days to fill in a checklist',
  'sign-off-working-days': 'Working days to sign off a checklist',
  'evidence-years': 'Years that evidence is kept after the contract ends',
};

const asks = {
  rule: { choices: ruleWords, hint: 'What the rule decides.' },
  category: { none: 'Every category', hint: 'Which contracts it holds for.' },
  includesVat: { none: 'As the value is recorded' },
};

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
      asks={asks}
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
