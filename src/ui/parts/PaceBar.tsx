import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  bar: {
    position: 'relative',
    height: '8px',
    borderRadius: '4px',
    backgroundColor: tokens.colorNeutralBackground5,
    outline: `1px solid ${tokens.colorTransparentStroke}`,
  },
  fill: { position: 'absolute', left: 0, top: 0, bottom: 0, borderRadius: '4px' },
  light: { backgroundColor: tokens.colorBrandStroke2 },
  solid: { backgroundColor: tokens.colorCompoundBrandBackground },
  mark: {
    position: 'absolute',
    top: '-4px',
    bottom: '-4px',
    width: '2px',
    marginLeft: '-1px',
    backgroundColor: tokens.colorNeutralForeground1,
  },
});

const share = (percent: number) => `${Math.max(0, Math.min(100, percent))}%`;

/** The line that runs through the product: promised is the track, delivered light, evidenced solid, expected a mark. */
export function PaceBar(props: {
  /** The same facts in words. */
  label: string;
  /** Per cent of the track. */
  evidenced: number;
  delivered?: number;
  expected?: number;
}) {
  const styles = useStyles();
  return (
    <div role="img" aria-label={props.label} className={styles.bar}>
      {props.delivered !== undefined && (
        <div className={mergeClasses(styles.fill, styles.light)} style={{ width: share(props.delivered) }} />
      )}
      <div className={mergeClasses(styles.fill, styles.solid)} style={{ width: share(props.evidenced) }} />
      {props.expected !== undefined && (
        <div className={styles.mark} style={{ left: share(props.expected) }} />
      )}
    </div>
  );
}
