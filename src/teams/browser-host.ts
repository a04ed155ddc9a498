import type { Host, Theme } from '../ui/host.ts';
import type { SignIn } from '../doors/sign-in.ts';

/** The host when the page is opened by itself, in a plain browser. */
export function browserHost(signIn: SignIn): Host {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const contrast = matchMedia('(forced-colors: active)');
  // The product keeps its place behind the #, so that a reload comes back to it.
  const kept = location.hash.startsWith('#/') ? location.hash.slice(1) : undefined;
  const place = kept ?? `${location.pathname}${location.search}`;
  return {
    kind: 'browser',
    scope: place.startsWith('/mine') ? 'personal' : 'channel',
    place: place === '/index.html' ? '/' : place,
    theme: (): Theme => {
      if (contrast.matches) return 'contrast';
      return dark.matches ? 'dark' : 'default';
    },
    onTheme: (changed) => {
      dark.addEventListener('change', changed);
      contrast.addEventListener('change', changed);
      return () => {
        dark.removeEventListener('change', changed);
        contrast.removeEventListener('change', changed);
      };
    },
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
