// The page a person sees when adding the tab to a channel. No framework: it must be light and cannot go wrong.
import { app, pages } from '@microsoft/teams-js';
import { siteOf } from '../registers/site-address.ts';
import { beginnings } from './beginnings.ts';
import { type Settings, readSettings } from '../doors/settings.ts';
import { signInLater } from '../doors/sign-in-later.ts';
import { offerSites, siteChosen } from './site-choices.ts';
import { contentOf, entityOf, isOurs } from './tab-site.ts';

async function start(): Promise<void> {
  const settings = await readSettings(await (await fetch('/settings.json')).json().catch(() => undefined));
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
  say('Everybody in the channel sees the same register, each with the rights that they have in SharePoint.');
  const now = await pages.getConfig().catch(() => undefined);
  const before = new URL(now?.contentUrl || location.href).searchParams;
  offerBeginnings(before.get('begin') ?? '/');
  pages.config.registerOnSaveHandler((saving) => {
    const tab = tabAsChosen(settings);
    if (!tab) {
      saving.notifyFailure('Choose the register that the tab shows.');
      return;
    }
    pages.config.setConfig(tab).then(
      () => saving.notifySuccess(),
      () => saving.notifyFailure('The tab could not be added. Try again.'),
    );
  });
  await app.notifySuccess();
  await offerSites({
    settings,
    signIn: signInLater(settings),
    candidates: candidatesOf(settings, before.get('site'), context.sharePointSite?.teamSiteUrl),
    chosen: () => pages.config.setValidityState(true),
  });
}

/** The site of the tab as it is, those of the configuration, and the team's own. */
function candidatesOf(settings: Settings, now: string | null, ofTeam = ''): readonly string[] {
  const { open, more = [] } = settings.sites;
  const all = [now ?? open, open, ...more, siteOf(ofTeam) ?? open];
  return [...new Set(all)].filter((site) => isOurs(settings, site));
}

/** What Teams keeps of the tab; undefined while no site is chosen. */
function tabAsChosen(settings: Settings): pages.InstanceConfig | undefined {
  const site = siteChosen();
  if (site === undefined) return undefined;
  const begin = document.querySelector<HTMLInputElement>('input[name=begin]:checked')?.value ?? '/';
  const { name } = beginnings.find(({ place }) => place === begin) ?? beginnings[0];
  const contentUrl = contentOf(location.origin, begin, site);
  return {
    entityId: entityOf(settings, site),
    contentUrl,
    websiteUrl: contentUrl,
    suggestedDisplayName: name,
  };
}

/** Offers the pages to begin with; the one chosen before when the tab is changed. */
function offerBeginnings(asked: string): void {
  const radios = beginnings.map(({ place, name }) => {
    const label = document.createElement('label');
    const radio = document.createElement('input');
    Object.assign(radio, { type: 'radio', name: 'begin', value: place, checked: place === asked });
    label.append(radio, ` ${name}`);
    return label;
  });
  document.getElementById('begin')?.append(...radios);
  if (!document.querySelector('input[name=begin]:checked')) radios[0]?.querySelector('input')?.click();
  document.getElementById('choices')?.removeAttribute('hidden');
}

function say(words: string): void {
  const place = document.getElementById('about');
  if (place) place.textContent = words;
}

start().catch(() => say('This page works inside Teams, when a tab is added to a channel.'));
