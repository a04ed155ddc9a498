import { Button, makeStyles } from '@fluentui/react-components';
import { lazy, useMemo, useState } from 'react';
import { together, useRegister } from '../app/use-register.ts';
import { useRegisters, useToday } from '../app/world.ts';
import { Card } from '../parts/Card.tsx';
import { FaultBar } from '../parts/FaultBar.tsx';
import { useLook } from '../parts/look.ts';
import { count } from '../parts/moment.ts';
import { Status } from '../parts/Status.tsx';
import { useNames } from '../parts/use-names.ts';
import { peopleWithWork, pieces, type OpenWork } from './open-work.ts';
import { Presence } from '../parts/Presence.tsx';

const HandOverDialog = lazy(() =>
  import('./HandOverDialog.tsx').then((m) => ({ default: m.HandOverDialog })),
);

const useStyles = makeStyles({ line: { padding: '10px 0', overflowWrap: 'anywhere' } });

/** Who has open work, and whose role has ended: their work is handed over here. */
export function WorkCard() {
  const styles = useStyles();
  const look = useLook();
  const registers = useRegisters();
  const on = useToday();
  const contracts = useRegister(registers.contracts);
  const checklists = useRegister(registers.checklists);
  const actions = useRegister(registers.actions);
  const roles = useRegister(registers.roles);
  const { fault, retry } = together(contracts, checklists, actions, roles);
  const nameOf = useNames(contracts.rows, checklists.rows, actions.rows, roles.rows);
  const [most, setMost] = useState(20);
  const [handing, setHanding] = useState<OpenWork>();
  const people = useMemo(() => {
    const [a, b, c, d] = [contracts.rows, checklists.rows, actions.rows, roles.rows];
    return a && b && c && d && peopleWithWork({ contracts: a, checklists: b, actions: c, roles: d }, on);
  }, [contracts.rows, checklists.rows, actions.rows, roles.rows, on]);
  return (
    <Card title="Open work by person">
      {fault && <FaultBar fault={fault} retry={retry} />}
      <p className={look.quiet}>
        When somebody leaves, hand over what they still have to do. People without a role today stand first.
      </p>
      {people?.length === 0 && <p>Nobody has open work.</p>}
      <ul className={look.lines}>
        {people?.slice(0, most).map((work) => (
          <li key={work.upn} className={styles.line}>
            <div className={look.split}>
              <div>
                <strong>{nameOf(work.upn)}</strong>
                <div className={look.small}>
                  {[
                    count(new Set([...work.managed, ...work.owned]).size, 'contract'),
                    count(work.checklists.length, 'checklist'),
                    count(work.approvals.length, 'sign-off'),
                    count(work.actions.length, 'action'),
                  ]
                    .filter((part) => !part.startsWith('0 '))
                    .join(', ')}
                </div>
              </div>
              <div className={look.row}>
                {!work.holdsRole && <Status tone="soon">No role today</Status>}
                <Button size="small" onClick={() => setHanding(work)}>
                  Hand over {pieces(work).toLocaleString('en-GB')}
                  <span className={look.hiddenWords}> of {nameOf(work.upn)}</span>
                </Button>
              </div>
            </div>
          </li>
        ))}
      </ul>
      {people && people.length > most && (
        <Button onClick={() => setMost(most + 20)}>Show {Math.min(20, people.length - most)} more</Button>
      )}
      <Presence>
        {handing && (
          <HandOverDialog work={handing} name={nameOf(handing.upn)} close={() => setHanding(undefined)} />
        )}
      </Presence>
    </Card>
  );
}
