import { Button, Field, Link, makeStyles, Textarea } from '@fluentui/react-components';
import { ChevronLeft20Regular, LockClosed16Regular } from '@fluentui/react-icons';
import { useEffect, useRef, useState } from 'react';
import { bidName, type DraftScore, type Work } from '../../../registers/tender/index.ts';
import { useLook } from '../../parts/look.ts';
import { Foot } from './Foot.tsx';
import { isGiven, keyOfPlace, nextOpen, type ScorePlace } from './places.ts';
import { levelsOf } from './levels.ts';
import { LevelChoice, LevelNumber } from './LevelChoice.tsx';
import { PaperCorner } from './PaperCorner.tsx';
import { PlaceList } from './PlaceList.tsx';
import type { PlaceRow } from './place-rows.ts';
import type { PaperState } from './score-paper.ts';
import { useScoreKeys } from './use-score-keys.ts';
import { useStepPlace } from './use-step-place.ts';

const useStyles = makeStyles({
  title: { margin: '4px 0 0', outlineStyle: 'none' },
  area: { '& > textarea': { fieldSizing: 'content', minHeight: '92px', maxHeight: 'none' } },
  lock: { display: 'grid', gridTemplateColumns: '16px minmax(0,1fr)', gap: '8px' },
});

export type ScoreFormProps = {
  readonly work: Work;
  readonly places: readonly ScorePlace[];
  readonly scores: ReadonlyMap<string, DraftScore>;
  readonly state: PaperState;
  readonly write: (score: DraftScore) => void;
};

/** One question of one bid at a time, or all of them in a list to search and sort. */
export function ScoreForm(props: ScoreFormProps) {
  const { work, places, scores } = props;
  const [at, setAt] = useState(() => nextOpen(places, scores, -1) ?? 0);
  const [listed, setListed] = useState(false);
  const moved = useRef(false);
  const to = (index: number) => {
    moved.current = true;
    setListed(false);
    setAt(index);
  };
  if (listed)
    return (
      <PlaceList
        rows={scoreRows(work, places, scores)}
        name="Scores"
        openWords="Only those without a score or reason"
        needWords="Without a score or reason first"
        choose={to}
        close={() => to(at)}
      />
    );
  return <OnePlace {...props} at={at} moved={moved} go={to} list={() => setListed(true)} />;
}

function scoreRows(
  work: Work,
  places: readonly ScorePlace[],
  scores: ReadonlyMap<string, DraftScore>,
): readonly PlaceRow[] {
  return places.map((place, at) => {
    const score = scores.get(keyOfPlace(place));
    const given = isGiven(score);
    const lacks = (score?.score ?? '') === '' ? 'No score' : `${score?.score ?? ''}, no reason`;
    return {
      at,
      bid: bidName(work, place.bid),
      question: place.question.values.title,
      open: !given,
      need: given ? 0 : 1,
      words: given ? (score?.score ?? '') : lacks,
      tone: given ? 'done' : 'none',
    };
  });
}

type OnePlaceProps = ScoreFormProps & {
  readonly at: number;
  /** Whether the person went to this place, and was not only shown it. */
  readonly moved: { readonly current: boolean };
  readonly go: (at: number) => void;
  readonly list: () => void;
};

