import { makeStyles, tokens } from '@fluentui/react-components';
import { ArrowSync16Regular, CloudCheckmark16Regular, CloudOff16Regular } from '@fluentui/react-icons';
import { clock } from '../../parts/moment.ts';
import type { PaperState } from './score-paper.ts';

const useStyles = makeStyles({
  state: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '6px',
    whiteSpace: 'nowrap',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
    '& > svg': { flexShrink: 0 },
  },
  green: { color: tokens.colorPaletteGreenForeground1 },
});

/** How far an evaluator's own scores have come. "Kept" appears only after the own folder has answered. */
export function PaperCorner({ state }: { state: PaperState }) {
  const styles = useStyles();
  return (
    <span role="status" aria-label="Your scores" className={styles.state}>
      {state.kind === 'keeping' && <ArrowSync16Regular aria-hidden />}
      {state.kind === 'kept' && <CloudCheckmark16Regular className={styles.green} aria-hidden />}
      {state.kind === 'not kept' && <CloudOff16Regular aria-hidden />}
      {wordsOf(state)}
    </span>
  );
}

function wordsOf(state: PaperState): string {
  switch (state.kind) {
    case 'reading':
    case 'unread':
      return '';
    case 'keeping':
      return 'Keeping…';
    case 'kept':
      return state.at ? `Kept ${clock(state.at.toISOString())}` : 'Kept';
    case 'not kept':
      return 'Not kept if you close';
  }
}
