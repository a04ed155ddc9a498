import { Button, makeStyles, mergeClasses } from '@fluentui/react-components';
import { useState } from 'react';
import type { AssessmentSummary } from '../../../domain/tender/assessment-summary.ts';
import {
  keepSummaries,
  summaryFileName,
  summaryHtml,
  summaryWord,
  type Desk,
} from '../../../registers/tender/index.ts';
import { useLook } from '../../parts/look.ts';
import { saveFile } from '../../parts/save-file.ts';
import { count } from '../../parts/moment.ts';
import { Part } from './Part.tsx';
import { Trouble } from './Trouble.tsx';
import { useAct } from './use-act.ts';

const useStyles = makeStyles({ line: { padding: '8px 0' } });

/** The summary of each bidder as a Word and an HTML file. File names say the bid’s letter, never the bidder. */
export function SummaryFiles(props: {
  summaries: readonly AssessmentSummary[];
  name: (bid: string) => string;
  desk: Desk;
}) {
  const { summaries, name, desk } = props;
  const styles = useStyles();
  const look = useLook();
  const [kept, setKept] = useState<number>();
  const { act, busy, trouble } = useAct(() => undefined);
  return (
    <Part title="Assessment summaries">
      <ul className={look.lines}>
        {summaries.map((summary) => (
          <li key={summary.bid} className={styles.line}>
            <div className={look.split}>
              <span>
                {name(summary.bid)}
                <span className={mergeClasses(look.small, look.block)}>
                  {summary.outcome === 'awarded' ? 'Awarded' : 'Not awarded'}, {summary.total} marks
                </span>
              </span>
              <span className={look.row}>
                <Button
                  aria-label={`Word file for ${name(summary.bid)}`}
                  onClick={() =>
                    void summaryWord(summary).then((made) => saveFile(made, summaryFileName(summary, 'docx')))
                  }
                >
                  Word
                </Button>
                <Button
                  aria-label={`HTML file for ${name(summary.bid)}`}
                  onClick={() =>
                    saveFile(
                      new Blob([summaryHtml(summary)], { type: 'text/html' }),
                      summaryFileName(summary, 'html'),
                    )
                  }
                >
                  HTML
                </Button>
              </span>
            </div>
          </li>
        ))}
      </ul>
      <Trouble of={trouble} />
      <div className={look.row}>
        <Button
          disabled={busy || kept !== undefined}
          onClick={() => void act(() => keepSummaries(desk, summaries)).then(setKept)}
        >
          {busy ? 'Keeping the files…' : 'Keep the files on the evaluations site'}
        </Button>
        {kept !== undefined && <span role="status">{count(kept, 'file')} kept in its documents.</span>}
      </div>
    </Part>
  );
}
