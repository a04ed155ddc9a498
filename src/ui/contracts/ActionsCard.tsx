import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { ActionLine } from '../actions/ActionLine.tsx';
import { useRegister } from '../app/use-register.ts';
import { useRegisters } from '../app/world.ts';
import { Card } from '../parts/Card.tsx';
import { useLook } from '../parts/look.ts';
import { useNames } from '../parts/use-names.ts';
import { Presence } from '../parts/Presence.tsx';
import { later } from '../app/later.ts';

const NewActionDialog = later(() => import('../actions/NewActionDialog.tsx').then((m) => m.NewActionDialog));

/** What is to be done about a contract; open things first. */
export function ActionsCard({ contract }: { contract: string }) {
  const look = useLook();
  const registers = useRegisters();
  const { rows } = useRegister(registers.actions);
  const nameOf = useNames(rows);
  const [adding, setAdding] = useState(false);
  const own = (rows ?? [])
    .filter((row) => row.values.contract === contract)
    .toSorted((a, b) => Number(a.values.status !== 'open') - Number(b.values.status !== 'open'));
  return (
    <Card
      title="Actions"
      action={
        <Button size="small" onClick={() => setAdding(true)}>
          Add action
        </Button>
      }
    >
      {own.length === 0 && <p className={look.quiet}>Nothing is to be done about this contract.</p>}
      <ul className={look.lines}>
        {own.map((row) => (
          <li key={row.clientKey || row.id}>
            <ActionLine row={row} nameOf={nameOf} />
          </li>
        ))}
      </ul>
      <Presence>{adding && <NewActionDialog contract={contract} close={() => setAdding(false)} />}</Presence>
    </Card>
  );
}
