import { makeStyles, tokens } from '@fluentui/react-components';
import { ChevronLeft16Regular, ChevronRight12Regular } from '@fluentui/react-icons';
import { useEffect, useLayoutEffect, useRef, type ReactNode } from 'react';
import { useWorld } from '../app/world.ts';
import type { Place } from '../host.ts';
import { phone } from './style-values.ts';
import { PlaceLink } from './PlaceLink.tsx';

/** A page above this one. */
export type Crumb = { readonly words: string; readonly to: Place };

const useStyles = makeStyles({
  crumbs: {
    listStyleType: 'none',
    margin: '-8px 0 4px',
    padding: 0,
    display: 'flex',
    flexWrap: 'wrap',
    fontSize: tokens.fontSizeBase200,
    lineHeight: '24px',
    '& > li': { display: 'inline-flex', alignItems: 'center' },
    '& svg': { margin: '0 4px', color: tokens.colorNeutralForeground3 },
    [phone]: { display: 'none' },
  },
  back: {
    display: 'none',
    [phone]: { display: 'inline-flex', alignItems: 'center', gap: '4px', minHeight: '32px' },
  },
  head: {
    display: 'flex',
    gap: '16px',
    alignItems: 'flex-start',
    flexWrap: 'wrap',
    marginBottom: '20px',
    [phone]: { marginBottom: '16px' },
  },
  words: { flexGrow: 1, minWidth: 0, flexBasis: '320px', [phone]: { flexBasis: '100%' } },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase600,
    lineHeight: tokens.lineHeightBase600,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
    outlineStyle: 'none',
  },
  sub: { color: tokens.colorNeutralForeground3, display: 'block', marginTop: '4px' },
  actions: { display: 'flex', gap: '8px', flexWrap: 'wrap' },
});

/** The frame of every page: heading, what is above it, actions. A person who navigated lands on the heading. */
export function Page(props: {
  title: string;
  sub?: ReactNode;
  /** The pages above, the topmost first. */
  crumbs?: readonly Crumb[];
  actions?: ReactNode;
  /** The form on it has problems: the title of the window then begins with "Error:". */
  wrong?: boolean;
  /** The page puts the focus elsewhere itself (a list that shows the row one came from). */
  keepsFocus?: boolean;
  children: ReactNode;
}) {
  const styles = useStyles();
  const { host, places } = useWorld();
  const heading = useRef<HTMLHeadingElement>(null);
  const { keepsFocus = false, wrong = false, title, crumbs = [] } = props;
  const appeared = useRef(false);
  // Before the page is seen: a moment later somebody may have gone on to a field, and would lose it to the heading.
  useLayoutEffect(() => {
    if (places.steps() > 0 && !keepsFocus && !appeared.current) heading.current?.focus();
    appeared.current = true;
    // Only when the page appears: later changes of the title must not take the focus from a field.
    // oxlint-disable-next-line react/exhaustive-deps
  }, []);
  useEffect(() => host.ready(), [host]);
  useEffect(() => {
    document.title = `${wrong ? 'Error: ' : ''}${title}, Good Measure`;
  }, [title, wrong]);
  const parent = crumbs.at(-1);
  return (
    <>
      {parent && (
        <nav aria-label="You are here">
          <ol className={styles.crumbs}>
            {crumbs.map((crumb) => (
              <li key={crumb.to}>
                <PlaceLink to={crumb.to}>{crumb.words}</PlaceLink>
                <ChevronRight12Regular aria-hidden />
              </li>
            ))}
            <li aria-current="page">{title}</li>
          </ol>
          <PlaceLink to={parent.to} className={styles.back}>
            <ChevronLeft16Regular aria-hidden />
            {parent.words}
          </PlaceLink>
        </nav>
      )}
      <header className={styles.head}>
        <div className={styles.words}>
          <h1 ref={heading} tabIndex={-1} className={styles.title}>
            {title}
          </h1>
          {props.sub !== undefined && <span className={styles.sub}>{props.sub}</span>}
        </div>
        {props.actions !== undefined && <div className={styles.actions}>{props.actions}</div>}
      </header>
      {props.children}
    </>
  );
}
