import { Button, Select } from '@fluentui/react-components';
import { Add20Regular } from '@fluentui/react-icons';
import { lazy, useMemo, useState } from 'react';
import type { Day } from '../../domain/words/day.ts';
import { placeOf } from '../app/places.ts';
import { together, useRegister } from '../app/use-register.ts';
import { useGo, useMe, usePlace, useRegisters, useToday } from '../app/world.ts';
import { Card } from '../parts/Card.tsx';
import { EmptyState } from '../parts/EmptyState.tsx';
import { FaultBar } from '../parts/FaultBar.tsx';
import { LoadingSkeleton } from '../parts/LoadingSkeleton.tsx';
import { useLook } from '../parts/look.ts';
import { count } from '../parts/moment.ts';
import { Page } from '../parts/Page.tsx';
import { useNames } from '../parts/use-names.ts';
import { ActionLine } from './ActionLine.tsx';
import type { ActionRow } from './use-actions.ts';
import { Presence } from '../parts/Presence.tsx';

const NewActionDialog = lazy(() =>
  import('./NewActionDialog.tsx').then((m) => ({ default: m.NewActionDialog })),
);

const choices = [
  ['open', 'Open'],
  ['late', 'Late'],
  ['mine', 'Mine'],
  ['closed', 'Done or dropped'],
  ['all', 'All'],
] as const;

const step = 50;

/** Things to do, the most urgent first. */
export function ActionsPage() {
  const look = useLook();
  const registers = useRegisters();
  const on = useToday();
  const me = useMe();
  const go = useGo();
  const show = usePlace().query.get('show') ?? 'open';
  const actions = useRegister(registers.actions);
  const contracts = useRegister(registers.contracts);
  const { fault, retry } = together(actions, contracts);
  const [adding, setAdding] = useState(false);
  const [most, setMost] = useState(step);
  useRegister(registers.roles); // people are named by their roles
  const nameOf = useNames(actions.rows, contracts.rows);
  const titles = useMemo(
    () => new Map(contracts.rows?.map((row) => [row.values.ref, row.values.title])),
    [contracts.rows],
  );
  const listed = useMemo(
    () => wanted(actions.rows ?? [], { show, on, me: me?.upn }),
    [actions.rows, show, on, me],
  );
  return (
    <Page
      title="Actions"
      sub={
        actions.rows && `${count(wanted(actions.rows, { show: 'open', on, me: '' }).length, 'action')} open`
      }
      actions={
        <Button appearance="primary" icon={<Add20Regular />} onClick={() => setAdding(true)}>
          Add action
        </Button>
      }
    >
      {fault && <FaultBar fault={fault} retry={retry} />}
      {!actions.rows && !fault && <LoadingSkeleton what="the actions" />}
      {actions.rows && (
        <div className={look.stack}>
          <div>
            <Select
              aria-label="Which actions"
              value={show}
              style={{ maxWidth: '240px' }}
              onChange={(_, data) =>
                go(placeOf('/actions', { show: data.value === 'open' ? '' : data.value }), { replace: true })
              }
            >
              {choices.map(([key, words]) => (
                <option key={key} value={key}>
                  {words}
                </option>
              ))}
            </Select>
          </div>
          {listed.length === 0 ? (
            <EmptyState
              title="Nothing to do here"
              about="Actions come out of a checklist or a review, or are added by hand."
            />
          ) : (
            <Card>
              <ul className={look.lines}>
                {listed.slice(0, most).map((row) => (
                  <li key={row.clientKey || row.id}>
                    <ActionLine
                      row={row}
                      nameOf={nameOf}
                      contract={titles.get(row.values.contract ?? '') ?? row.values.contract}
                    />
                  </li>
                ))}
              </ul>
              {listed.length > most && (
                <Button onClick={() => setMost(most + step)}>
                  Show {Math.min(step, listed.length - most)} more
                </Button>
              )}
            </Card>
          )}
        </div>
      )}
      <Presence>{adding && <NewActionDialog close={() => setAdding(false)} />}</Presence>
    </Page>
  );
}

function wanted(
  rows: readonly ActionRow[],
  asked: { readonly show: string; readonly on: Day; readonly me: string | undefined },
): readonly ActionRow[] {
  return rows
    .filter(({ values }) => {
      const open = values.status === 'open';
      if (asked.show === 'all') return true;
      if (asked.show === 'closed') return !open;
      if (asked.show === 'late') return open && values.due !== undefined && values.due < asked.on;
      if (asked.show === 'mine') return open && values.owner === asked.me?.toLowerCase();
      return open;
    })
    .toSorted((a, b) => ((a.values.due ?? '9') < (b.values.due ?? '9') ? -1 : 1));
}
