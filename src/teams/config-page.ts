// The page a person sees when adding the tab to a channel. No framework: it must be light and cannot go wrong.
import { app, pages } from '@microsoft/teams-js';
import { readSettings } from './settings.ts';

async function start(): Promise<void> {
  const settings = readSettings(await (await fetch('/settings.json')).json().catch(() => undefined));
  if (typeof settings === 'string') {
    show(settings);
    return;
  }
  await app.initialize([...settings.hosts]);
  app.notifyAppLoaded();
  const context = await app.getContext();
  document.documentElement.dataset['theme'] = context.app.theme;
  app.registerOnThemeChangeHandler((theme) => {
    document.documentElement.dataset['theme'] = theme;
  });
  show(
    `This tab shows the social value register of ${settings.sites.open.replace(':', '')} to everybody in the channel. Each person sees what SharePoint lets them see.`,
  );
  pages.config.registerOnSaveHandler((saving) => {
    pages.config
      .setConfig({
        entityId: 'register',
        contentUrl: `${location.origin}/index.html`,
        websiteUrl: `${location.origin}/`,
        suggestedDisplayName: 'Social value',
      })
      .then(
        () => saving.notifySuccess(),
        () => saving.notifyFailure('The tab could not be added. Try again.'),
      );
  });
  pages.config.setValidityState(true);
  await app.notifySuccess();
}

function show(words: string): void {
  const place = document.getElementById('about');
  if (place) place.textContent = words;
}

start().catch(() => show('This page works inside Teams, when a tab is added to a channel.'));
