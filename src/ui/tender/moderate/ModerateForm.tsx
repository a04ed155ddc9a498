import { Button, makeStyles, MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import { ChevronLeft20Regular } from '@fluentui/react-icons';
import { useEffect, useRef, useState } from 'react';
import { exactText, rounded } from '../../../domain/tender/ratio.ts';
import { bidName, lockConsensus, type ModerationLine } from '../../../registers/tender/index.ts';
import { useLook } from '../../parts/look.ts';
import { moment } from '../../parts/moment.ts';
import { Trouble } from '../result/Trouble.tsx';
import { useAct } from '../result/use-act.ts';
import { Foot } from '../score/Foot.tsx';
import { ScoreLine } from '../score/OwnScores.tsx';
import { PlaceList } from '../score/PlaceList.tsx';
import { useScoreKeys } from '../score/use-score-keys.ts';
import { useStepPlace } from '../score/use-step-place.ts';
import type { StepProps } from '../step.ts';
import { useChair } from '../use-chair.ts';
import { AgreedFields } from './AgreedFields.tsx';
import { agreedRows } from './agreed-rows.ts';
import { agreedKey, agreedOf, nextToAgree, nothingAgreed, type Agreed } from './agreed.ts';

const useStyles = makeStyles({
  title: { margin: 0, outlineStyle: 'none' },
  line: { padding: '4px 0' },
  all: { marginTop: '8px' },
});

/** One question of one bid at a time, or all of them in a list to search and sort. */
export function ModerateForm(props: StepProps & { lines: readonly ModerationLine[] }) {
  const { work, lines } = props;
  const [at, setAt] = useState(() => nextToAgree(lines, -1) ?? 0);
  const [listed, setListed] = useState(false);
  const to = (index: number) => {
    setListed(false);
    setAt(index);
  };
  if (listed)
    return (
      <PlaceList
        rows={agreedRows(work, lines)}
        name="Consensus scores"
        openWords="Only those to agree"
        needWords="The furthest apart first"
        choose={to}
        close={() => to(at)}
      />
    );
  return <OneLine {...props} at={at} setAt={setAt} list={() => setListed(true)} />;
}

type OneLineProps = StepProps & {
  lines: readonly ModerationLine[];
  at: number;
  setAt: (at: number) => void;
  list: () => void;
};

/** How the scores lie, what was agreed, and why. */
function OneLine({ desk, work, again, lines, at, setAt, list }: OneLineProps) {
  const look = useLook();
  const line = lines[at] ?? lines[0];
  const { act, busy, trouble } = useAct(again);
  const { written, write, forget } = useWritten(desk, line && agreedKey(work, line));
  const calculate = useStepPlace('calculate', work);
  const [correcting, setCorrecting] = useState(-1);
  const { ref } = work.tender.values;
  const chair = useChair(work);
  const open = lines.filter(({ consensus }) => !consensus).length;
  const mine = mayLock(desk, work);
  const editing = mine && line !== undefined && (!line.consensus || correcting === at);
  const lock = async () => {
    if (!line || busy) return;
    const { bid, criterion } = line;
    const row = await act(() => lockConsensus(desk, ref, { bid, criterion, ...written }));
    if (!row) return;
    forget();
    setCorrecting(-1);
    setAt(nextToAgree(lines, at) ?? at);
  };
  const onward = open === 0 ? calculate : () => setAt(lines[at + 1] ? at + 1 : 0);
  const main = editing ? () => void lock() : onward;
  useScoreKeys({
    next: () => lines[at + 1] && setAt(at + 1),
    previous: () => at > 0 && setAt(at - 1),
    main,
  });
  if (!line) return <p className={look.flush}>There is nothing to moderate.</p>;
  return (
    <>
      <Head work={work} lines={lines} at={at} list={list} />
      <Spread line={line} />
      {!editing && <Consensus line={line} correct={mine ? () => setCorrecting(at) : undefined} />}
      {editing && <AgreedFields key={at} line={line} written={written} write={write} work={work} />}
      {!mine && !line.consensus && (
        <p className={look.flush}>The evaluators talk, and {chair} locks what they agree on.</p>
      )}
      <Trouble of={trouble} />
      <Foot>
        <Button
          icon={<ChevronLeft20Regular />}
          aria-label="Previous"
          disabled={at === 0}
          onClick={() => setAt(at - 1)}
        />
        <Button appearance="primary" disabled={busy} onClick={main}>
          {editing ? lockWords(busy) : onwardWords(open)}
        </Button>
      </Foot>
    </>
  );
}

function mayLock({ me }: StepProps['desk'], { tender }: StepProps['work']): boolean {
  return me.id === tender.values.chairId && tender.values.stage === 'moderation';
}

function lockWords(busy: boolean): string {
  return busy ? 'Locking…' : 'Lock consensus';
}

function onwardWords(open: number): string {
  return open === 0 ? 'Go to Calculate' : 'Next';
}

function Head(props: Pick<OneLineProps, 'work' | 'lines' | 'at' | 'list'>) {
  const { work, lines, at, list } = props;
  const styles = useStyles();
  const look = useLook();
  const heading = useHeadingAt(at);
  const line = lines[at] ?? lines[0];
  return (
    <div>
      <div className={look.split}>
        <span className={look.small}>
          {line && bidName(work, line.bid)}, {at + 1} of {lines.length}
        </span>
        <span className={look.small} role="status" aria-label="Progress">
          {lines.filter(({ consensus }) => consensus).length} of {lines.length} agreed
        </span>
      </div>
      <h2 ref={heading} tabIndex={-1} className={styles.title}>
        {line?.title}
      </h2>
      <Button size="small" className={styles.all} onClick={list}>
        All questions
      </Button>
    </div>
  );
}

/** Puts the focus on the heading when another line is shown. */
function useHeadingAt(at: number) {
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(at);
  useEffect(() => {
    if (shown.current !== at) heading.current?.focus();
    shown.current = at;
  }, [at]);
  return heading;
}

/** What the chair has written about one line; it stays while the pane is open. */
function useWritten(desk: StepProps['desk'], key = '') {
  const [, redraw] = useState(0);
  const all = agreedOf(desk);
  return {
    written: all.get(key) ?? nothingAgreed,
    write: (part: Partial<Agreed>) => {
      all.set(key, { ...(all.get(key) ?? nothingAgreed), ...part });
      redraw((count) => count + 1);
    },
    forget: () => {
      all.delete(key);
    },
  };
}

function Spread({ line }: { line: ModerationLine }) {
  const styles = useStyles();
  const look = useLook();
  const { spread, individual } = line;
  if (!spread) return <p className={look.flush}>No score of this question is open and proved yet.</p>;
  return (
    <>
      {line.mustDiscuss && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>Discuss this one.</MessageBarTitle> The scores are {exactText(spread.range)}{' '}
            apart.
          </MessageBarBody>
        </MessageBar>
      )}
      <ul className={look.lines} aria-label="Individual scores">
        {individual.map(({ evaluator, score, rationale }) => (
          <li key={evaluator} className={styles.line}>
            <ScoreLine name={evaluator} score={{ score: exactText(score), rationale }} />
          </li>
        ))}
      </ul>
      <span className={look.small}>
        Middle {exactText(spread.median)}, mean {rounded(spread.mean, 2)}. The panel agrees a score.
      </span>
    </>
  );
}

function Consensus({ line, correct }: { line: ModerationLine; correct: (() => void) | undefined }) {
  const look = useLook();
  const row = line.consensus;
  if (!row) return null;
  const { consensus, rationale, discussion = '', attempt, correction = '' } = row.values;
  return (
    <section aria-label="Consensus" className={look.stack}>
      <p className={look.flush}>
        <span className={look.strong}>Agreed score {consensus}.</span> {rationale}
      </p>
      {discussion !== '' && <p className={look.flush}>What was said: {discussion}</p>}
      <span className={look.small}>
        Locked by {row.created.by.name} on {moment(row.created.at)}.
        {attempt > 1 && ` Changed ${attempt - 1} times; the last reason: ${correction}`}
      </span>
      {correct && (
        <div>
          <Button onClick={correct}>Change the consensus</Button>
        </div>
      )}
    </section>
  );
}
