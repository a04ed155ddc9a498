import { Button, Checkbox, Field, makeStyles, Radio, RadioGroup, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import { mayNotDecide, type State } from '../../domain/checklist/decisions.ts';
import { returnReason } from '../../domain/checklist/return-reason.ts';
import type { Fault } from '../../domain/words/outcome.ts';
import type { PageProps } from '../app/routes.ts';
import { useGo, useMe, useRegisters, useToday } from '../app/world.ts';
import { BoxGroup } from '../parts/BoxGroup.tsx';
import { ButtonLink } from '../parts/ButtonLink.tsx';
import { Card } from '../parts/Card.tsx';
import { FaultBar } from '../parts/FaultBar.tsx';
import { useLook } from '../parts/look.ts';
import { moment } from '../parts/moment.ts';
import { Page } from '../parts/Page.tsx';
import { ProblemSummary, type FieldProblem } from '../parts/ProblemSummary.tsx';
import { useProblems } from '../parts/use-problems.ts';
import { Status } from '../parts/Status.tsx';
import { AnswerList } from './AnswerList.tsx';
import { decide } from './decide.ts';
import { Doubts } from './Doubts.tsx';
import { OpenedPage } from './OpenedPage.tsx';
import { placeOf } from './places.ts';
import { StandingCard } from './StandingCard.tsx';
import { useFullCase } from './use-authors.ts';
import type { Opened } from './use-opened.ts';
import { contractLine, stateLook } from './words.ts';

const useStyles = makeStyles({
  stack: { display: 'flex', flexDirection: 'column', gap: '16px', minWidth: 0 },
});

/** Another person reads the answers and decides: sign off, or return with a reason. */
export function SignOffPage({ params }: PageProps) {
  return <OpenedPage checklist={params['ref'] ?? ''}>{(opened) => <SignOff opened={opened} />}</OpenedPage>;
}

function SignOff({ opened }: { opened: Opened }) {
  const styles = useStyles();
  const look = useLook();
  const me = useMe();
  const today = useToday();
  const { problems, asked, tell } = useProblems();
  const { subject, standing, complete, fault, retry } = useFullCase(opened);
  const waiting = !me || !complete ? 'The history of the answers is being read.' : undefined;
  const refused = waiting ?? (me && mayNotDecide(me, subject, today));
  const state = stateLook[standing.state];
  const submitted = standing.submission
    ? `. Submitted ${moment(standing.submission.at)} by ${standing.submission.by.name}`
    : '';
  return (
    <Page
      title={opened.kind.name}
      sub={`${contractLine(opened, today)}${submitted}`}
      wrong={problems.length > 0}
      crumbs={[
        { words: 'Checklists', to: '/checklists' },
        { words: opened.name, to: placeOf.list(opened.row.values.ref) },
      ]}
      actions={
        refused === undefined ? (
          <Status tone="soon">Waiting for your sign-off</Status>
        ) : (
          <Status tone={state.tone}>{state.words}</Status>
        )
      }
    >
      {fault && <FaultBar fault={fault} retry={retry} />}
      <ProblemSummary problems={problems} asked={asked} />
      <Doubts standing={standing} />
      <div className={look.main}>
        <div className={styles.stack}>
          <AnswerList opened={opened} change={false} />
        </div>
        {refused === undefined ? (
          <Card title="Your decision">
            <Decide opened={opened} problems={problems} tell={tell} />
          </Card>
        ) : (
          <Card title={cardTitle(standing.state, waiting)}>
            <p>{refused}</p>
            <StandingCard opened={opened} />
          </Card>
        )}
      </div>
    </Page>
  );
}

function cardTitle(state: State, waiting: string | undefined): string {
  return state === 'submitted' && waiting === undefined ? 'You cannot decide' : 'Where it stands';
}

const choiceId = 'decision';
const reasonId = 'reason';

function Decide(props: {
  opened: Opened;
  problems: readonly FieldProblem[];
  tell: (problems: readonly FieldProblem[]) => void;
}) {
  const { opened, problems, tell } = props;
  const look = useLook();
  const registers = useRegisters();
  const go = useGo();
  const [choice, setChoice] = useState('');
  const [reason, setReason] = useState('');
  const [names, setNames] = useState<readonly string[]>([]);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault>();
  const returns = choice === 'returned';
  const run = async () => {
    const found = [
      ...(choice === '' ? [{ id: choiceId, tell: 'Choose a decision' }] : []),
      ...(returns && reason.trim() === ''
        ? [{ id: reasonId, tell: 'Say what should change, so that it can be put right' }]
        : []),
    ];
    tell(found);
    if (found.length > 0) return;
    setBusy(true);
    const stopped = await decide(
      registers,
      opened,
      returns ? { decision: 'returned', reason: returnReason(reason, names) } : { decision: 'signed off' },
    );
    setBusy(false);
    setFault(stopped);
    if (!stopped) go(placeOf.list(opened.row.values.ref));
  };
  return (
    <div className={look.fields}>
      {fault && <FaultBar fault={fault} retry={() => void run()} text={reason} />}
      <Field {...wrongAt(problems, choiceId)}>
        <RadioGroup
          id={choiceId}
          aria-label="Your decision"
          value={choice}
          onChange={(_, data) => setChoice(data.value)}
        >
          <Radio value="signed off" label="Sign off" />
          <Radio value="returned" label="Return with a reason" />
        </RadioGroup>
      </Field>
      {returns && (
        <>
          <Field label="What should change?" required {...wrongAt(problems, reasonId)}>
            <Textarea
              id={reasonId}
              rows={4}
              resize="vertical"
              value={reason}
              onChange={(_, data) => setReason(data.value)}
            />
          </Field>
          <Which opened={opened} names={names} choose={setNames} />
        </>
      )}
      <div className={look.row}>
        <Button appearance="primary" disabled={busy} onClick={() => void run()}>
          {returns ? 'Return checklist' : 'Sign off checklist'}
        </Button>
        <ButtonLink to={placeOf.list(opened.row.values.ref)}>Not now</ButtonLink>
      </div>
      <span className={look.small}>
        {returns
          ? 'The reason is shown beside the answers and stays in the history.'
          : 'Your name and the time are kept by the register.'}
      </span>
    </div>
  );
}

/** Which answers are to change, by their names. */
function Which(props: {
  opened: Opened;
  names: readonly string[];
  choose: (names: readonly string[]) => void;
}) {
  const { opened, names, choose } = props;
  const all = opened.sections.flatMap((section) => section.tasks).map(({ question }) => question.name);
  return (
    <BoxGroup label="Which answers?" hint="They are marked as returned in the task list.">
      {all.map((name) => (
        <div key={name}>
          <Checkbox
            checked={names.includes(name)}
            label={name}
            onChange={(_, data) =>
              choose(data.checked === true ? [...names, name] : names.filter((one) => one !== name))
            }
          />
        </div>
      ))}
    </BoxGroup>
  );
}

function wrongAt(problems: readonly FieldProblem[], id: string) {
  const tell = problems.find((one) => one.id === id)?.tell;
  return tell === undefined ? {} : { validationMessage: tell, validationState: 'error' as const };
}
