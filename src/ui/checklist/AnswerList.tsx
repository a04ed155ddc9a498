import { makeStyles } from '@fluentui/react-components';
import { ownAnswers } from '../../domain/checklist/answer.ts';
import { measuresFor } from '../../domain/checklist/checklist.ts';
import { useRegister } from '../app/use-register.ts';
import { useRegisters } from '../app/world.ts';
import { Card } from '../parts/Card.tsx';
import { useLook } from '../parts/look.ts';
import { hairline, phone } from '../parts/style-values.ts';
import { PlaceLink } from '../parts/PlaceLink.tsx';
import { placeOf } from './places.ts';
import type { Opened } from './use-opened.ts';

const useStyles = makeStyles({
  list: { margin: 0 },
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0,240px) minmax(0,1fr) auto',
    gap: '16px',
    padding: '12px 0',
    borderTop: hairline,
    [phone]: {
      gridTemplateColumns: 'minmax(0,1fr) auto',
      rowGap: '4px',
      '& > :first-child': { gridColumn: '1 / -1' },
    },
  },
  value: { margin: 0, overflowWrap: 'anywhere' },
  line: { margin: '0 0 4px' },
});

/** Every answer by section, as it will stand in the record. */
export function AnswerList({ opened, change }: { opened: Opened; change: boolean }) {
  const styles = useStyles();
  const look = useLook();
  const registers = useRegisters();
  const ref = opened.row.values.ref;
  const files = (useRegister(registers.evidence).rows ?? []).filter((row) => row.values.checklist === ref);
  return opened.sections.map((section) => (
    <Card key={section.title} title={section.title}>
      <dl className={styles.list}>
        {section.tasks.map(({ question }) => {
          const own = ownAnswers(opened.sheet.answers, question.key);
          const name = question.theme ? `${question.theme.number} ${question.name}` : question.name;
          return (
            <div key={question.key} className={styles.row}>
              <dt className={look.strong}>{name}</dt>
              <dd className={styles.value}>
                {question.printed(own, measuresFor(question, opened.sheet.measures)).map((line, index) => (
                  <p key={index} className={styles.line}>
                    {line}
                  </p>
                ))}
                {files
                  .filter((row) => row.values.question === question.key)
                  .map((row) => (
                    <p key={row.id} className={`${styles.line} ${look.small}`}>
                      Evidence: {registers.files.name(row)}
                    </p>
                  ))}
              </dd>
              {change && (
                <dd className={styles.value}>
                  <PlaceLink
                    to={`${placeOf.question(ref, question.key)}?from=check`}
                    aria-label={`Change: ${name}`}
                  >
                    Change
                  </PlaceLink>
                </dd>
              )}
            </div>
          );
        })}
      </dl>
    </Card>
  ));
}
