import { Button, Divider, makeStyles, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { BookQuestionMark20Regular } from '@fluentui/react-icons';
import { lazy, useEffect, useState } from 'react';
import type { AnswerProblem, Question } from '../../domain/checklist/question.ts';
import type { PageProps } from '../app/routes.ts';
import { useGo, useMe, usePlace, useRegisters, useToday } from '../app/world.ts';
import { ButtonLink } from '../parts/ButtonLink.tsx';
import { Card } from '../parts/Card.tsx';
import { EmptyState } from '../parts/EmptyState.tsx';
import { useLook } from '../parts/look.ts';
import { phone } from '../parts/style-values.ts';
import { Page } from '../parts/Page.tsx';
import { PlaceLink } from '../parts/PlaceLink.tsx';
import { ProblemSummary } from '../parts/ProblemSummary.tsx';
import { EvidenceBox } from '../evidence/EvidenceBox.tsx';
import { readOnlyBecause } from './access.ts';
import { AnswerForm, AnswerShown } from './answer/AnswerForm.tsx';
import { boxId, problemsNow, slotsOf } from './answer/slots.ts';
import { useDesk, usePapers } from './answer/use-answer.ts';
import { EarlierAnswers } from './EarlierAnswers.tsx';
import { Guidance, guidanceId } from './Guidance.tsx';
import { rememberRow } from './last-row.ts';
import { OpenedPage } from './OpenedPage.tsx';
import { placeOf } from './places.ts';
import type { Opened } from './use-opened.ts';
import { Presence } from '../parts/Presence.tsx';

const GuidanceDrawer = lazy(() =>
  import('./GuidanceDrawer.tsx').then((m) => ({ default: m.GuidanceDrawer })),
);

const useStyles = makeStyles({
  buttons: {
    display: 'flex',
    gap: '8px',
    flexWrap: 'wrap',
    alignItems: 'center',
    [phone]: { '& > button': { width: '100%' }, '& > a': { width: '100%' } },
  },
  side: { display: 'flex', flexDirection: 'column', gap: '16px', minWidth: 0 },
  wide: { [phone]: { display: 'none' } },
  small: { display: 'none', [phone]: { display: 'inline-flex', alignSelf: 'flex-start' } },
});

/** One question a page, with the help that fits the contract beside it. */
export function QuestionPage({ params }: PageProps) {
  const { ref = '', question = '' } = params;
  return (
    <OpenedPage checklist={ref}>
      {(opened) => {
        const asked = opened.sections.flatMap((section) => section.tasks).map((task) => task.question);
        const found = asked.find((one) => one.key === question);
        if (found) return <Asked key={found.key} opened={opened} question={found} asked={asked} />;
        return (
          <Page title="This question is not asked" crumbs={[{ words: opened.name, to: placeOf.list(ref) }]}>
            <EmptyState
              title="This question does not apply"
              about="It is not asked for a contract of this size and stage. Answers that were given stay in the register."
            >
              <ButtonLink to={placeOf.list(ref)}>Back to the checklist</ButtonLink>
            </EmptyState>
          </Page>
        );
      }}
    </OpenedPage>
  );
}

function Asked({
  opened,
  question,
  asked,
}: {
  opened: Opened;
  question: Question;
  asked: readonly Question[];
}) {
  const styles = useStyles();
  const look = useLook();
  const ref = opened.row.values.ref;
  const [drawer, setDrawer] = useState(false);
  const readOnly = readOnlyBecause(opened, useMe(), useToday());
  const steps = useSteps(opened, question, asked);
  useQuestionKeys(steps.forward, () => setDrawer(true));
  const themes = asked.filter((one) => one.theme).length;
  const sub = question.theme
    ? `Theme ${question.theme.number} of ${themes}, ${question.name}`
    : `${opened.kind.name}, ${question.section}`;
  return (
    <Page
      title={question.title}
      sub={sub}
      wrong={steps.problems.length > 0}
      crumbs={[
        { words: 'Checklists', to: '/checklists' },
        { words: opened.name, to: placeOf.list(ref) },
      ]}
    >
      <div className={look.main}>
        <div className={look.fields}>
          <Button
            className={styles.small}
            icon={<BookQuestionMark20Regular />}
            onClick={() => setDrawer(true)}
          >
            Guidance
          </Button>
          <ProblemSummary
            asked={steps.attempts}
            problems={steps.problems.map(({ box, tell }) => ({ id: boxId(question.key, box), tell }))}
          />
          {readOnly !== undefined && (
            <MessageBar layout="multiline">
              <MessageBarBody>{readOnly}</MessageBarBody>
            </MessageBar>
          )}
          {readOnly === undefined ? (
            <AnswerForm opened={opened} question={question} problems={steps.problems} />
          ) : (
            <AnswerShown opened={opened} question={question} />
          )}
          <EvidenceBox opened={opened} question={question} disabled={readOnly !== undefined} />
          <Divider />
          <div className={styles.buttons}>
            <Button appearance="primary" size="large" onClick={steps.forward}>
              Continue
            </Button>
            <Button size="large" onClick={steps.back}>
              Previous
            </Button>
            <ButtonLink appearance="subtle" to={placeOf.history(ref, question.key)}>
              History of this answer
            </ButtonLink>
          </div>
          <span>
            <PlaceLink to={placeOf.list(ref)}>Back to the checklist</PlaceLink>
          </span>
        </div>
        <div className={styles.side}>
          <div className={styles.wide}>
            <Card title="Guidance">
              <Guidance opened={opened} question={question} />
            </Card>
          </div>
          <EarlierAnswers opened={opened} question={question} disabled={readOnly !== undefined} />
        </div>
      </div>
      <Presence>
        {drawer && <GuidanceDrawer opened={opened} question={question} close={() => setDrawer(false)} />}
      </Presence>
    </Page>
  );
}

/** The way on and the way back; on the way on the answer is looked at once. */
function useSteps(opened: Opened, question: Question, asked: readonly Question[]) {
  const go = useGo();
  const desk = useDesk();
  const registers = useRegisters();
  usePapers(desk);
  const { query } = usePlace();
  const ref = opened.row.values.ref;
  const [told, setTold] = useState<readonly AnswerProblem[]>([]);
  const [attempts, setAttempts] = useState(0);
  const index = asked.findIndex((one) => one.key === question.key);
  const leave = () => {
    for (const slot of slotsOf(opened, question)) desk.leave(slot);
    rememberRow(ref, question.key);
  };
  // The page may be left by a link, by the host's back button or by its tab: what is on it is sent all the same.
  useEffect(() => {
    rememberRow(ref, question.key);
    return () => desk.leaveAll();
  }, [desk, ref, question.key]);
  const to = (next: Question | undefined) => go(next ? placeOf.question(ref, next.key) : placeOf.list(ref));
  // What was told goes away as soon as it is put right, and nothing new is told before the next attempt.
  const still = told.length === 0 ? [] : problemsNow(registers, desk, opened, question);
  const problems = told.filter((one) => still.some(({ box, tell }) => box === one.box && tell === one.tell));
  return {
    problems,
    attempts,
    forward: () => {
      leave();
      const found = problemsNow(registers, desk, opened, question);
      setTold(found);
      setAttempts((count) => count + 1);
      if (found.length > 0) return;
      if (query.get('from') === 'check') go(placeOf.check(ref));
      else to(asked[index + 1]);
    },
    back: () => {
      leave();
      to(asked[index - 1]);
    },
  };
}

/** Ctrl+Enter goes on, Alt+Down opens the guidance. */
function useQuestionKeys(forward: () => void, openDrawer: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        forward();
      } else if (event.key === 'ArrowDown' && event.altKey) {
        event.preventDefault();
        const header = document.getElementById(guidanceId);
        if (!header || header.offsetParent === null) return openDrawer();
        if (header.getAttribute('aria-expanded') === 'false') header.click();
        header.focus();
      }
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });
}
