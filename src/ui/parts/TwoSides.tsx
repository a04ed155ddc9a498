import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { differences, type Piece } from '../../domain/checklist/differences.ts';
import { Differences } from './Differences.tsx';
import { useLook } from './look.ts';
import { hairline, phone } from './style-values.ts';

/** One person's version of what two people changed. */
export type Side = {
  /** Who and when: "Not saved", or "Officer, Property. Saved 14:02". */
  readonly by: string;
  readonly text: string;
  /** What differs beside the text: a choice, a number, a day, in words. */
  readonly lines?: readonly string[];
  /** The button that takes this version. */
  readonly action: ReactNode;
};

const useStyles = makeStyles({
  versus: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0,1fr) minmax(0,1fr)',
    gap: '16px',
    [phone]: { gridTemplateColumns: 'minmax(0,1fr)' },
  },
  side: {
    backgroundColor: tokens.colorNeutralBackground1,
    border: hairline,
    borderRadius: tokens.borderRadiusMedium,
    padding: '12px 16px',
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: '8px',
    '& p': { margin: 0 },
  },
  head: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
});

/** Mine and theirs side by side, the differences underlined; neither is the default. */
export function TwoSides(props: {
  mine: Side;
  theirs: Side;
  /** What it is about, where several stand on one page. */
  about?: string;
}) {
  const styles = useStyles();
  const { mine, theirs } = props;
  const about = props.about === undefined ? '' : ` for ${props.about}`;
  return (
    <div className={styles.versus}>
      <OneSide title="Yours" label={`Your text${about}`} side={mine} other={theirs.text} />
      <OneSide title="In the register" label={`Their text${about}`} side={theirs} other={mine.text} />
    </div>
  );
}

function OneSide(props: { title: string; label: string; side: Side; other: string }) {
  const styles = useStyles();
  const look = useLook();
  const { side } = props;
  return (
    <section className={styles.side} aria-label={props.label}>
      <div>
        <h2 className={styles.head}>{props.title}</h2>
        <span className={look.small}>{side.by}</span>
      </div>
      {side.lines?.map((line) => (
        <p key={line} className={look.wrap}>
          {line}
        </p>
      ))}
      <Differences pieces={differences(props.other, side.text)} show="added" />
      {side.action}
    </section>
  );
}

/** A first draft of one text from both: what they share once, what either added in its place. */
export function joined(theirs: string, mine: string): string {
  let text = '';
  let last: Piece['kind'] = 'same';
  for (const piece of differences(theirs, mine)) {
    // One word of theirs and one of mine in the same place must not grow together.
    const touching =
      last !== 'same' && piece.kind !== 'same' && /\S$/.test(text) && /^[\p{L}\p{N}]/u.test(piece.text);
    text += (touching ? ' ' : '') + piece.text;
    last = piece.kind;
  }
  return text;
}
