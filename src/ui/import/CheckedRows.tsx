import { Button, makeStyles, mergeClasses, Tab, TabList, tokens } from '@fluentui/react-components';
import { Fragment, useState } from 'react';
import type { ImportCheck } from '../../domain/import/check.ts';
import type { Columns } from '../../domain/import/columns.ts';
import { fields, fieldWords, type Field } from '../../domain/import/fields.ts';
import type { CheckedRow } from '../../domain/import/read-row.ts';
import { address, columnLetters } from '../../domain/import/table.ts';
import type { Problem } from '../../domain/words/problem.ts';
import { useLook } from '../parts/look.ts';
import { hairline } from '../parts/style-values.ts';
import { Status } from '../parts/Status.tsx';
import { useNarrowerThan } from '../parts/use-narrower-than.ts';

const useStyles = makeStyles({
  table: {
    width: '100%',
    tableLayout: 'fixed',
    borderCollapse: 'separate',
    borderSpacing: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
  },
  headCell: {
    textAlign: 'left',
    fontWeight: tokens.fontWeightSemibold,
    padding: '6px 8px',
    borderBottom: hairline,
    overflowWrap: 'anywhere',
  },
  cell: { padding: '8px', overflowWrap: 'anywhere', verticalAlign: 'top', textAlign: 'left' },
  first: { borderTop: hairline },
  why: { backgroundColor: tokens.colorNeutralBackground2, padding: '8px', overflowWrap: 'anywhere' },
  bad: { outline: `2px solid ${tokens.colorPaletteRedBorderActive}`, outlineOffset: '-2px' },
  warn: { outline: `2px solid ${tokens.colorPaletteMarigoldBorderActive}`, outlineOffset: '-2px' },
  item: { padding: '12px 0', overflowWrap: 'anywhere' },
  more: { marginTop: '12px' },
});

const shownFirst: readonly Field[] = [
  'title',
  'supplier',
  'awarded',
  'start',
  'value',
  'awardedValue',
  'end',
];
const step = 50;

type Standing = ReadonlyMap<number, 'new' | 'changed' | 'same'>;
type Shown = 'problems' | 'refused' | 'check' | 'all';

const problemsAt = (row: CheckedRow) => (row.kind === 'refused' ? row.problems : row.warnings);

/** The rows of a file with what becomes of each, the cells with a problem outlined and named. */
export function CheckedRows(props: { check: ImportCheck; columns: Columns; standing: Standing }) {
  const styles = useStyles();
  const look = useLook();
  const isPhone = useNarrowerThan(640);
  const { rows } = props.check;
  const lists: Readonly<Record<Shown, readonly CheckedRow[]>> = {
    problems: rows.filter((row) => problemsAt(row).length > 0),
    refused: rows.filter((row) => row.kind === 'refused'),
    check: rows.filter((row) => row.kind === 'accepted' && row.warnings.length > 0),
    all: rows,
  };
  const [shown, setShown] = useState<Shown>(lists.problems.length > 0 ? 'problems' : 'all');
  const [most, setMost] = useState(step);
  const list = lists[shown];
  const listed = list.slice(0, most);
  const words = (name: string, of: Shown) => `${name} (${lists[of].length.toLocaleString('en-GB')})`;
  return (
    <>
      <TabList
        size="small"
        selectedValue={shown}
        style={{ flexWrap: 'wrap' }}
        onTabSelect={(_, data) => {
          setShown(data.value as Shown); // the tabs below have these values only
          setMost(step);
        }}
      >
        <Tab value="problems">{words('Problems', 'problems')}</Tab>
        <Tab value="refused">{words('Refused', 'refused')}</Tab>
        <Tab value="check">{words('To check', 'check')}</Tab>
        <Tab value="all">{words('All rows', 'all')}</Tab>
      </TabList>
      {isPhone ? (
        <ul className={look.lines}>
          {listed.map((row) => (
            <li key={row.row.row} className={styles.item}>
              <strong>Row {row.row.row}</strong>
              <Problems problems={problemsAt(row)} />
              <Outcome row={row} standing={props.standing} />
            </li>
          ))}
        </ul>
      ) : (
        <RowTable rows={listed} columns={props.columns} standing={props.standing} />
      )}
      <p className={look.small}>
        {listed.length.toLocaleString('en-GB')} of {list.length.toLocaleString('en-GB')} shown
      </p>
      {list.length > most && (
        <Button className={styles.more} onClick={() => setMost(most + step)}>
          Show {Math.min(step, list.length - most)} more
        </Button>
      )}
    </>
  );
}

