import { Button, makeStyles } from '@fluentui/react-components';
import { useState } from 'react';
import type { Declarations } from '../../registers/lists/index.ts';
import type { Row } from '../../registers/types.ts';
import { useUndo } from '../app/undo.tsx';
import { useRegister } from '../app/use-register.ts';
import { useRegisters } from '../app/world.ts';
import { Card } from '../parts/Card.tsx';
import { useLook } from '../parts/look.ts';
import { PlaceLink } from '../parts/PlaceLink.tsx';
import { Presence } from '../parts/Presence.tsx';
import { later } from '../app/later.ts';

const AddSupplierDialog = later(() => import('./AddSupplierDialog.tsx').then((m) => m.AddSupplierDialog));

type Link = Row<Declarations['contractSuppliers']>;

const useStyles = makeStyles({ line: { padding: '4px 0' } });

/** Who serves a contract: many suppliers, each in a role. */
export function SuppliersCard({ contract }: { contract: string }) {
  const styles = useStyles();
  const look = useLook();
  const registers = useRegisters();
  const tell = useUndo();
  const links = useRegister(registers.contractSuppliers).rows ?? [];
  const suppliers = useRegister(registers.suppliers).rows ?? [];
  const [adding, setAdding] = useState(false);
  const own = links.filter((row) => row.values.contract === contract);
  const nameOf = (ref: string) => suppliers.find((row) => row.values.ref === ref)?.values.title ?? ref;
  const remove = async (row: Link) => {
    const gone = await registers.contractSuppliers.remove(row);
    if (gone.kind === 'fault') tell({ words: `${gone.fault.tell} ${gone.fault.mend}` });
    else
      tell({
        words: `${nameOf(row.values.supplier)} taken off this contract.`,
        undo: async () => {
          const back = await registers.contractSuppliers.add(row.values);
          if (back.kind !== 'saved') return 'The supplier could not be put back. Add it again.';
        },
      });
  };
  return (
    <Card
      title="Suppliers"
      action={
        <Button size="small" onClick={() => setAdding(true)}>
          Add supplier
        </Button>
      }
    >
      {own.length === 0 && <p className={look.quiet}>No supplier is recorded for this contract.</p>}
      <ul className={look.lines}>
        {own.map((row) => (
          <li key={row.clientKey || row.id} className={styles.line}>
            <div className={look.split}>
              <span>
                <PlaceLink to={`/suppliers/${encodeURIComponent(row.values.supplier)}`}>
                  {nameOf(row.values.supplier)}
                </PlaceLink>
                , {row.values.role}
              </span>
              <Button
                size="small"
                appearance="subtle"
                aria-label={`Remove ${nameOf(row.values.supplier)} from this contract`}
                onClick={() => void remove(row)}
              >
                Remove
              </Button>
            </div>
          </li>
        ))}
      </ul>
      <Presence>
        {adding && <AddSupplierDialog contract={contract} close={() => setAdding(false)} />}
      </Presence>
    </Card>
  );
}
