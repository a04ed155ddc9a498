import { Link, makeStyles, ProgressBar, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { mayNotDecide } from '../../domain/checklist/decisions.ts';
import { nextTask } from '../../domain/checklist/checklist.ts';
import { isAsked, themes } from '../../domain/framework/themes.ts';
import type { PageProps } from '../app/routes.ts';
import { useMe, useToday } from '../app/world.ts';
import { ButtonLink } from '../parts/ButtonLink.tsx';
import { Card } from '../parts/Card.tsx';
import { useLook } from '../parts/look.ts';
import { hairline, phone } from '../parts/style-values.ts';
import { Page } from '../parts/Page.tsx';
import { PlaceLink } from '../parts/PlaceLink.tsx';
import { Status } from '../parts/Status.tsx';
import { Doubts } from './Doubts.tsx';
import { peekRow } from './last-row.ts';
import { OpenedPage } from './OpenedPage.tsx';
import { placeOf } from './places.ts';
import { ReturnedCard, StandingCard } from './StandingCard.tsx';
import { TaskList } from './TaskList.tsx';
import { isOpen, type Opened } from './use-opened.ts';
import { contractLine, stateLook } from './words.ts';

const useStyles = makeStyles({
  stack: { display: 'flex', flexDirection: 'column', gap: '16px', minWidth: 0 },
  last: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0,1fr) auto',
    gap: '8px',
    alignItems: 'center',
    minHeight: '44px',
    borderTop: hairline,
    [phone]: { gridTemplateColumns: 'minmax(0,1fr)', padding: '8px 0' },
  },
  primary: { marginTop: '16px', display: 'flex', flexDirection: 'column' },
  foot: {
    display: 'none',
    [phone]: {
      display: 'flex',
      flexDirection: 'column',
      position: 'sticky',
      bottom: '0',
      padding: '8px 0',
      backgroundColor: tokens.colorNeutralBackground2,
      zIndex: 1,
    },
  },
  state: { alignSelf: 'center' },
  wide: { [phone]: { display: 'none' } },
});

/** The task list of one checklist: answer in any order, and see how far it is. */
export function TaskListPage({ params }: PageProps) {
  return <OpenedPage checklist={params['ref'] ?? ''}>{(opened) => <Tasks opened={opened} />}</OpenedPage>;
}

function Tasks({ opened }: { opened: Opened }) {
  const styles = useStyles();
  const look = useLook();
  const today = useToday();
  const ref = opened.row.values.ref;
  const { progress, sections, standing } = opened;
  const [keepsFocus] = useState(() => peekRow(ref));
  const state = stateLook[standing.state];
  return (
    <Page
      title={opened.kind.name}
      sub={contractLine(opened, today)}
      crumbs={[{ words: 'Checklists', to: '/checklists' }]}
      keepsFocus={keepsFocus}
      actions={
        <>
          <span className={styles.state}>
            <Status tone={state.tone}>{state.words}</Status>
          </span>
          <ButtonLink appearance="subtle" to={placeOf.all(ref)}>
            All on one page
          </ButtonLink>
          <ButtonLink appearance="subtle" to={placeOf.record(ref)}>
            Record
          </ButtonLink>
        </>
      }
    >
      <Doubts standing={standing} />
      <div className={look.main}>
        <div className={styles.stack}>
          <TaskList list={ref} sections={sections} />
          <Card title="Check and submit">
            <div className={styles.last}>
              {progress.ready || !isOpen(opened) ? (
                <>
                  <PlaceLink to={isOpen(opened) ? placeOf.check(ref) : placeOf.signOff(ref)}>
                    {isOpen(opened) ? 'Check your answers' : 'Answers and sign-off'}
                  </PlaceLink>
                  <Status tone={isOpen(opened) ? 'none' : state.tone}>
                    {isOpen(opened) ? 'Not started' : state.words}
                  </Status>
                </>
              ) : (
                <>
                  <span className={look.quiet}>Check your answers</span>
                  <span className={look.quiet}>Cannot start yet: {left(opened)}</span>
                </>
              )}
            </div>
          </Card>
          {opened.kind.key === 'pre-procurement' && <RetiredLine opened={opened} />}
        </div>
        <div className={styles.stack}>
          <Card title={progress.words}>
            <ProgressBar
              value={progress.total === 0 ? 0 : progress.completed / progress.total}
              thickness="large"
              aria-label={progress.words}
            />
            <StandingCard opened={opened} />
            <div className={`${styles.primary} ${styles.wide}`}>
              <NextButton opened={opened} />
            </div>
          </Card>
          {opened.returned && <ReturnedCard opened={opened} />}
        </div>
      </div>
      <div className={styles.foot}>
        <NextButton opened={opened} />
      </div>
    </Page>
  );
}

function left({ progress }: Opened): string {
  const count = progress.total - progress.completed;
  return `${count} ${count === 1 ? 'answer is' : 'answers are'} missing`;
}

/** The one thing to do next. */
function NextButton({ opened }: { opened: Opened }) {
  const me = useMe();
  const today = useToday();
  const ref = opened.row.values.ref;
  const next = isOpen(opened) ? nextTask(opened.sections) : undefined;
  if (next)
    return (
      <ButtonLink appearance="primary" to={placeOf.question(ref, next.question.key)}>
        {next.question.theme ? `Continue: theme ${next.question.theme.number}` : 'Continue'}
      </ButtonLink>
    );
  if (isOpen(opened))
    return (
      <ButtonLink appearance="primary" to={placeOf.check(ref)}>
        Check your answers
      </ButtonLink>
    );
  const decides =
    opened.standing.state === 'submitted' && me && mayNotDecide(me, opened.subject, today) === undefined;
  return (
    <ButtonLink appearance={decides ? 'primary' : 'secondary'} to={placeOf.signOff(ref)}>
      {decides ? 'Open for sign-off' : 'Answers and sign-off'}
    </ButtonLink>
  );
}

/** The retired theme: one quiet line, with what was once answered. */
function RetiredLine({ opened }: { opened: Opened }) {
  const look = useLook();
  const [open, setOpen] = useState(false);
  const today = useToday();
  const retired = themes.find((theme) => !isAsked(theme, today));
  if (!retired) return null;
  const own = opened.sheet.answers.filter((answer) => answer.question === retired.ref);
  return (
    <div className={look.small}>
      {`Theme ${retired.order}, ${retired.title}, is retired and no longer asked. `}
      {own.length > 0 && (
        <Link as="button" onClick={() => setOpen(!open)}>
          Earlier answers
        </Link>
      )}
      {open &&
        own.map((answer) => <p key={answer.part}>{answer.words ?? answer.quantity ?? answer.choice}</p>)}
    </div>
  );
}
