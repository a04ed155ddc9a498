import { useRegister } from '../app/use-register.ts';
import { useMe, useRegisters } from '../app/world.ts';
import { ButtonLink } from '../parts/ButtonLink.tsx';
import { Card } from '../parts/Card.tsx';
import { EmptyState } from '../parts/EmptyState.tsx';
import { FaultBar } from '../parts/FaultBar.tsx';
import { LoadingSkeleton } from '../parts/LoadingSkeleton.tsx';
import { useLook } from '../parts/look.ts';
import { count } from '../parts/moment.ts';
import { Page } from '../parts/Page.tsx';
import { ContractLine } from './MinePage.tsx';
import { myContracts } from './todo.ts';

/** Every contract that names the person as owner or contract manager. */
export function MyContractsPage() {
  const registers = useRegisters();
  const me = useMe();
  const look = useLook();
  const { rows, fault, retry } = useRegister(registers.contracts);
  const mine = rows && me ? myContracts(rows, me.upn.toLowerCase()) : undefined;
  return (
    <Page title="My contracts" sub={mine && count(mine.length, 'contract')}>
      {fault && <FaultBar fault={fault} retry={retry} />}
      {!mine && !fault && <LoadingSkeleton what="your contracts" />}
      {mine?.length === 0 && (
        <EmptyState
          title="No contracts of yours"
          about="A contract is yours when the register names you as its owner or contract manager."
        >
          <ButtonLink to="/contracts">All contracts</ButtonLink>
        </EmptyState>
      )}
      {mine && mine.length > 0 && (
        <Card>
          <ul className={look.lines}>
            {mine.map((row) => (
              <li key={row.clientKey}>
                <ContractLine row={row} />
              </li>
            ))}
          </ul>
        </Card>
      )}
    </Page>
  );
}
