// The page a person sees when adding the tab to a channel. No framework: it must be light and cannot go wrong.
import { app, pages } from '@microsoft/teams-js';
import { beginnings } from './beginnings.ts';
import { type Settings, readSettings } from '../doors/settings.ts';

async function start(): Promise<void> {
  const settings = readSettings(await (await fetch('/settings.json')).json().catch(() => undefined));
  if (typeof settings === 'string') {
    say(settings);
    return;
  }
  await app.initialize([...settings.hosts]);
  app.notifyAppLoaded();
  const context = await app.getContext();
  document.documentElement.dataset['theme'] = context.app.theme;
  app.registerOnThemeChangeHandler((theme) => {
    document.documentElement.dataset['theme'] = theme;
  });
  explain(settings);
  await choose();
  pages.config.registerOnSaveHandler((saving) => {
    const chosen = document.querySelector<HTMLInputElement>('input[name=begin]:checked')?.value ?? '/';
    pages.config.setConfig(tabFor(chosen)).then(
      () => saving.notifySuccess(),
      () => saving.notifyFailure('The tab could not be added. Try again.'),
    );
  });
  pages.config.setValidityState(true);
  await app.notifySuccess();
}

/** What Teams keeps of the tab. */
function tabFor(begin: string): pages.InstanceConfig {
  const { name } = beginnings.find(({ place }) => place === begin) ?? beginnings[0];
  return {
    entityId: 'register',
    contentUrl: `${location.origin}/index.html?begin=${encodeURIComponent(begin)}`,
    websiteUrl: `${location.origin}${begin}`,
    suggestedDisplayName: name,
  };
}

function explain({ sites }: Settings): void {
  say('Everybody in the channel sees the same register, each with the rights that they have in SharePoint.');
  const open = document.getElementById('site');
  if (open) open.textContent = `The register on ${sites.open.replace(':', '')}`;
}

/** Offers the pages to begin with; the one chosen before when the tab is changed. */
async function choose(): Promise<void> {
  const now = await pages.getConfig().catch(() => undefined);
  const asked = new URL(now?.contentUrl || location.href).searchParams.get('begin') ?? '/';
  const list = document.getElementById('begin');
  const radios = beginnings.map(({ place, name }) => {
    const label = document.createElement('label');
    const radio = document.createElement('input');
    Object.assign(radio, { type: 'radio', name: 'begin', value: place, checked: place === asked });
    label.append(radio, ` ${name}`);
    return label;
  });
  list?.append(...radios);
  if (!document.querySelector('input[name=begin]:checked')) radios[0]?.querySelector('input')?.click();
  document.getElementById('choices')?.removeAttribute('hidden');
}

function say(words: string): void {
  const place = document.getElementById('about');
  if (place) place.textContent = words;
}

start().catch(() => say('This page works inside Teams, when a tab is added to a channel.'));
