import { Field, Input, makeStyles, Radio, RadioGroup, Textarea } from '@fluentui/react-components';
import { isBeyond } from '../../../domain/tender/moderation.ts';
import { compare, exactText, ratio } from '../../../domain/tender/ratio.ts';
import { questionsOf, type ModerationLine, type Work } from '../../../registers/tender/index.ts';
import { descriptorsOf } from '../../../registers/tender/method.ts';
import { useLook } from '../../parts/look.ts';
import type { Agreed } from './agreed.ts';

const useStyles = makeStyles({
  scale: { justifyContent: 'space-between', maxWidth: '440px' },
  level: { minWidth: 0 },
  area: { '& > textarea': { fieldSizing: 'content', minHeight: '76px', maxHeight: 'none' } },
  number: { maxWidth: '120px' },
});

/** What the chair enters: a whole number that nobody has filled in beforehand, its reason, and what was said. */
export function AgreedFields(props: {
  work: Work;
  line: ModerationLine;
  written: Agreed;
  write: (part: Partial<Agreed>) => void;
}) {
  const { work, line, written, write } = props;
  const styles = useStyles();
  const look = useLook();
  const strong = (children: string) => ({ children, className: look.strong });
  return (
    <>
      <AgreedScore work={work} line={line} score={written.score} choose={(score) => write({ score })} />
      <Beyond line={line} score={written.score} />
      <Field
        label={strong('Why this score?')}
        required
        hint="The panel’s reason, in its own words. It goes into the assessment summary."
      >
        <Textarea
          className={styles.area}
          value={written.rationale}
          onChange={(_, data) => write({ rationale: data.value })}
        />
      </Field>
      <Field
        label={strong('What was said')}
        required={line.mustDiscuss}
        hint={
          line.mustDiscuss
            ? 'The scores lie far apart: write down the discussion.'
            : 'Where there was a discussion.'
        }
      >
        <Textarea
          className={styles.area}
          value={written.discussion}
          onChange={(_, data) => write({ discussion: data.value })}
        />
      </Field>
      {line.consensus && (
        <Field
          label={strong('Why is it changed?')}
          required
          hint="The earlier consensus stays in the register."
        >
          <Textarea
            className={styles.area}
            value={written.correction}
            onChange={(_, data) => write({ correction: data.value })}
          />
        </Field>
      )}
    </>
  );
}

/** A panel may agree on what nobody gave alone; that it is so is told, for the reason must bear it. */
function Beyond({ line: { spread }, score }: { line: ModerationLine; score: string }) {
  const look = useLook();
  if (!spread || !/^\d{1,6}$/.test(score) || !isBeyond(spread, ratio(Number(score)))) return null;
  const [low, high] = [exactText(spread.lowest), exactText(spread.highest)];
  return (
    <p className={look.flush} role="status">
      {low === high ? `Everybody gave ${low}` : `The individual scores go from ${low} to ${high}`}, and nobody
      gave {score}. Say in the reason why it is the right score.
    </p>
  );
}

function AgreedScore(props: {
  work: Work;
  line: ModerationLine;
  score: string;
  choose: (score: string) => void;
}) {
  const { work, line, score, choose } = props;
  const styles = useStyles();
  const look = useLook();
  const max = exactText(line.scaleMax);
  const label = { children: 'Agreed score', className: look.strong };
  if (compare(line.scaleMax, ratio(10)) > 0)
    return (
      <Field label={label} required hint={`A whole number from 0 to ${max}.`}>
        <Input
          className={styles.number}
          inputMode="numeric"
          value={score}
          onChange={(_, data) => choose(data.value.trim())}
        />
      </Field>
    );
  const scores = Array.from({ length: Number(line.scaleMax.n / line.scaleMax.d) + 1 }, (_, one) => `${one}`);
  const question = questionsOf(work).find(({ values }) => values.key === line.criterion);
  const words = descriptorsOf(question?.values.descriptors ?? '').find(
    (level) => level.score === score,
  )?.words;
  return (
    <Field label={label} required {...(words !== undefined && { hint: words })}>
      <RadioGroup
        layout="horizontal-stacked"
        className={styles.scale}
        value={score}
        onChange={(_, data) => choose(data.value)}
      >
        {scores.map((one) => (
          <Radio key={one} value={one} label={one} className={styles.level} />
        ))}
      </RadioGroup>
    </Field>
  );
}
