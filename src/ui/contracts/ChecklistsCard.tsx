import { makeStyles } from '@fluentui/react-components';
import { longDay } from '../../domain/words/day.ts';
import type { Declarations } from '../../registers/lists/index.ts';
import type { Row } from '../../registers/types.ts';
import { useRegister } from '../app/use-register.ts';
import { useRegisters } from '../app/world.ts';
import { Card } from '../parts/Card.tsx';
import { useLook } from '../parts/look.ts';
import { PlaceLink } from '../parts/PlaceLink.tsx';
import { Status, type Tone } from '../parts/Status.tsx';
import type { Line } from './use-lines.ts';

type ChecklistStatus = Row<Declarations['checklists']>['values']['status'];

/** A checklist's status as people read it. */
export const checklistWords: Readonly<
  Record<ChecklistStatus, { readonly tone: Tone; readonly words: string }>
> = {
  'not started': { tone: 'none', words: 'Not started' },
  'in progress': { tone: 'progress', words: 'In progress' },
  submitted: { tone: 'wait', words: 'Waiting for review' },
  returned: { tone: 'late', words: 'Returned' },
  'signed off': { tone: 'done', words: 'Signed off' },
  reopened: { tone: 'progress', words: 'In progress' },
};

const useStyles = makeStyles({ line: { padding: '8px 0' } });

/** The checklists of a contract. */
export function ChecklistsCard({ line }: { line: Line }) {
  const styles = useStyles();
  const look = useLook();
  const registers = useRegisters();
  const rows = useRegister(registers.checklists).rows ?? [];
  const own = rows.filter((row) => row.values.contract === line.contract.ref);
  return (
    <Card title="Checklists">
      {own.length === 0 && <p className={look.quiet}>No checklist was started.</p>}
      <ul className={look.lines}>
        {own.map(({ values }) => {
          const { tone, words } = checklistWords[values.status];
          return (
            <li key={values.ref} className={styles.line}>
              <div className={look.split}>
                <PlaceLink to={`/checklists/${encodeURIComponent(values.ref)}`}>
                  {kindWords(values)}
                </PlaceLink>
                <Status tone={tone}>{words}</Status>
              </div>
              {values.due && values.status !== 'signed off' && (
                <span className={look.small}>Due {longDay(values.due)}</span>
              )}
            </li>
          );
        })}
      </ul>
    </Card>
  );
}

/** The kind of checklist: its title without the contract's name before it. */
function kindWords({ title, ref }: { readonly title: string; readonly ref: string }): string {
  return title.split(', ').at(-1) ?? ref;
}
