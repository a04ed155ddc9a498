import { makeStyles, tokens } from '@fluentui/react-components';
import { hairline, narrow, phone } from './style-values.ts';

/** Classes that many pages share. */
export const useLook = makeStyles({
  stack: { display: 'flex', flexDirection: 'column', gap: '16px', minWidth: 0 },
  fields: { display: 'flex', flexDirection: 'column', gap: '20px', minWidth: 0, maxWidth: '736px' },
  form: { display: 'flex', flexDirection: 'column', gap: '16px', minWidth: 0, maxWidth: '784px' },
  row: { display: 'flex', alignItems: 'center', gap: '8px', flexWrap: 'wrap' },
  split: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: '12px',
    flexWrap: 'wrap',
  },
  /** A line with its button at the right, however long the words are. */
  withButton: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0,1fr) auto',
    alignItems: 'center',
    gap: '12px',
  },
  two: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0,1fr) minmax(0,1fr)',
    gap: '16px',
    [narrow]: { gridTemplateColumns: 'minmax(0,1fr)' },
  },
  main: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0,1fr) 336px',
    gap: '16px',
    alignItems: 'start',
    [narrow]: { gridTemplateColumns: 'minmax(0,1fr)' },
  },
  figures: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(180px, 1fr))',
    gap: '16px',
    [phone]: { gridTemplateColumns: 'minmax(0,1fr) minmax(0,1fr)', gap: '8px' },
  },
  quiet: { color: tokens.colorNeutralForeground3 },
  small: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
  },
  strong: { fontWeight: tokens.fontWeightSemibold },
  number: { fontVariantNumeric: 'tabular-nums', textAlign: 'right' },
  block: { display: 'block' },
  flush: { margin: 0 },
  under: { margin: '8px 0 0' },
  oneLine: { whiteSpace: 'nowrap' },
  wrap: { overflowWrap: 'anywhere' },
  wideOnly: { [phone]: { display: 'none' } },
  phoneOnly: { display: 'none', [phone]: { display: 'block' } },
  lines: {
    listStyleType: 'none',
    padding: 0,
    margin: 0,
    '& > li': { borderTop: hairline },
    '& > li:first-child': { borderTop: 'none' },
  },
  line: { minHeight: '28px' },
  list: { margin: 0, paddingLeft: '20px', '& > li': { padding: '2px 0' } },
  hiddenWords: {
    position: 'absolute',
    width: '1px',
    height: '1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  },
});
