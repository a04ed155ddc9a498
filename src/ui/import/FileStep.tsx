import { useState } from 'react';
import { sentence } from '../../domain/words/problem.ts';
import { useGo } from '../app/world.ts';
import { Card } from '../parts/Card.tsx';
import { FileDrop } from '../parts/FileDrop.tsx';
import { useLook } from '../parts/look.ts';
import { ProblemSummary } from '../parts/ProblemSummary.tsx';
import { session, type Import } from './session.ts';
import { StepPage } from './Steps.tsx';

/** Chooses the file. Its rules are said before. */
export function FileStep({ now }: { now: Import }) {
  const look = useLook();
  const go = useGo();
  const [asked, setAsked] = useState(0);
  const read = async (file: File | undefined) => {
    if (!file) return;
    const readable = await session.read(file);
    setAsked((count) => count + 1);
    if (readable) go('/contracts/import/columns');
  };
  const problems = (now.problems ?? []).map((one) => ({ id: 'import-file', tell: sentence(one) }));
  return (
    <StepPage step={0} title="Import a register" wrong={problems.length > 0}>
      <ProblemSummary problems={problems} asked={asked} />
      <Card title="Choose the file">
        <div className={look.stack}>
          <p className={look.quiet}>
            CSV or XLSX, up to 50 MB and 100,000 rows, with the names of the columns in one row. The register
            that your council publishes for the Transparency Code will do, as will an export from Contracts
            Finder. Nothing is written until you have seen every problem.
          </p>
          <FileDrop
            label="File to import"
            accept=".csv,.tsv,.txt,.xlsx,text/csv"
            take={([file]) => void read(file)}
            button={{ id: 'import-file', appearance: 'primary', size: 'large', children: 'Choose a file' }}
          >
            <span className={look.quiet}>
              {now.reading ? `Reading ${now.file ?? 'the file'}…` : 'Or drop the file here.'}
            </span>
          </FileDrop>
          <p role="status" className={look.hiddenWords}>
            {now.reading ? 'Reading the file' : ''}
          </p>
        </div>
      </Card>
    </StepPage>
  );
}