/** The levels in words, the score, the reason. */
function OnePlace(props: OnePlaceProps) {
  const { work, places, scores, state, at, moved, go, list } = props;
  const styles = useStyles();
  const look = useLook();
  const open = useStepPlace('lock', work);
  const heading = useRef<HTMLHeadingElement>(null);
  const place = places[at] ?? places[0];
  useEffect(() => {
    if (moved.current) heading.current?.focus();
  }, [at, moved]);
  const to = (index: number | undefined) => {
    if (index !== undefined && places[index]) go(index);
  };
  const gap = nextOpen(places, scores, at);
  const onward = places[at + 1] ? at + 1 : gap;
  const main = () => (onward === undefined ? open() : to(onward));
  const own = useOwn(props, place);
  useScoreKeys({
    digit: own.choose,
    undo: own.undo,
    next: () => to(at + 1),
    previous: () => to(at - 1),
    main,
  });
  if (!place) return null;
  const given = places.filter((one) => isGiven(scores.get(keyOfPlace(one)))).length;
  const { levels, max, toChoose } = levelsOf(place);
  const Scale = toChoose ? LevelChoice : LevelNumber;
  return (
    <>
      <div>
        <div className={look.split}>
          <span className={look.small}>
            {bidName(work, place.bid)}, {at + 1} of {places.length}
          </span>
          <PaperCorner state={state} />
        </div>
        <h2 ref={heading} tabIndex={-1} className={styles.title}>
          {place.question.values.title}
        </h2>
        {(place.question.values.howAssessed ?? '') !== '' && (
          <span className={look.small}>{place.question.values.howAssessed}</span>
        )}
      </div>
      <Scale key={keyOfPlace(place)} levels={levels} max={max} score={own.score.score} choose={own.write} />
      {own.undo && (
        <div>
          <Link as="button" onClick={own.undo}>
            Undo the change of this score
          </Link>
        </div>
      )}
      <Reason text={own.score.rationale} write={own.reason} />
      <div className={`${styles.lock} ${look.small}`}>
        <LockClosed16Regular aria-hidden />
        Only you can read this. Your scores stay in your own files until everyone has locked theirs.
      </div>
      <span className={look.small}>
        <span role="status" aria-label="Progress">
          {given} of {places.length} scores given.
        </span>{' '}
        {toChoose && `Keys 0 to ${Math.min(Number(max), 9)} choose a score, Ctrl+Enter goes on.`}
      </span>
      <div className={look.row}>
        <Button size="small" onClick={list}>
          All scores
        </Button>
        {gap !== undefined && gap !== at && gap !== onward && (
          <Button size="small" onClick={() => to(gap)}>
            Next without a score
          </Button>
        )}
      </div>
      <Foot>
        <Button
          icon={<ChevronLeft20Regular />}
          aria-label="Previous"
          disabled={at === 0}
          onClick={() => to(at - 1)}
        />
        <Button appearance="primary" onClick={main}>
          {onwardWords(places, at, onward)}
        </Button>
      </Foot>
    </>
  );
}

function onwardWords(places: readonly ScorePlace[], at: number, onward: number | undefined): string {
  if (onward === undefined) return 'Go to Lock your scores';
  if (onward !== at + 1) return 'Next without a score';
  return places[onward]?.question === places[at]?.question ? 'Next bid' : 'Next question';
}

/** The score of one place, with what the person can do to it; the last changes can be taken back. */
function useOwn({ scores, write }: ScoreFormProps, place: ScorePlace | undefined) {
  const [changes, setChanges] = useState<readonly DraftScore[]>([]);
  const empty = {
    bid: place?.bid ?? '',
    criterion: place?.question.values.key ?? '',
    score: '',
    rationale: '',
  };
  const score = (place && scores.get(keyOfPlace(place))) ?? empty;
  const last = changes.at(-1);
  const here = last !== undefined && last.bid === score.bid && last.criterion === score.criterion;
  const scale = place && levelsOf(place);
  const put = (chosen: string) => {
    if (chosen === score.score) return;
    if (score.score !== '' && scale?.toChoose) setChanges([...changes, score]);
    write({ ...plain(score), score: chosen });
  };
  return {
    score,
    write: put,
    choose: (digit: string) => {
      if (scale?.toChoose && scale.levels.some((level) => level.score === digit)) put(digit);
    },
    reason: (rationale: string) => write({ ...plain(score), rationale }),
    undo: here
      ? () => {
          setChanges(changes.slice(0, -1));
          write({ ...plain(score), score: last.score });
        }
      : undefined,
  };
}

/** A score without the secret of an earlier lock: a changed score gets a new one. */
function plain({ bid, criterion, score, rationale }: DraftScore): DraftScore {
  return { bid, criterion, score, rationale };
}

function Reason(props: { text: string; write: (text: string) => void }) {
  const styles = useStyles();
  const look = useLook();
  return (
    <Field
      label={{ children: 'Why this score?', className: look.strong }}
      required
      hint="Quote the bid, with its page."
    >
      <Textarea className={styles.area} value={props.text} onChange={(_, data) => props.write(data.value)} />
    </Field>
  );
}
