import { nextRefs } from '../../domain/words/ref.ts';
import type { Values } from '../../registers/declare.ts';
import type { Declarations } from '../../registers/lists/index.ts';
import { suppliers as declaration } from '../../registers/lists/suppliers.ts';
import type { Row } from '../../registers/types.ts';
import { useUndo } from '../app/undo.tsx';
import { useRegisters } from '../app/world.ts';
import { draftOf } from '../parts/draft.ts';
import { RowDialog } from '../parts/RowDialog.tsx';
import { saveChange } from '../parts/three-way.ts';
import { takeBack } from '../contracts/use-bulk.ts';

type SupplierRow = Row<Declarations['suppliers']>;

const keys = ['title', 'companyNumber', 'charityNumber', 'postcode', 'size', 'vcse'];

/** Adds a supplier, or changes one. */
export function SupplierDialog({ row, close }: { row?: SupplierRow; close: () => void }) {
  const { suppliers, saving } = useRegisters();
  const tell = useUndo();
  return (
    <RowDialog
      title={row ? `Edit ${row.values.title}` : 'Add supplier'}
      action={row ? 'Save supplier' : 'Add supplier'}
      declaration={declaration}
      keys={keys}
      start={draftOf(declaration, row?.values ?? {}, keys)}
      close={close}
      row={row}
      save={async (values, base) => {
        if (base) return saveChange(suppliers, base, values);
        const read = await suppliers.all();
        if (read.kind === 'fault') return { kind: 'stopped', fault: read.fault };
        const taken = read.value.map((one) => one.values.ref);
        const added = { ...values, ref: nextRefs('S', taken)[0] ?? '' };
        // The form has read every column of the declaration as its own type.
        return suppliers.add(added as unknown as Values<Declarations['suppliers']>);
      }}
      saved={({ row: saved }, base) => {
        close();
        tell({
          words: row ? 'Supplier changed.' : 'Supplier added.',
          undo: () => takeBack(saving, suppliers, { saved, base }),
        });
      }}
    />
  );
}
