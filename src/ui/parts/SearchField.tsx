import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useEffect, useState, type ComponentType } from 'react';
import { flushSync } from 'react-dom';
import { afterDrawing } from '../app/after-drawing.ts';
import type { SearchBoxProps } from './FullSearchBox.tsx';

const useStyles = makeStyles({
  // As Fluent's box stands there, but for its icons.
  box: {
    boxSizing: 'border-box',
    height: '32px',
    minWidth: 0,
    margin: 0,
    padding: '0 9px 2px 34px',
    fontFamily: tokens.fontFamilyBase,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderBottomColor: tokens.colorNeutralStrokeAccessible,
    borderRadius: tokens.borderRadiusMedium,
    verticalAlign: 'middle',
    '::placeholder': { color: tokens.colorNeutralForeground4, opacity: 1 },
    ':focus': {
      outline: '2px solid transparent',
      borderBottomColor: tokens.colorCompoundBrandStroke,
      boxShadow: `inset 0 -1px ${tokens.colorCompoundBrandStroke}`,
    },
  },
});

let come: ComponentType<SearchBoxProps> | undefined;

/**
 * A box to search in. Fluent's comes once the rows are drawn; until then a plain one does the same. The plain one stays
 * while somebody types in it, and where the other cannot be fetched.
 */
export function SearchField({ change, ...props }: SearchBoxProps) {
  const styles = useStyles();
  const { label, hint, value, className, input } = props;
  const [Full, setFull] = useState(() => come);
  useEffect(() => {
    if (come) return;
    return afterDrawing(async () => {
      come ??= await fetchFull();
      // At once: a key that is pressed meanwhile may put the focus into the plain one.
      if (document.activeElement !== input.current) flushSync(() => setFull(() => come));
    });
  }, [input]);
  if (Full) return <Full {...props} change={change} />;
  return (
    <input
      type="search"
      ref={input}
      className={mergeClasses(styles.box, className)}
      aria-label={label}
      placeholder={hint}
      value={value}
      onChange={(event) => change(event.currentTarget.value)}
      // When the whole window is left, the focus comes back here.
      onBlur={() => document.hasFocus() && setFull(() => come)}
    />
  );
}

/** Fluent's box; nothing where it cannot be fetched: the plain one searches as well. */
async function fetchFull(): Promise<ComponentType<SearchBoxProps> | undefined> {
  return import('./FullSearchBox.tsx').then(
    (m) => m.FullSearchBox,
    () => undefined,
  );
}
