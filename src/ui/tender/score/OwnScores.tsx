import { Link, makeStyles } from '@fluentui/react-components';
import { useState } from 'react';
import { bidName, type DraftScore, type Work } from '../../../registers/tender/index.ts';
import { useLook } from '../../parts/look.ts';
import { Part } from '../result/Part.tsx';
import { keyOfPlace, type ScorePlace } from './places.ts';

const useStyles = makeStyles({
  line: { padding: '6px 0' },
  why: { whiteSpace: 'pre-wrap' },
});

/** The person's own scores as they were locked, question by question. */
export function OwnScores(props: {
  work: Work;
  places: readonly ScorePlace[];
  scores: ReadonlyMap<string, DraftScore>;
}) {
  const { work, places, scores } = props;
  const styles = useStyles();
  const look = useLook();
  const questions = [...new Set(places.map(({ question }) => question))];
  return (
    <>
      {questions.map((question) => (
        <Part key={question.id} title={question.values.title}>
          <ul className={look.lines}>
            {places
              .filter((place) => place.question === question)
              .map((place) => (
                <li key={place.bid} className={styles.line}>
                  <ScoreLine name={bidName(work, place.bid)} score={scores.get(keyOfPlace(place))} />
                </li>
              ))}
          </ul>
        </Part>
      ))}
    </>
  );
}

/** A score with its reason, which opens under it. */
export function ScoreLine({
  name,
  score,
}: {
  name: string;
  score: Pick<DraftScore, 'score' | 'rationale'> | undefined;
}) {
  const styles = useStyles();
  const look = useLook();
  const [open, setOpen] = useState(false);
  return (
    <>
      <div className={look.withButton}>
        <span>{name}</span>
        <span className={look.row}>
          <span className={look.strong}>{score?.score ?? 'not on this page'}</span>
          {score && (
            <Link
              as="button"
              inline
              aria-expanded={open}
              aria-label={`Why, ${name}`}
              onClick={() => setOpen(!open)}
            >
              Why
            </Link>
          )}
        </span>
      </div>
      {open && score && <p className={`${look.flush} ${look.wrap} ${styles.why}`}>{score.rationale}</p>}
    </>
  );
}
