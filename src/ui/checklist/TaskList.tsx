import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect } from 'react';
import type { Section, Task } from '../../domain/checklist/checklist.ts';
import { Card } from '../parts/Card.tsx';
import { useLook } from '../parts/look.ts';
import { hairline, phone } from '../parts/style-values.ts';
import { usePlaceLink } from '../parts/PlaceLink.tsx';
import { Status } from '../parts/Status.tsx';
import { takeRow } from './last-row.ts';
import { placeOf } from './places.ts';
import { taskTone } from './words.ts';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0,1fr) auto',
    gap: '8px',
    alignItems: 'center',
    minHeight: '44px',
    padding: '4px 0',
    borderTop: hairline,
    color: 'inherit',
    textDecorationLine: 'none',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover, textDecorationLine: 'underline' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  numbered: {
    gridTemplateColumns: '32px minmax(0,1fr) auto',
    [phone]: { gridTemplateColumns: '24px minmax(0,1fr)', '& > :last-child': { gridColumn: 2 } },
  },
  plain: { [phone]: { gridTemplateColumns: 'minmax(0,1fr)' } },
  name: { color: tokens.colorBrandForegroundLink },
});

/** The sections of a checklist; each row is a link to its question and says where it stands. */
export function TaskList({ list, sections }: { list: string; sections: readonly Section[] }) {
  const styles = useStyles();
  const look = useLook();
  // The focus returns to the row one came from.
  useEffect(() => {
    const row = takeRow(list);
    if (row !== undefined) document.getElementById(rowId(row))?.focus();
  }, [list]);
  return sections.map((section) => (
    <Card
      key={section.title}
      title={section.title}
      action={
        <span className={look.small}>{`${section.completed} of ${section.tasks.length} completed`}</span>
      }
    >
      <ul className={styles.list}>
        {section.tasks.map((task) => (
          <li key={task.question.key}>
            <TaskRow list={list} task={task} />
          </li>
        ))}
      </ul>
    </Card>
  ));
}

/** The id of a row of the task list. */
export function rowId(key: string): string {
  return `task-${key}`;
}

function TaskRow({ list, task }: { list: string; task: Task }) {
  const styles = useStyles();
  const look = useLook();
  const { question, status } = task;
  const link = usePlaceLink(placeOf.question(list, question.key));
  return (
    <a
      id={rowId(question.key)}
      {...link}
      className={`${styles.row} ${question.theme ? styles.numbered : styles.plain}`}
    >
      {question.theme && <span className={look.quiet}>{question.theme.number}</span>}
      <span className={styles.name}>{question.name}</span>
      <span>
        <Status tone={taskTone[status]}>{status}</Status>
      </span>
    </a>
  );
}
