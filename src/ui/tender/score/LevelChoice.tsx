import { Field, Input, makeStyles, Radio, RadioGroup } from '@fluentui/react-components';
import { useState } from 'react';
import { compare, decimal, isDecimal } from '../../../domain/tender/ratio.ts';
import { useLook } from '../../parts/look.ts';
import type { Level } from './levels.ts';

const useStyles = makeStyles({
  level: { display: 'grid', gridTemplateColumns: '20px minmax(0,1fr)', gap: '4px' },
  number: { maxWidth: '120px' },
});

export type LevelChoiceProps = {
  readonly levels: readonly Level[];
  readonly max: string;
  readonly score: string;
  readonly choose: (score: string) => void;
};

/** The scores to choose from, with what each means beside it. */
export function LevelChoice({ levels, score, choose }: LevelChoiceProps) {
  const styles = useStyles();
  const look = useLook();
  return (
    <Field label={{ children: 'Your score', className: look.strong }} required>
      <RadioGroup value={score} onChange={(_, data) => choose(data.value)}>
        {levels.map((level) => (
          <Radio
            key={level.score}
            value={level.score}
            label={
              <span className={styles.level}>
                <span className={look.strong}>{level.score}</span>
                <span>{level.words}</span>
              </span>
            }
          />
        ))}
      </RadioGroup>
    </Field>
  );
}

/** A score on a long scale is typed, under what the levels mean. Give it a key per place: it keeps what is typed. */
export function LevelNumber({ levels, max, score, choose }: LevelChoiceProps) {
  const styles = useStyles();
  const look = useLook();
  const [typed, setTyped] = useState(score);
  const isWrong = typed !== '' && !isOnScale(typed, max);
  return (
    <>
      {levels.length > 0 && (
        <ul className={look.list}>
          {levels.map((level) => (
            <li key={level.score}>
              <span className={look.strong}>{level.score}</span> {level.words}
            </li>
          ))}
        </ul>
      )}
      <Field
        label={{ children: 'Your score', className: look.strong }}
        required
        hint={`From 0 to ${max}.`}
        {...(isWrong && { validationMessage: `Enter a number from 0 to ${max}. This one is not kept.` })}
      >
        <Input
          className={styles.number}
          inputMode="decimal"
          value={typed}
          onChange={(_, { value }) => {
            const text = value.trim();
            setTyped(text);
            if (text === '' || isOnScale(text, max)) choose(text);
          }}
        />
      </Field>
    </>
  );
}

function isOnScale(text: string, max: string): boolean {
  return isDecimal(text) && compare(decimal(text), decimal(max)) <= 0 && !text.startsWith('-');
}
