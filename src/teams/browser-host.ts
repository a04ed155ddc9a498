import type { Host, Theme } from '../ui/host.ts';
import type { SignIn } from '../doors/sign-in-later.ts';
import { systemColours } from '../doors/system-colours.ts';

/** The host when the page is opened by itself, in a plain browser. */
export function browserHost(signIn: SignIn): Host {
  const colours = systemColours();
  // The product keeps its place behind the #, so that a reload comes back to it.
  const kept = location.hash.startsWith('#/') ? location.hash.slice(1) : undefined;
  const place = kept ?? `${location.pathname}${location.search}`;
  return {
    kind: 'browser',
    scope: place.startsWith('/mine') ? 'personal' : 'channel',
    place: place === '/index.html' ? '/' : place,
    theme: (): Theme => {
      if (colours.isContrast()) return 'contrast';
      return colours.isDark() ? 'dark' : 'default';
    },
    onTheme: colours.onChange,
    token: signIn,
    open: (address) => {
      window.open(address, '_blank', 'noopener');
    },
    linkTo: (target) => new URL(target, location.origin).href,
    // The browser's own back button moves through the pages already.
    onBack: () => undefined,
    ready: () => undefined,
    failed: () => undefined,
  };
}
