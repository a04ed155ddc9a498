import { Button, Checkbox, Dropdown, Field, makeStyles, Option } from '@fluentui/react-components';
import { useState } from 'react';
import { missing } from '../../domain/checklist/checklist.ts';
import { numberOn } from '../../domain/policy/policy.ts';
import { approversFor, roleInWords, type NamedRole } from '../../domain/roles/deciding.ts';
import type { Fault } from '../../domain/words/outcome.ts';
import type { PageProps } from '../app/routes.ts';
import { useGo, useMe, useRegisters, useToday } from '../app/world.ts';
import { ButtonLink } from '../parts/ButtonLink.tsx';
import { Card } from '../parts/Card.tsx';
import { FaultBar } from '../parts/FaultBar.tsx';
import { useLook } from '../parts/look.ts';
import { Page } from '../parts/Page.tsx';
import { PlaceLink } from '../parts/PlaceLink.tsx';
import { ProblemSummary, type FieldProblem } from '../parts/ProblemSummary.tsx';
import { useProblems } from '../parts/use-problems.ts';
import { readOnlyBecause } from './access.ts';
import { AnswerList } from './AnswerList.tsx';
import { decide } from './decide.ts';
import { OpenedPage } from './OpenedPage.tsx';
import { placeOf } from './places.ts';
import { isOpen, type Opened } from './use-opened.ts';

const useStyles = makeStyles({
  stack: { display: 'flex', flexDirection: 'column', gap: '16px', minWidth: 0 },
  choose: { maxWidth: '360px', minWidth: 0, width: '100%' },
});

/** Reads the whole once before it counts, and asks another person to sign it off. */
export function CheckPage({ params }: PageProps) {
  return <OpenedPage checklist={params['ref'] ?? ''}>{(opened) => <Check opened={opened} />}</OpenedPage>;
}

function Check({ opened }: { opened: Opened }) {
  const styles = useStyles();
  const look = useLook();
  const ref = opened.row.values.ref;
  const { problems, asked, tell } = useProblems();
  const gaps = missing(opened.sections);
  const today = useToday();
  const days = numberOn(opened.policy, 'sign-off-working-days', today);
  const readOnly = readOnlyBecause(opened, useMe(), today);
  return (
    <Page
      title="Check your answers"
      sub={opened.progress.words}
      wrong={problems.length > 0}
      crumbs={[
        { words: 'Checklists', to: '/checklists' },
        { words: opened.name, to: placeOf.list(ref) },
      ]}
    >
      <ProblemSummary problems={problems} asked={asked} />
      <div className={look.main}>
        <div className={styles.stack}>
          <AnswerList opened={opened} change={readOnly === undefined} />
          <Card title="Submit for sign-off">
            {readOnly !== undefined && isOpen(opened) && <p>{readOnly}</p>}
            {!isOpen(opened) && (
              <>
                <p>This checklist is {opened.standing.state}.</p>
                <ButtonLink to={placeOf.list(ref)}>Back to the checklist</ButtonLink>
              </>
            )}
            {readOnly === undefined && gaps.length > 0 && (
              <div className={look.stack}>
                <p className={look.flush}>These answers are missing before you can submit:</p>
                <ul className={look.list}>
                  {gaps.map((gap) => (
                    <li key={gap.box}>
                      <PlaceLink to={`${placeOf.question(ref, gap.box)}?from=check`}>{gap.place}</PlaceLink>
                      {`: ${gap.tell}`}
                    </li>
                  ))}
                </ul>
                <div>
                  <ButtonLink to={placeOf.list(ref)}>Back to the checklist</ButtonLink>
                </div>
              </div>
            )}
            {readOnly === undefined && gaps.length === 0 && (
              <Submit opened={opened} problems={problems} tell={tell} />
            )}
          </Card>
        </div>
        <Card title="After you submit">
          <p>The person who signs off finds it under “Mine”.</p>
          <p>You can still read your answers, and take them back until sign-off.</p>
          <p>{`They sign off, or return it with a reason, within ${days} working days.`}</p>
        </Card>
      </div>
    </Page>
  );
}

const approverId = 'approver';
const attestId = 'attestation';

function Submit(props: {
  opened: Opened;
  problems: readonly FieldProblem[];
  tell: (problems: readonly FieldProblem[]) => void;
}) {
  const { opened, problems, tell } = props;
  const look = useLook();
  const styles = useStyles();
  const registers = useRegisters();
  const go = useGo();
  const approvers = useApprovers(opened);
  const [chosen, setChosen] = useState<string>();
  const [attested, setAttested] = useState(false);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault>();
  const ref = opened.row.values.ref;
  const approver = approvers.find((one) => one.personId === chosen);
  const submit = async () => {
    const found = [
      ...(approver ? [] : [{ id: approverId, tell: 'Choose who signs off' }]),
      ...(opened.kind.attestation !== undefined && !attested
        ? [{ id: attestId, tell: 'Confirm when these answers were written' }]
        : []),
    ];
    tell(found);
    if (found.length > 0 || !approver) return;
    setBusy(true);
    const stopped = await decide(registers, opened, { decision: 'submitted', approver: approver.person });
    setBusy(false);
    setFault(stopped);
    if (!stopped) go(placeOf.list(ref));
  };
  return (
    <div className={look.fields}>
      {fault && <FaultBar fault={fault} retry={() => void submit()} />}
      <Field
        label="Who signs off?"
        hint="Not the person who answers"
        required
        {...wrongAt(problems, approverId)}
      >
        <Dropdown
          id={approverId}
          className={styles.choose}
          placeholder="Choose a person"
          value={approver ? approverWords(approver, approvers) : ''}
          selectedOptions={chosen === undefined ? [] : [chosen]}
          onOptionSelect={(_, data) => setChosen(data.optionValue)}
        >
          {approvers.map((one) => (
            <Option key={one.personId} value={one.personId}>
              {approverWords(one, approvers)}
            </Option>
          ))}
        </Dropdown>
      </Field>
      {approvers.length === 0 && (
        <p>
          Nobody but you is head of service or social value lead for this service today. Ask the social value
          lead to add one to the list Roles.
        </p>
      )}
      {opened.kind.attestation !== undefined && (
        <Field {...wrongAt(problems, attestId)}>
          <Checkbox
            id={attestId}
            checked={attested}
            label={opened.kind.attestation}
            onChange={(_, data) => setAttested(data.checked === true)}
          />
        </Field>
      )}
      <div className={look.row}>
        <Button appearance="primary" size="large" disabled={busy} onClick={() => void submit()}>
          Submit
        </Button>
        <ButtonLink size="large" to={placeOf.list(ref)}>
          Back to the checklist
        </ButtonLink>
      </div>
    </div>
  );
}

/** Who may be asked: not who answered, not who submits. */
function useApprovers(opened: Opened): readonly NamedRole[] {
  const me = useMe();
  const today = useToday();
  const authors = opened.subject.answers.flatMap((answer) => answer.authors.map(({ id }) => id));
  const at = { on: today, service: opened.row.values.service };
  return approversFor(opened.roles, at, [...authors, ...(me ? [me.id] : [])]);
}

function approverWords(one: NamedRole, all: readonly NamedRole[]): string {
  const words = roleInWords(one);
  return all.filter((other) => roleInWords(other) === words).length > 1 ? `${words}, ${one.person}` : words;
}

function wrongAt(problems: readonly FieldProblem[], id: string) {
  const tell = problems.find((one) => one.id === id)?.tell;
  return tell === undefined ? {} : { validationMessage: tell, validationState: 'error' as const };
}
