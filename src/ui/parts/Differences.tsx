import { makeStyles, tokens } from '@fluentui/react-components';
import type { Piece } from '../../domain/checklist/differences.ts';

const useStyles = makeStyles({
  text: { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', margin: 0 },
  added: {
    backgroundColor: tokens.colorPaletteYellowBackground2,
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'underline',
    textDecorationThickness: '2px',
  },
  removed: { color: tokens.colorNeutralForeground3, textDecorationLine: 'line-through' },
});

/** A text with what was added underlined and, unless it is left out, what was removed struck through. */
export function Differences({ pieces, show }: { pieces: readonly Piece[]; show: 'added' | 'both' }) {
  const styles = useStyles();
  return (
    <p className={styles.text}>
      {pieces.map((piece, index) => {
        if (piece.kind === 'same') return <span key={index}>{piece.text}</span>;
        if (piece.kind === 'added')
          return (
            <ins key={index} className={styles.added}>
              {piece.text}
            </ins>
          );
        if (show === 'added') return null;
        return (
          <del key={index} className={styles.removed}>
            {piece.text}
          </del>
        );
      })}
    </p>
  );
}
