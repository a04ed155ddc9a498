import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import {
  CheckmarkCircle16Regular,
  Circle16Regular,
  CircleHalfFill16Regular,
  Clock16Regular,
  ErrorCircle16Filled,
  Warning16Filled,
} from '@fluentui/react-icons';
import { memo, type ReactNode } from 'react';

/** How much a state needs somebody: what is settled is plain text, what needs somebody is tinted. */
export type Tone = 'done' | 'none' | 'wait' | 'progress' | 'soon' | 'late';

const useStyles = makeStyles({
  status: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '6px',
    verticalAlign: 'middle',
    '& > svg': { flexShrink: 0 },
  },
  tint: {
    gap: '4px',
    padding: '1px 7px 1px 3px',
    minHeight: '20px',
    borderRadius: tokens.borderRadiusMedium,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  quiet: { color: tokens.colorNeutralForeground3 },
  green: { color: tokens.colorPaletteGreenForeground1 },
  progress: {
    backgroundColor: tokens.colorNeutralBackground4,
    color: tokens.colorNeutralForeground3,
    borderTopColor: tokens.colorNeutralStroke2,
  },
  soon: {
    backgroundColor: tokens.colorPaletteYellowBackground1,
    color: tokens.colorPaletteYellowForeground2,
    border: `1px solid ${tokens.colorPaletteYellowBorder1}`,
  },
  late: {
    backgroundColor: tokens.colorStatusDangerBackground1,
    color: tokens.colorStatusDangerForeground1,
    border: `1px solid ${tokens.colorStatusDangerBorder1}`,
  },
});

const icons = {
  done: CheckmarkCircle16Regular,
  none: Circle16Regular,
  wait: Clock16Regular,
  progress: CircleHalfFill16Regular,
  soon: Warning16Filled,
  late: ErrorCircle16Filled,
} as const;

/** A state: icon, word, and colour only where somebody is needed. */
export const Status = memo(function Status({ tone, children }: { tone: Tone; children: ReactNode }) {
  const styles = useStyles();
  const Icon = icons[tone];
  const iconLook = tone === 'done' ? styles.green : tone === 'wait' ? styles.quiet : '';
  const tinted = tone === 'progress' || tone === 'soon' || tone === 'late';
  const look =
    tone === 'none'
      ? mergeClasses(styles.status, styles.quiet)
      : tinted
        ? mergeClasses(styles.status, styles.tint, styles[tone])
        : styles.status;
  return (
    <span className={look}>
      <Icon className={iconLook} aria-hidden />
      <span>{children}</span>
    </span>
  );
});
