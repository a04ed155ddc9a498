import { Link, makeStyles } from '@fluentui/react-components';
import { Document20Regular } from '@fluentui/react-icons';
import { sizeInWords } from '../../domain/evidence/evidence.ts';
import { dayOf, longDay } from '../../domain/words/day.ts';
import { useRegister } from '../app/use-register.ts';
import { useHost, useRegisters } from '../app/world.ts';
import { Card } from '../parts/Card.tsx';
import { useLook } from '../parts/look.ts';
import { phone } from '../parts/style-values.ts';
import { Status, type Tone } from '../parts/Status.tsx';

/** What a reviewer found, as people read it. */
export const reviewWords: Readonly<Record<string, { readonly tone: Tone; readonly words: string }>> = {
  waiting: { tone: 'wait', words: 'Waiting for review' },
  accepted: { tone: 'done', words: 'Accepted' },
  refused: { tone: 'late', words: 'Refused' },
  'needs redaction': { tone: 'soon', words: 'Needs redaction' },
};

const useStyles = makeStyles({
  file: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0,1fr) auto',
    gap: '12px',
    alignItems: 'center',
    padding: '10px 0',
    overflowWrap: 'anywhere',
    [phone]: {
      gridTemplateColumns: '20px minmax(0,1fr)',
      '& > :last-child': { gridColumn: 2, justifySelf: 'start' },
    },
  },
});

/** The files that prove something about a contract. */
export function EvidenceCard({ contract }: { contract: string }) {
  const styles = useStyles();
  const look = useLook();
  const host = useHost();
  const registers = useRegisters();
  const { files } = registers;
  const { rows, fault } = useRegister(registers.evidence);
  const own = rows?.filter((row) => row.values.contract === contract) ?? [];
  return (
    <Card title="Evidence">
      {fault && <p className={look.quiet}>The files could not be read. {fault.mend}</p>}
      {rows && own.length === 0 && (
        <p className={look.quiet}>
          No files yet. Files are added in a checklist, beside the answer they prove.
        </p>
      )}
      <ul className={look.lines}>
        {own.map((row) => {
          const { tone, words } = reviewWords[row.values.review ?? 'waiting'] ?? { tone: 'wait', words: '' };
          return (
            <li key={row.clientKey || row.id} className={styles.file}>
              <Document20Regular aria-hidden />
              <span>
                <Link as="button" onClick={() => host.open(files.webUrl(row))}>
                  {files.name(row)}
                </Link>
                <span className={look.small} style={{ display: 'block' }}>
                  {sizeInWords(files.size(row))}, {longDay(dayOf(new Date(row.created.at)))},{' '}
                  {row.created.by.name}. Opens in SharePoint.
                </span>
              </span>
              <Status tone={tone}>{words}</Status>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
