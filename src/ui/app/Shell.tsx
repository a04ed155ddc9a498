import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';
import type { Theme } from '../host.ts';
import { phone } from '../parts/style-values.ts';
import { usePlaceLink } from '../parts/PlaceLink.tsx';
import { PopupMenu } from '../parts/PopupMenu.tsx';
import { useKey } from './single-keys.ts';
import { useGo, useTheme, useWorld } from './world.ts';
import { Presence } from '../parts/Presence.tsx';
import { afterwards, later } from './later.ts';

const SaveCorner = afterwards(() => import('./SaveCorner.tsx').then((m) => m.SaveCorner));
const KeyDialog = later(() => import('./KeyDialog.tsx').then((m) => m.KeyDialog));

/** A tab of the first level. */
export type ShellTab = { readonly words: string; readonly to: string };

const channelTabs: readonly ShellTab[] = [
  { words: 'Overview', to: '/' },
  { words: 'Contracts', to: '/contracts' },
  { words: 'Checklists', to: '/checklists' },
  { words: 'Suppliers', to: '/suppliers' },
  { words: 'Actions', to: '/actions' },
  { words: 'Settings', to: '/settings' },
];
const personalTabs: readonly ShellTab[] = [
  { words: 'Mine', to: '/mine' },
  { words: 'My contracts', to: '/mine/contracts' },
  { words: 'My checklists', to: '/mine/checklists' },
];

// Beside a workbook: what is scored in it, and what is put into it.
const paneTabs: readonly ShellTab[] = [
  ...channelTabs,
  { words: 'Tenders', to: '/tender' },
  { words: 'Workbook', to: '/workbook' },
];

const tabsOf = { channel: channelTabs, personal: personalTabs, pane: paneTabs } as const;

const useStyles = makeStyles({
  page: {
    minHeight: '100vh',
    backgroundColor: tokens.colorNeutralBackground2,
    color: tokens.colorNeutralForeground1,
    '& *:focus-visible': { scrollMarginTop: '64px', scrollMarginBottom: '64px' },
  },
  top: {
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    minHeight: '48px',
    padding: '4px 20px',
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    [phone]: { padding: '4px 8px' },
  },
  tabs: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '8px',
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    [phone]: { display: 'none' },
  },
  pill: {
    display: 'inline-flex',
    alignItems: 'center',
    minHeight: '32px',
    boxSizing: 'border-box',
    padding: '0 12px',
    borderRadius: tokens.borderRadiusCircular,
    border: '1px solid transparent',
    color: tokens.colorNeutralForeground2,
    textDecorationLine: 'none',
    ':hover': {
      backgroundColor: tokens.colorSubtleBackgroundHover,
      color: tokens.colorNeutralForeground2Hover,
    },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
  },
  chosen: {
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground2,
    border: `1px solid ${tokens.colorCompoundBrandStroke}`,
  },
  // A tint is not seen in high contrast: the chosen pill is filled there.
  filled: {
    backgroundColor: tokens.colorBrandBackground,
    color: tokens.colorNeutralForegroundOnBrand,
    border: `1px solid ${tokens.colorBrandBackground}`,
    ':hover': {
      backgroundColor: tokens.colorBrandBackgroundHover,
      color: tokens.colorNeutralForegroundOnBrand,
    },
  },
  menu: { display: 'none', [phone]: { display: 'inline-flex' } },
  grow: { flexGrow: 1 },
  body: {
    padding: '24px 32px 64px',
    maxWidth: '1366px',
    boxSizing: 'border-box',
    [phone]: { padding: '16px 16px 64px' },
  },
});

/** The frame around every page: the tabs of the first level, the save state, the keys. */
export function Shell({ children }: { children: ReactNode }) {
  const styles = useStyles();
  const { host, places, registers } = useWorld();
  const theme = useTheme();
  const go = useGo();
  const [keys, setKeys] = useState(false);
  useKey('?', () => setKeys(true));
  const personal = host.scope === 'personal';
  const tabs = tabsOf[host.scope];
  const chosen = chosenTab(tabs, places.now().split('?')[0] ?? '/');
  return (
    <div className={styles.page}>
      <div className={mergeClasses('no-print', styles.top)}>
        <nav aria-label={personal ? 'Mine' : 'Register'}>
          <ul className={styles.tabs}>
            {tabs.map((tab) => (
              <li key={tab.to}>
                <Pill tab={tab} chosen={tab === chosen} theme={theme} />
              </li>
            ))}
          </ul>
          <PopupMenu
            className={styles.menu}
            appearance="subtle"
            words={chosen?.words ?? 'Pages'}
            chosen={chosen?.to ?? ''}
            entries={tabs.map((tab) => ({ key: tab.to, words: tab.words, choose: () => go(tab.to) }))}
          />
        </nav>
        <span className={styles.grow} />
        {registers && (
          <span role="status" aria-label="Save state">
            <SaveCorner saving={registers.saving} freshness={registers.freshness} />
          </span>
        )}
      </div>
      <main className={styles.body}>{children}</main>
      <Presence>{keys && <KeyDialog close={() => setKeys(false)} />}</Presence>
    </div>
  );
}

function Pill({ tab, chosen, theme }: { tab: ShellTab; chosen: boolean; theme: Theme }) {
  const styles = useStyles();
  const link = usePlaceLink(tab.to);
  return (
    <a
      {...link}
      aria-current={chosen ? 'page' : undefined}
      className={mergeClasses(
        styles.pill,
        chosen && styles.chosen,
        chosen && theme === 'contrast' && styles.filled,
      )}
    >
      {tab.words}
    </a>
  );
}

/** The tab whose place begins the path; the longest wins. */
function chosenTab(tabs: readonly ShellTab[], path: string): ShellTab | undefined {
  return tabs
    .filter((tab) => path === tab.to || (tab.to !== '/' && path.startsWith(`${tab.to}/`)))
    .toSorted((a, b) => b.to.length - a.to.length)[0];
}
