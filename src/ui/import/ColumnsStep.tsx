import { Button, Field, makeStyles, Select } from '@fluentui/react-components';
import { useState } from 'react';
import { columnProblems, type Columns } from '../../domain/import/columns.ts';
import { fields, fieldWords, type Field as Name } from '../../domain/import/fields.ts';
import { columnLetters, type Table } from '../../domain/import/table.ts';
import { sentence } from '../../domain/words/problem.ts';
import { useGo } from '../app/world.ts';
import { ButtonLink } from '../parts/ButtonLink.tsx';
import { Card } from '../parts/Card.tsx';
import { useLook } from '../parts/look.ts';
import { narrow } from '../parts/style-values.ts';
import { count } from '../parts/moment.ts';
import { ProblemSummary } from '../parts/ProblemSummary.tsx';
import { session, type Import } from './session.ts';
import { StepPage } from './Steps.tsx';

const useStyles = makeStyles({
  grid: {
    display: 'grid',
    gridTemplateColumns: 'repeat(2, minmax(0,1fr))',
    gap: '20px 32px',
    [narrow]: { gridTemplateColumns: 'minmax(0,1fr)' },
  },
});

const needed: readonly Name[] = ['id', 'title'];

/** Says which column of the file is which field; a person may correct it. */
export function ColumnsStep({ now, table, columns }: { now: Import; table: Table; columns: Columns }) {
  const styles = useStyles();
  const look = useLook();
  const go = useGo();
  const [asked, setAsked] = useState(0);
  const missing = needed.filter((field) => columns[field] === undefined);
  const problems =
    asked === 0
      ? []
      : missing.map((field) => ({
          id: `import-${field}`,
          tell: `Choose the column that holds the ${fieldWords[field].label.toLowerCase()}.`,
        }));
  const notes = [
    ...table.notes,
    ...columnProblems(table.header, columns).filter((one) => one.place !== 'Columns'),
  ];
  const matched = fields.filter((field) => columns[field] !== undefined).length;
  const next = () => {
    setAsked(asked + 1);
    if (missing.length > 0) return;
    session.check();
    go('/contracts/import/check');
  };
  return (
    <StepPage
      step={1}
      title="Match columns"
      sub={`${now.file ?? 'The file'}, ${count(table.rows.length, 'row')}, read as ${table.readAs}`}
      wrong={problems.length > 0}
    >
      <ProblemSummary problems={problems} asked={asked} />
      {notes.length > 0 && (
        <Card title="About this file">
          <ul className={look.list}>
            {notes.map((note) => (
              <li key={sentence(note)}>{sentence(note)}</li>
            ))}
          </ul>
        </Card>
      )}
      <Card title={`${matched} of ${table.header.length} columns matched`}>
        <div className={styles.grid}>
          {fields.map((field) => (
            <ColumnChoice
              key={field}
              field={field}
              table={table}
              columns={columns}
              problem={problems.find((one) => one.id === `import-${field}`)?.tell}
            />
          ))}
        </div>
      </Card>
      <div className={look.row}>
        <Button appearance="primary" size="large" onClick={next}>
          Check {count(table.rows.length, 'row')}
        </Button>
        <ButtonLink size="large" to="/contracts/import/file">
          Choose another file
        </ButtonLink>
      </div>
    </StepPage>
  );
}

function ColumnChoice(props: { field: Name; table: Table; columns: Columns; problem: string | undefined }) {
  const { field, table, columns, problem } = props;
  const chosen = columns[field];
  const example =
    chosen === undefined
      ? undefined
      : table.rows.slice(0, 50).find((row) => (row.cells[chosen] ?? '').trim() !== '')?.cells[chosen];
  const choose = (value: string) => {
    const { [field]: _left, ...others } = columns;
    session.choose(value === '' ? others : { ...others, [field]: Number(value) });
  };
  return (
    <Field
      label={{ children: fieldWords[field].label, style: { fontWeight: 600 } }}
      required={needed.includes(field)}
      hint={example === undefined ? 'Not in the file' : `For example: ${example.slice(0, 60)}`}
      {...(problem === undefined ? {} : { validationState: 'error' as const, validationMessage: problem })}
    >
      <Select
        id={`import-${field}`}
        value={chosen === undefined ? '' : String(chosen)}
        onChange={(_, data) => choose(data.value)}
      >
        <option value="">Not in the file</option>
        {table.header.map((words, index) => (
          // Two columns may have the same name; their place tells them apart.
          <option key={columnLetters(index)} value={index}>
            {columnLetters(index)}: {words === '' ? 'no name' : words}
          </option>
        ))}
      </Select>
    </Field>
  );
}
