import { ProgressBar } from '@fluentui/react-components';
import type { Progress } from './bulk-runs.ts';
import { useTimeLeft } from './use-time-left.ts';

/** How far work in bulk is, as a bar and in words, and how much longer it takes. */
export function RunProgress(props: {
  progress: Progress;
  /** The name of the bar: "Rows imported". */
  label: string;
  /** "Importing" and "rows": "Importing 40 of 2,000 rows. About 3 minutes left." */
  doing: string;
  what: string;
  /** What else there is to know. */
  note?: string;
}) {
  const { progress, label, doing, what, note } = props;
  const { done, total } = progress;
  const left = useTimeLeft(progress);
  const far = `${done.toLocaleString('en-GB')} of ${total.toLocaleString('en-GB')} ${what}`;
  const words = `${doing} ${far}.${left === undefined ? '' : ` ${left}`}`;
  return (
    <>
      <ProgressBar
        thickness="large"
        value={total === 0 ? 0 : done / total}
        aria-label={label}
        aria-valuetext={words}
      />
      <div>{note === undefined ? words : `${words} ${note}`}</div>
    </>
  );
}
