import { makeStyles, tokens } from '@fluentui/react-components';
import { hairline } from './look.ts';

/** How tables look, long or short. */
export const useTableStyles = makeStyles({
  table: {
    width: '100%',
    tableLayout: 'fixed',
    borderCollapse: 'separate',
    borderSpacing: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
  },
  head: { position: 'sticky', zIndex: 2, backgroundColor: tokens.colorNeutralBackground1 },
  headCell: {
    textAlign: 'left',
    fontWeight: tokens.fontWeightSemibold,
    padding: '6px 8px',
    borderBottom: hairline,
    overflowWrap: 'anywhere',
  },
  row: {
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
    ':hover > td': { backgroundColor: tokens.colorNeutralBackground2 },
  },
  // Links and quiet words take the row's own colour: Fluent's link colour is too faint on the tint.
  chosen: {
    '& > td:first-child': { boxShadow: `inset 4px 0 0 ${tokens.colorCompoundBrandStroke}` },
    '& > td': { backgroundColor: tokens.colorBrandBackground2 },
    ':hover > td': { backgroundColor: tokens.colorBrandBackground2 },
    color: tokens.colorNeutralForeground1,
    '& a': { color: 'inherit', textDecorationLine: 'underline' },
    '& td *:not(svg)': { color: 'inherit' },
    '@media (forced-colors: active)': { forcedColorAdjust: 'none' },
  },
  cell: {
    height: '52px',
    boxSizing: 'border-box',
    padding: '6px 8px',
    borderBottom: hairline,
    overflowWrap: 'anywhere',
    verticalAlign: 'middle',
  },
  number: { textAlign: 'right', fontVariantNumeric: 'tabular-nums' },
  tick: { width: '44px', padding: '0 0 0 12px', borderBottom: hairline, textAlign: 'left' },
  box: { width: '16px', height: '16px', margin: '4px', accentColor: tokens.colorCompoundBrandBackground },
  sort: {
    font: 'inherit',
    color: 'inherit',
    backgroundColor: 'transparent',
    border: 'none',
    padding: '2px 0',
    minHeight: '24px',
    display: 'inline-flex',
    alignItems: 'center',
    gap: '4px',
    cursor: 'pointer',
    textAlign: 'left',
    ':hover': { textDecorationLine: 'underline' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
});
