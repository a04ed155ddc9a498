import { Button, Field, makeStyles, Select, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import { longDay } from '../../../domain/words/day.ts';
import {
  answerClarification,
  askClarification,
  bidName,
  type RowOf,
} from '../../../registers/tender/index.ts';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { useLook } from '../../parts/look.ts';
import { Status } from '../../parts/Status.tsx';
import { Part } from '../result/Part.tsx';
import { Trouble } from '../result/Trouble.tsx';
import { useAct } from '../result/use-act.ts';
import type { StepProps } from '../step.ts';

const useStyles = makeStyles({
  row: { padding: '8px 0', display: 'flex', flexDirection: 'column', gap: '8px', '& p': { margin: 0 } },
  words: { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
});

/** Questions put to bidders or by them, with their answers and what came of them. */
export function ClarifyStep(props: StepProps) {
  const look = useLook();
  const { clarifications } = props.work;
  const open = clarifications.filter(({ values }) => (values.answer ?? '') === '');
  const answered = clarifications.filter((row) => !open.includes(row)).toReversed();
  return (
    <div className={look.stack}>
      <Ask {...props} />
      {clarifications.length === 0 && (
        <EmptyState
          title="No question yet"
          about="Note here what was asked of a bidder, or by one, and the answer. It stays with the tender."
        />
      )}
      {open.length > 0 && (
        <Part title="Waiting for an answer">
          <ul className={look.lines}>
            {open.map((row) => (
              <Row key={row.id} {...props} row={row} />
            ))}
          </ul>
        </Part>
      )}
      {answered.length > 0 && (
        <Part title="Answered">
          <ul className={look.lines}>
            {answered.map((row) => (
              <Row key={row.id} {...props} row={row} />
            ))}
          </ul>
        </Part>
      )}
    </div>
  );
}

function Ask({ desk, work, again }: StepProps) {
  const look = useLook();
  const [bid, setBid] = useState('');
  const [question, setQuestion] = useState('');
  const { act, busy, trouble } = useAct(again);
  const press = async () => {
    const draft = bid === '' ? { question } : { bid, question };
    if (await act(() => askClarification(desk, work.tender.values.ref, draft))) setQuestion('');
  };
  return (
    <Part title="Note a question">
      <Field label="About">
        <Select value={bid} onChange={(_, { value }) => setBid(value)}>
          <option value="">The tender, for all bidders</option>
          {work.bids.map(({ values }) => (
            <option key={values.bid} value={values.bid}>
              {bidName(work, values.bid)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="Question" required hint="As it was asked. No names of people.">
        <Textarea
          value={question}
          rows={3}
          resize="vertical"
          onChange={(_, { value }) => setQuestion(value)}
        />
      </Field>
      <Trouble of={trouble} />
      <div className={look.row}>
        <Button appearance="primary" disabled={busy} onClick={() => void press()}>
          {busy ? 'Saving…' : 'Note the question'}
        </Button>
      </div>
    </Part>
  );
}

function Row({ desk, work, again, row }: StepProps & { row: RowOf<'clarifications'> }) {
  const styles = useStyles();
  const look = useLook();
  const { bid = '', question, askedOn, answer = '', answeredOn, effect = '' } = row.values;
  return (
    <li className={styles.row}>
      <div className={look.split}>
        <span className={look.small}>
          {bid === '' ? 'The tender' : bidName(work, bid)}, asked {longDay(askedOn)}
        </span>
        {answer === '' ? (
          <Status tone="wait">Not answered</Status>
        ) : (
          <Status tone="done">{answeredOn ? `Answered ${longDay(answeredOn)}` : 'Answered'}</Status>
        )}
      </div>
      <p className={`${styles.words} ${look.strong}`}>{question}</p>
      {answer !== '' && <p className={styles.words}>{answer}</p>}
      {effect !== '' && <p className={look.small}>What was changed: {effect}</p>}
      {answer === '' && <Answer {...{ desk, work, again }} id={row.id} />}
    </li>
  );
}

function Answer({ desk, work, again, id }: StepProps & { id: string }) {
  const [open, setOpen] = useState(false);
  const [answer, setAnswer] = useState('');
  const [effect, setEffect] = useState('');
  const { act, busy, trouble } = useAct(again);
  if (!open)
    return (
      <div>
        <Button onClick={() => setOpen(true)}>Note the answer</Button>
      </div>
    );
  const save = () => act(() => answerClarification(desk, work.tender.values.ref, { id, answer, effect }));
  return (
    <>
      <Field label="Answer" required hint="As it was given. It cannot be changed afterwards.">
        <Textarea value={answer} rows={3} resize="vertical" onChange={(_, { value }) => setAnswer(value)} />
      </Field>
      <Field label="What was changed because of it" hint="Leave empty when nothing was.">
        <Textarea value={effect} rows={2} resize="vertical" onChange={(_, { value }) => setEffect(value)} />
      </Field>
      <Trouble of={trouble} />
      <div>
        <Button disabled={busy} onClick={() => void save()}>
          {busy ? 'Saving…' : 'Save the answer'}
        </Button>
      </div>
    </>
  );
}
