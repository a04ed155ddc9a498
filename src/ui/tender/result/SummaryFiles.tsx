import { Button } from '@fluentui/react-components';
import type { AssessmentSummary } from '../../../domain/tender/assessment-summary.ts';
import { summaryHtml, summaryWord } from '../../../registers/tender/index.ts';
import { useLook } from '../../parts/look.ts';
import { saveFile } from '../../parts/save-file.ts';
import { Part } from './Part.tsx';

/** The summary of each bidder as a Word and an HTML file. File names say the bid’s letter, never the bidder. */
export function SummaryFiles(props: {
  summaries: readonly AssessmentSummary[];
  name: (bid: string) => string;
}) {
  const { summaries, name } = props;
  const look = useLook();
  const file = ({ reference, bid }: AssessmentSummary, ending: string) =>
    `${reference} assessment summary ${bid}.${ending}`;
  return (
    <Part title="Assessment summaries">
      <ul className={look.lines}>
        {summaries.map((summary) => (
          <li key={summary.bid}>
            <div className={look.split}>
              <span>
                {name(summary.bid)}
                <span className={look.small}>
                  {summary.outcome === 'awarded' ? ' Awarded' : ' Not awarded'}, {summary.total} marks
                </span>
              </span>
              <span className={look.row}>
                <Button
                  aria-label={`Word file for ${name(summary.bid)}`}
                  onClick={() =>
                    void summaryWord(summary).then((made) => saveFile(made, file(summary, 'docx')))
                  }
                >
                  Word
                </Button>
                <Button
                  aria-label={`HTML file for ${name(summary.bid)}`}
                  onClick={() =>
                    saveFile(new Blob([summaryHtml(summary)], { type: 'text/html' }), file(summary, 'html'))
                  }
                >
                  HTML
                </Button>
              </span>
            </div>
          </li>
        ))}
      </ul>
    </Part>
  );
}
