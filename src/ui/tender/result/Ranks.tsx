import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { markOf } from '../../../domain/tender/rank.ts';
import { exactText } from '../../../domain/tender/ratio.ts';
import type { Judged } from '../../../domain/tender/score.ts';
import { bidName, type Calculation, type Work } from '../../../registers/tender/index.ts';
import { useLook } from '../../parts/look.ts';
import { hairline } from '../../parts/style-values.ts';
import { inMarks, inPounds } from './words.ts';

const useStyles = makeStyles({
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    '& > li': { borderTop: hairline, padding: '8px 0' },
    '& > li:last-child': { borderBottom: hairline },
  },
  line: {
    display: 'grid',
    gridTemplateColumns: '24px minmax(0,1fr) auto',
    columnGap: '8px',
    alignItems: 'center',
  },
  rank: { color: tokens.colorNeutralForeground3, fontVariantNumeric: 'tabular-nums' },
  total: { fontSize: tokens.fontSizeBase400, fontVariantNumeric: 'tabular-nums' },
  first: { fontWeight: tokens.fontWeightSemibold },
  marks: {
    margin: '4px 0 0 32px',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    '& > summary': { cursor: 'pointer', color: tokens.colorBrandForegroundLink, minHeight: '24px' },
  },
  table: {
    width: '100%',
    borderSpacing: 0,
    '& th': { textAlign: 'start', fontWeight: tokens.fontWeightRegular, paddingRight: '8px' },
    '& td': { textAlign: 'end', fontVariantNumeric: 'tabular-nums', verticalAlign: 'top' },
    '& td + td': { paddingLeft: '12px', overflowWrap: 'anywhere' },
  },
});

/** The bids in the order of their ranks, each with its marks; those that did not pass stand last, with why. */
export function Ranks({ work, worked }: { work: Work; worked: Calculation }) {
  const styles = useStyles();
  const look = useLook();
  const ordered = worked.judged.toSorted((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || 0);
  return (
    <ol className={styles.list} aria-label="Bids by rank">
      {ordered.map((bid) => (
        <li key={bid.bid.id}>
          <div className={styles.line}>
            <span className={styles.rank}>{bid.rank ?? ''}</span>
            <span>
              <span className={bid.rank === 1 ? look.strong : undefined}>{bidName(work, bid.bid.id)}</span>
              <span className={mergeClasses(look.small, look.block)}>{inPounds(bid.price)}</span>
            </span>
            <span className={mergeClasses(styles.total, bid.rank === 1 && styles.first)}>
              {inMarks(bid.total)}
            </span>
          </div>
          <Marks work={work} worked={worked} bid={bid} />
        </li>
      ))}
    </ol>
  );
}

function Marks({ work, worked, bid }: { work: Work; worked: Calculation; bid: Judged }) {
  const styles = useStyles();
  const title = titlesOf(work);
  return (
    <details className={styles.marks}>
      <summary>
        {bid.failed.length > 0 ? `Did not pass: ${bid.failed.map(title).join(', ')}` : 'Marks'}
      </summary>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Criterion</th>
            <td>Marks</td>
            <td>Exact</td>
          </tr>
        </thead>
        <tbody>
          {worked.tender.criteria.map(({ id, weight }) => (
            <tr key={id}>
              <th scope="row">
                {title(id)}, of {exactText(weight)}
              </th>
              <td>{inMarks(markOf(bid, id))}</td>
              <td>{exactText(markOf(bid, id))}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">Social value</th>
            <td colSpan={2}>{inPounds(bid.value)}</td>
          </tr>
        </tbody>
      </table>
    </details>
  );
}

/** What a criterion or question is called, by its id. */
export function titlesOf(work: Pick<Work, 'tenderCriteria'>): (id: string) => string {
  const titles = new Map(work.tenderCriteria.map(({ values }) => [values.key, values.title]));
  return (id) => titles.get(id) ?? id;
}
