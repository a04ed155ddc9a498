import { makeStyles } from '@fluentui/react-components';
import { exactText, ratio, rounded, times, type Ratio } from '../../../domain/tender/ratio.ts';
import type { Trial } from '../../../domain/tender/understanding/laboratory.ts';
import { useLook } from '../../parts/look.ts';
import { Status } from '../../parts/Status.tsx';
import { Part } from '../result/Part.tsx';
import { firstPlace, inMarks } from '../result/words.ts';

const useStyles = makeStyles({
  trial: { padding: '8px 0', display: 'flex', flexDirection: 'column', gap: '4px' },
  note: { display: 'block' },
});

/** What came of each weight and target: who is first, the totals, and what stands out. */
export function Trials({ trials, bids }: { trials: readonly Trial[]; bids: readonly string[] }) {
  const styles = useStyles();
  const look = useLook();
  return (
    <Part title={`${trials.length} ${trials.length === 1 ? 'trial' : 'trials'}`}>
      <p role="status" className={look.quiet}>
        {sameWinner(trials)}
      </p>
      <ul className={look.lines}>
        {trials.map((trial) => (
          <li key={keyOf(trial)} className={styles.trial}>
            <div className={look.split}>
              <span className={look.strong}>{whatOf(trial)}</span>
              <span>{firstPlace(trial.winners.map((bid) => `Bid ${bid}`))}</span>
            </div>
            <span className={look.small}>
              {bids
                .map(
                  (bid, i) =>
                    `${bid} ${inMarks(trial.totals[i] ?? ratio(0))}, of it social value ${inMarks(trial.valueMarks[i] ?? ratio(0))}`,
                )
                .join('. ')}
              .
            </span>
            {trial.notes.map((note) => (
              <span key={note} className={styles.note}>
                <Status tone="soon">{note}</Status>
              </span>
            ))}
          </li>
        ))}
      </ul>
    </Part>
  );
}

function sameWinner(trials: readonly Trial[]): string {
  const found = [...new Set(trials.map(({ winners }) => winners.join(', ')))];
  if (found.length > 1) return 'Who is first depends on the weight or the target.';
  return `${firstPlace(found.filter(Boolean).map((bid) => `Bid ${bid}`))} in every trial.`;
}

function whatOf({ weight, target }: Trial): string {
  const marks = `${exactText(weight)} marks`;
  return target ? `${marks}, target ${inPence(target)}` : marks;
}

function keyOf({ weight, target }: Trial): string {
  return `${exactText(weight)} ${target ? exactText(target) : ''}`;
}

/** A rate as pence in the pound: "25p", "12.5p". */
export function inPence(rate: Ratio): string {
  return `${rounded(times(rate, ratio(100)), 2).replace(/\.?0+$/, '')}p`;
}
