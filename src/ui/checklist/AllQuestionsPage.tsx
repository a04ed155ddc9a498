import { makeStyles, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useEffect } from 'react';
import type { PageProps } from '../app/routes.ts';
import { useMe, useToday } from '../app/world.ts';
import { ButtonLink } from '../parts/ButtonLink.tsx';
import { Card } from '../parts/Card.tsx';
import { useLook } from '../parts/look.ts';
import { Page } from '../parts/Page.tsx';
import { PlaceLink } from '../parts/PlaceLink.tsx';
import { Status } from '../parts/Status.tsx';
import { readOnlyBecause } from './access.ts';
import { AnswerForm, AnswerShown } from './answer/AnswerForm.tsx';
import { useDesk } from './answer/use-answer.ts';
import { OpenedPage } from './OpenedPage.tsx';
import { placeOf } from './places.ts';
import type { Opened } from './use-opened.ts';
import { contractLine, taskTone } from './words.ts';

const useStyles = makeStyles({
  stack: { display: 'flex', flexDirection: 'column', gap: '16px', minWidth: 0, maxWidth: '784px' },
});

/** Every question on one page, for those who answer from a document at hand. */
export function AllQuestionsPage({ params }: PageProps) {
  return <OpenedPage checklist={params['ref'] ?? ''}>{(opened) => <All opened={opened} />}</OpenedPage>;
}

function All({ opened }: { opened: Opened }) {
  const styles = useStyles();
  const look = useLook();
  const today = useToday();
  const desk = useDesk();
  const ref = opened.row.values.ref;
  const readOnly = readOnlyBecause(opened, useMe(), today);
  useEffect(() => () => desk.leaveAll(), [desk]);
  return (
    <Page
      title="All questions"
      sub={`${contractLine(opened, today)}. ${opened.progress.words}`}
      crumbs={[
        { words: 'Checklists', to: '/checklists' },
        { words: opened.name, to: placeOf.list(ref) },
      ]}
    >
      <div className={styles.stack}>
        {readOnly !== undefined && (
          <MessageBar layout="multiline">
            <MessageBarBody>{readOnly}</MessageBarBody>
          </MessageBar>
        )}
        {opened.sections.flatMap((section) =>
          section.tasks.map(({ question, status }) => (
            <Card
              key={question.key}
              title={question.theme ? `${question.theme.number} ${question.title}` : question.title}
              action={<Status tone={taskTone[status]}>{status}</Status>}
            >
              {readOnly === undefined ? (
                <AnswerForm opened={opened} question={question} problems={[]} />
              ) : (
                <AnswerShown opened={opened} question={question} />
              )}
              <p className={look.small}>
                <PlaceLink to={placeOf.question(ref, question.key)} inline>
                  {`Guidance and evidence for “${question.name}”`}
                </PlaceLink>
              </p>
            </Card>
          )),
        )}
        <div className={look.row}>
          <ButtonLink appearance="primary" size="large" to={placeOf.check(ref)}>
            Check your answers
          </ButtonLink>
          <ButtonLink size="large" to={placeOf.list(ref)}>
            Back to the checklist
          </ButtonLink>
        </div>
      </div>
    </Page>
  );
}
