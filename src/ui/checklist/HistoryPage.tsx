import { Button } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { sittings, type AnswerVersion, type Sitting } from '../../domain/checklist/history.ts';
import { measuresFor } from '../../domain/checklist/checklist.ts';
import type { Question } from '../../domain/checklist/question.ts';
import { isDay, longDay } from '../../domain/words/day.ts';
import type { Fault } from '../../domain/words/outcome.ts';
import type { PageProps } from '../app/routes.ts';
import { useGo, useMe, useRegisters, useToday } from '../app/world.ts';
import { useUndo } from '../app/undo.tsx';
import { ButtonLink } from '../parts/ButtonLink.tsx';
import { Card } from '../parts/Card.tsx';
import { EmptyState } from '../parts/EmptyState.tsx';
import { FaultBar } from '../parts/FaultBar.tsx';
import { LoadingSkeleton } from '../parts/LoadingSkeleton.tsx';
import { useLook } from '../parts/look.ts';
import { clock, moment } from '../parts/moment.ts';
import { Page } from '../parts/Page.tsx';
import { readOnlyBecause } from './access.ts';
import { Differences } from '../parts/Differences.tsx';
import { typedOf, type AnswerRow, type Typed } from './answer/typed.ts';
import { slotsOf, rowOf } from './answer/slots.ts';
import { useDesk } from './answer/use-answer.ts';
import { OpenedPage } from './OpenedPage.tsx';
import { placeOf } from './places.ts';
import type { Opened } from './use-opened.ts';
import { shortName } from './words.ts';

/** Who wrote what in an answer, and the way back to an earlier text. */
export function HistoryPage({ params }: PageProps) {
  const { ref = '', question: key = '' } = params;
  return (
    <OpenedPage checklist={ref}>
      {(opened) => {
        const question = opened.kind.questions.find((one) => one.key === key);
        return question ? <History opened={opened} question={question} /> : null;
      }}
    </OpenedPage>
  );
}

type Told = { readonly row: AnswerRow; readonly label: string; readonly list: readonly Sitting[] };

function History({ opened, question }: { opened: Opened; question: Question }) {
  const look = useLook();
  const ref = opened.row.values.ref;
  const { told, fault, retry } = useHistory(opened, question);
  const empty = told?.every(({ list }) => list.length === 0) ?? false;
  return (
    <Page
      title="History of this answer"
      sub={question.title}
      crumbs={[
        { words: 'Checklists', to: '/checklists' },
        { words: opened.name, to: placeOf.list(ref) },
        { words: shortName(question), to: placeOf.question(ref, question.key) },
      ]}
    >
      {fault && <FaultBar fault={fault} retry={retry} />}
      {!told && !fault && <LoadingSkeleton what="the history" />}
      {empty && (
        <EmptyState title="No history yet" about="This question has not been answered.">
          <ButtonLink to={placeOf.question(ref, question.key)}>Answer it</ButtonLink>
        </EmptyState>
      )}
      <div className={look.fields}>
        {told?.map(({ row, label, list }) =>
          list.length === 0 ? null : (
            <Card key={row.clientKey} title={label}>
              <ol className={look.lines}>
                {list.map((sitting, index) => (
                  <li key={sitting.left.id}>
                    <SittingLine
                      opened={opened}
                      question={question}
                      row={row}
                      sitting={sitting}
                      newest={index === 0}
                    />
                  </li>
                ))}
              </ol>
            </Card>
          ),
        )}
      </div>
    </Page>
  );
}

