import { makeStyles } from '@fluentui/react-components';
import { lazy, useMemo, useState } from 'react';
import { MoreHorizontal20Regular } from '@fluentui/react-icons';
import { dueInWords } from '../../domain/checklist/checklist.ts';
import { roleInWords } from '../../domain/roles/deciding.ts';
import { longDay } from '../../domain/words/day.ts';
import { together, useRegister } from '../app/use-register.ts';
import { useGo, useMe, useRegisters, useToday } from '../app/world.ts';
import { ButtonLink } from '../parts/ButtonLink.tsx';
import { Card } from '../parts/Card.tsx';
import { EmptyState } from '../parts/EmptyState.tsx';
import { FaultBar } from '../parts/FaultBar.tsx';
import { LoadingSkeleton } from '../parts/LoadingSkeleton.tsx';
import { useLook } from '../parts/look.ts';
import { phone } from '../parts/style-values.ts';
import { nearDay } from '../parts/moment.ts';
import { Page } from '../parts/Page.tsx';
import { PlaceLink } from '../parts/PlaceLink.tsx';
import { PopupMenu } from '../parts/PopupMenu.tsx';
import { Status, type Tone } from '../parts/Status.tsx';
import { placeOf } from '../checklist/places.ts';
import { stageWords } from '../contracts/words.ts';
import type { ContractRow } from '../checklist/use-opened.ts';
import { myContracts, todosOf, type Todo, type Todos } from './todo.ts';
import { Presence } from '../parts/Presence.tsx';

const HandOver = lazy(() => import('../checklist/HandOver.tsx').then((m) => ({ default: m.HandOver })));

const useStyles = makeStyles({
  todo: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0,1fr) auto auto',
    gap: '16px',
    alignItems: 'center',
    padding: '10px 0',
    [phone]: { gridTemplateColumns: 'minmax(0,1fr)', gap: '8px', justifyItems: 'start' },
  },
  buttons: { display: 'flex', gap: '4px', '& > :first-child': { minWidth: '112px' } },
});

/** The things that need the person, oldest first, and their contracts beside them. */
export function MinePage() {
  const registers = useRegisters();
  const me = useMe();
  const today = useToday();
  const look = useLook();
  const checklists = useRegister(registers.checklists);
  const actions = useRegister(registers.actions);
  const contracts = useRegister(registers.contracts);
  const roles = useRegister(registers.roles);
  const { fault, retry } = together(checklists, actions, contracts);
  const upn = me?.upn.toLowerCase();
  const todos = useMemo(
    () =>
      checklists.rows && actions.rows && contracts.rows && upn !== undefined
        ? todosOf(
            { checklists: checklists.rows, actions: actions.rows, contracts: contracts.rows },
            upn,
            today,
          )
        : undefined,
    [checklists.rows, actions.rows, contracts.rows, upn, today],
  );
  const mine = roles.rows?.find((row) => row.values.person.toLowerCase() === upn);
  const who = mine ? `${roleInWords(mine.values)}. ` : '';
  const total = todos ? todos.late.length + todos.soon.length + todos.later.length : undefined;
  return (
    <Page title={heading(total)} sub={`${who}${longDay(today)}`}>
      {fault && <FaultBar fault={fault} retry={retry} />}
      {!todos && !fault && <LoadingSkeleton what="your tasks" />}
      {todos && upn !== undefined && (
        <div className={look.main}>
          <div className={look.stack}>
            <Groups todos={todos} />
          </div>
          <MyContracts rows={myContracts(contracts.rows ?? [], upn)} />
        </div>
      )}
    </Page>
  );
}

function heading(total: number | undefined): string {
  if (total === undefined) return 'Mine';
  if (total === 0) return 'Nothing needs you';
  return total === 1 ? '1 thing needs you' : `${total} things need you`;
}