function RowTable(props: { rows: readonly CheckedRow[]; columns: Columns; standing: Standing }) {
  const styles = useStyles();
  const { columns } = props;
  const known = [...shownFirst, ...fields.filter((field) => !shownFirst.includes(field))];
  const cells = known.flatMap((field) => {
    const index = columns[field];
    return index === undefined ? [] : [{ field, index }];
  });
  const seen = cells.slice(0, 5);
  return (
    <table className={styles.table} aria-label="Rows of the file">
      <thead>
        <tr>
          <th scope="col" className={styles.headCell} style={{ width: '64px' }}>
            Row
          </th>
          {seen.map(({ field, index }) => (
            <th key={field} scope="col" className={styles.headCell}>
              {fieldWords[field].label} <Letters index={index} />
            </th>
          ))}
          <th scope="col" className={styles.headCell} style={{ width: '112px' }}>
            What happens
          </th>
        </tr>
      </thead>
      <tbody>
        {props.rows.map((row) => {
          const problems = problemsAt(row);
          const mark = row.kind === 'refused' ? styles.bad : styles.warn;
          const wrong = new Set(problems.map((problem) => problem.place));
          return (
            <Fragment key={row.row.row}>
              <tr>
                <td className={mergeClasses(styles.cell, styles.first)}>{row.row.row}</td>
                {seen.map(({ field, index }) => (
                  <td
                    key={field}
                    className={mergeClasses(
                      styles.cell,
                      styles.first,
                      wrong.has(address(index, row.row.row)) && mark,
                    )}
                  >
                    <Cell text={row.row.cells[index] ?? ''} />
                  </td>
                ))}
                <td className={mergeClasses(styles.cell, styles.first)}>
                  <Outcome row={row} standing={props.standing} />
                </td>
              </tr>
              {problems.length > 0 && (
                <tr>
                  <td aria-hidden />
                  <td colSpan={seen.length + 1} className={styles.why}>
                    <Problems problems={problems} beside={besides(row, known, columns, seen)} />
                  </td>
                </tr>
              )}
            </Fragment>
          );
        })}
      </tbody>
    </table>
  );
}

function Letters({ index }: { index: number }) {
  const look = useLook();
  return <span className={look.small}>{columnLetters(index)}</span>;
}

function Cell({ text }: { text: string }) {
  const look = useLook();
  if (text.trim() === '') return <em className={look.quiet}>empty</em>;
  return text.length > 120 ? `${text.slice(0, 120)}…` : text;
}

function Problems(props: { problems: readonly Problem[]; beside?: ReadonlyMap<string, string> }) {
  const look = useLook();
  return props.problems.map(({ place, tell }) => (
    <div key={`${place} ${tell}`}>
      {place !== '' && <strong>{place}: </strong>}
      {tell}
      {props.beside?.has(place) && <span className={look.quiet}> {props.beside.get(place)}</span>}
    </div>
  ));
}

/** What stands in the cells of a row that the table has no column for, by their place: "Ends: 31/02/2026". */
function besides(
  { row }: CheckedRow,
  known: readonly Field[],
  columns: Columns,
  seen: readonly { readonly field: Field }[],
): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const field of known) {
    const index = columns[field];
    const text = index === undefined ? '' : (row.cells[index] ?? '').trim();
    if (index === undefined || text === '' || seen.some((one) => one.field === field)) continue;
    found.set(address(index, row.row), `${fieldWords[field].label}: ${text.slice(0, 60)}`);
  }
  return found;
}

function Outcome({ row, standing }: { row: CheckedRow; standing: Standing }) {
  if (row.kind === 'refused') return <Status tone="late">Refused</Status>;
  if (row.warnings.length > 0) return <Status tone="soon">Check</Status>;
  const stands = standing.get(row.row.row);
  return <>{stands === 'new' ? 'New' : stands === 'changed' ? 'Changed' : 'As before'}</>;
}
