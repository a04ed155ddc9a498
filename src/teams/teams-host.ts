import { app, pages } from '@microsoft/teams-js';
import type { Host, Theme } from '../ui/host.ts';
import { beginningOf } from './beginnings.ts';
import type { SignIn } from '../doors/sign-in-later.ts';

/** The host when the tab is framed by Teams (or another Microsoft 365 program that speaks teams-js). */
export function teamsHost(context: app.Context, signIn: SignIn): Host {
  let theme = themeOf(context.app.theme);
  const watchers = new Set<() => void>();
  app.registerOnThemeChangeHandler((name) => {
    theme = themeOf(name);
    for (const tell of watchers) tell();
  });
  const named = context.user?.tenant && { tenantId: context.user.tenant.id, personId: context.user.id };
  return {
    kind: 'teams',
    scope: context.page.id === 'mine' ? 'personal' : 'channel',
    ...(named ? { named } : {}),
    place: context.page.subPageId || beginningOf(location.search),
    theme: () => theme,
    onTheme: (changed) => {
      watchers.add(changed);
      return () => watchers.delete(changed);
    },
    token: signIn,
    open: (address) => {
      app.openLink(address).catch(() => window.open(address, '_blank', 'noopener'));
    },
    linkTo: (place, label) => deepLink(context, place, label),
    onBack: (handler) => {
      if (pages.backStack.isSupported()) pages.backStack.registerBackButtonHandler(handler);
    },
    ready: () => {
      void app.notifySuccess();
    },
    failed: (message) => app.notifyFailure({ reason: app.FailedReason.Other, message }),
  };
}

function themeOf(name: string): Theme {
  return name === 'dark' || name === 'contrast' ? name : 'default';
}

/** https://teams.microsoft.com/l/entity/<app>/<tab>?label=…&context={"subEntityId":…,"channelId":…} */
function deepLink(context: app.Context, place: string, label: string): string {
  const target = { subEntityId: place, ...(context.channel ? { channelId: context.channel.id } : {}) };
  const query = new URLSearchParams({ label, context: JSON.stringify(target) });
  const appId = context.app.appId?.toString() ?? '';
  return `https://teams.microsoft.com/l/entity/${appId}/${encodeURIComponent(context.page.id)}?${query.toString().replaceAll('+', '%20')}`;
}