function useHistory(opened: Opened, question: Question) {
  const registers = useRegisters();
  const [told, setTold] = useState<readonly Told[]>();
  const [fault, setFault] = useState<Fault>();
  const [attempt, setAttempt] = useState(0);
  const rows = slotsOf(opened, question)
    .map((slot) => rowOf(opened, slot))
    .filter((row) => row !== undefined && row.id !== '')
    .filter((row) => row !== undefined);
  const stamp = rows.map((row) => row.etag).join();
  useEffect(() => {
    let here = true;
    const measures = measuresFor(question, opened.sheet.measures);
    void Promise.all(rows.map(async (row) => ({ row, outcome: await registers.answers.versions(row) }))).then(
      (read) => {
        if (!here) return;
        const failed = read.find(({ outcome }) => outcome.kind === 'fault')?.outcome;
        setFault(failed?.kind === 'fault' ? failed.fault : undefined);
        setTold(
          read.flatMap(({ row, outcome }) =>
            outcome.kind === 'fault'
              ? []
              : [
                  {
                    row,
                    label:
                      measures.find(({ code }) => code === row.values.part)?.wording ??
                      question.words?.label ??
                      question.name,
                    list: sittings(outcome.value.map(versionOf)),
                  },
                ],
          ),
        );
      },
    );
    return () => {
      here = false;
    };
    // The rows are new objects at every change of any answer; their versions say whether these changed.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [registers, stamp, attempt]);
  return { told, fault, retry: () => setAttempt((count) => count + 1) };
}

function versionOf(version: {
  readonly id: string;
  readonly values: Partial<AnswerRow['values']>;
  readonly changed: AnswerRow['changed'];
}): AnswerVersion {
  const { choice, words, quantity, day } = version.values;
  return {
    id: version.id,
    by: version.changed.by,
    at: version.changed.at,
    ...(choice !== undefined && { choice }),
    ...(words !== undefined && { words }),
    ...(quantity !== undefined && { quantity }),
    ...(day !== undefined && { day }),
  };
}

function SittingLine(props: {
  opened: Opened;
  question: Question;
  row: AnswerRow;
  sitting: Sitting;
  newest: boolean;
}) {
  const { opened, question, row, sitting, newest } = props;
  const look = useLook();
  const readOnly = readOnlyBecause(opened, useMe(), useToday());
  const restore = useRestore(opened, question, row);
  const { left } = sitting;
  const choice = choiceWords(question, row, left.choice);
  const facts = [choice, left.quantity, left.day === undefined ? undefined : longDayOf(left.day)];
  const until = clock(sitting.from) === clock(sitting.to) ? '' : ` to ${clock(sitting.to)}`;
  return (
    <div>
      <p>
        <strong>{sitting.by.name}</strong>
        <span className={look.quiet}>{`, ${moment(sitting.from)}${until}`}</span>
      </p>
      {sitting.chosen && (
        <p>{facts.filter((fact) => fact !== undefined && fact !== '').join(', ') || 'Emptied'}</p>
      )}
      <Differences pieces={sitting.words} show="both" />
      {!newest && readOnly === undefined && (
        <p>
          <Button size="small" onClick={() => restore(sitting)}>
            {`Restore the text of ${moment(sitting.to)}`}
          </Button>
        </p>
      )}
    </div>
  );
}

function choiceWords(question: Question, row: AnswerRow, choice: string | undefined): string | undefined {
  if ((row.values.part ?? '') !== '') return choice === 'no' ? 'Not asked for' : 'Asked for';
  return question.choices.find((one) => one.value === choice)?.label ?? choice;
}

function longDayOf(text: string): string {
  return isDay(text) ? longDay(text) : '';
}

/** Brings an earlier text back as a change of its own: nothing of the history is lost. */
function useRestore(opened: Opened, question: Question, row: AnswerRow) {
  const desk = useDesk();
  const go = useGo();
  const undo = useUndo();
  return (sitting: Sitting) => {
    const slot = slotsOf(opened, question).find((one) => one.part === (row.values.part ?? ''));
    if (!slot) return;
    const write = (typed: Typed) => {
      desk.type(slot, row, typed);
      desk.leave(slot);
    };
    const before = typedOf(row);
    const { choice = '', words = '', quantity = '', day } = sitting.left;
    write({ choice, words, quantity, day: day === undefined ? '' : longDayOf(day) });
    undo({ words: 'The earlier text is back.', undo: async () => desk.type(slot, undefined, before) });
    go(placeOf.question(opened.row.values.ref, question.key));
  };
}
