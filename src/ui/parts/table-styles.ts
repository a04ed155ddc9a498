import { makeStyles, tokens } from '@fluentui/react-components';
import { hairline } from './style-values.ts';

/**
 * How long tables look. Rows are boxes of their own, in the order that each says: then one row's change costs no other
 * row its layout or its painting. Tables of the page's own kind lay out all rows at each change.
 */
export const useTableStyles = makeStyles({
  table: {
    display: 'block',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
  },
  head: { display: 'block', position: 'sticky', zIndex: 2, backgroundColor: tokens.colorNeutralBackground1 },
  headRow: { display: 'flex', alignItems: 'center', borderBottom: hairline },
  headCell: {
    flexBasis: 0,
    minWidth: 0,
    textAlign: 'left',
    fontWeight: tokens.fontWeightSemibold,
    padding: '6px 8px',
    overflowWrap: 'anywhere',
  },
  // Rows keep what is read in its place themselves.
  body: { display: 'flex', flexDirection: 'column', overflowAnchor: 'none' },
  row: {
    display: 'flex',
    alignItems: 'center',
    minHeight: '52px',
    borderBottom: hairline,
    contain: 'content',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
    ':hover': { backgroundColor: tokens.colorNeutralBackground2 },
  },
  // Links and quiet words take the row's own colour: Fluent's link colour is too faint on the tint.
  chosen: {
    boxShadow: `inset 4px 0 0 ${tokens.colorCompoundBrandStroke}`,
    backgroundColor: tokens.colorBrandBackground2,
    ':hover': { backgroundColor: tokens.colorBrandBackground2 },
    color: tokens.colorNeutralForeground1,
    '& a': { color: 'inherit', textDecorationLine: 'underline' },
    '& td *:not(svg)': { color: 'inherit' },
    '@media (forced-colors: active)': { forcedColorAdjust: 'none' },
  },
  // By itself a cell takes its alignment from its row: then each change of a row's place would style all its cells anew.
  cell: {
    verticalAlign: 'baseline',
    flexBasis: 0,
    minWidth: 0,
    boxSizing: 'border-box',
    padding: '6px 8px',
    overflowWrap: 'anywhere',
  },
  number: { textAlign: 'right', fontVariantNumeric: 'tabular-nums' },
  tick: {
    verticalAlign: 'baseline',
    flex: '0 0 44px',
    boxSizing: 'border-box',
    padding: '0 0 0 12px',
    textAlign: 'left',
  },
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