function Groups({ todos }: { todos: Todos }) {
  const look = useLook();
  const [handing, setHanding] = useState<Todo>();
  const first = todos.late[0] ?? todos.soon[0];
  const groups = [
    ['Late', todos.late],
    ['In the next 10 working days', todos.soon],
    ['Later', todos.later],
  ] as const;
  if (groups.every(([, list]) => list.length === 0))
    return (
      <EmptyState
        title="Nothing needs you"
        about="Checklists, sign-offs and actions appear here when they are yours."
      >
        <ButtonLink to="/checklists">All checklists</ButtonLink>
      </EmptyState>
    );
  return (
    <>
      {groups.map(([title, list]) =>
        list.length === 0 ? null : (
          <Card key={title} title={title}>
            <ul className={look.lines}>
              {list.map((todo) => (
                <li key={todo.key}>
                  <TodoLine
                    todo={todo}
                    primary={todo === first}
                    soon={list === todos.soon}
                    handOver={() => setHanding(todo)}
                  />
                </li>
              ))}
            </ul>
          </Card>
        ),
      )}
      <Presence>
        {handing?.own && (
          <HandOver
            what={handing.own}
            title={handing.title}
            about={handing.about}
            close={() => setHanding(undefined)}
          />
        )}
      </Presence>
    </>
  );
}

function TodoLine(props: { todo: Todo; primary: boolean; soon: boolean; handOver: () => void }) {
  const { todo, primary, soon, handOver } = props;
  const styles = useStyles();
  const look = useLook();
  const today = useToday();
  const go = useGo();
  const { due, contract } = todo;
  const tone: Tone = due === undefined ? 'none' : due < today ? 'late' : soon ? 'soon' : 'wait';
  const words =
    due === undefined ? 'No due date' : due < today ? dueInWords(due, today) : `Due ${nearDay(due, today)}`;
  const entries = [
    ...(todo.own ? [{ key: 'hand', words: 'Hand over', choose: handOver }] : []),
    ...(contract === undefined
      ? []
      : [{ key: 'contract', words: 'Open contract', choose: () => go(placeOf.contract(contract)) }]),
  ];
  return (
    <div className={styles.todo}>
      <span>
        <PlaceLink to={todo.to}>{todo.title}</PlaceLink>
        <span className={`${look.small} ${look.block}`}>{todo.about}</span>
      </span>
      <Status tone={tone}>{words}</Status>
      <span className={styles.buttons}>
        <ButtonLink to={todo.to} appearance={primary ? 'primary' : 'secondary'}>
          {todo.verb}
        </ButtonLink>
        {entries.length > 0 && (
          <PopupMenu
            words={`More for ${todo.title}, ${todo.about}`}
            icon={<MoreHorizontal20Regular />}
            iconOnly
            appearance="subtle"
            entries={entries}
          />
        )}
      </span>
    </div>
  );
}

function MyContracts({ rows }: { rows: readonly ContractRow[] }) {
  const look = useLook();
  return (
    <Card
      title="My contracts"
      action={
        rows.length > 5 ? <PlaceLink to="/mine/contracts">{`All ${rows.length}`}</PlaceLink> : undefined
      }
    >
      {rows.length === 0 && (
        <p className={look.quiet}>No contract names you as its owner or contract manager.</p>
      )}
      <ul className={look.lines}>
        {rows.slice(0, 5).map((row) => (
          <li key={row.clientKey}>
            <ContractLine row={row} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** A contract in two lines. */
export function ContractLine({ row }: { row: ContractRow }) {
  const look = useLook();
  const today = useToday();
  const { ref, title, service, end, stage } = row.values;
  const parts = [
    ref,
    service,
    end === undefined ? stageWords[stage].toLowerCase() : `ends ${nearDay(end, today)}`,
  ];
  return (
    <div style={{ padding: '10px 0' }}>
      <PlaceLink to={placeOf.contract(ref)}>{title}</PlaceLink>
      <span className={`${look.small} ${look.block}`}>
        {parts.filter((part) => part !== undefined).join(', ')}
      </span>
    </div>
  );
}
