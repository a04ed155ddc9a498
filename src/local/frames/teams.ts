// The page in the manner of Teams: who you are, teams and channels, and the product's tab framed one level deep.
import { contextFor } from './context.ts';
import { type Tasks, askConsent, openTask, say, showLink } from './dialogs.ts';
import { draw } from './draw.ts';
import { type Around, type Speaker, listenAsTeams } from './host.ts';
import { buttonSaying, byId, choiceBox, picture } from './page.ts';
import { type FramePlace, deepLinkTo, keepTab, readPlace, readTab, subPageOf, writePlace } from './place.ts';
import { type Directory, readDirectory } from './token.ts';

type Places = { readonly app: string; readonly tenant: string };

/** Where the frame is now, and how it goes elsewhere. */
type Way = {
  place: FramePlace;
  go: (next: FramePlace, replace?: boolean) => void;
  /** Runs out when the tab does not say in time that it has loaded. */
  waiting?: number;
};

// Teams gives a tab thirty seconds to say that it has loaded.
const patience = 30_000;

async function start(): Promise<void> {
  const places = (await (await fetch('/places.json')).json()) as Places; // the local server's own answer
  const directory = await readDirectory(places.tenant);
  const tasks: Tasks = new Map();
  const way: Way = { place: readPlace(location.search), go: () => undefined };
  const host = listenAsTeams(aroundOf(way, places, directory, tasks), (source) =>
    speakerOf(way, tasks, source),
  );
  const show = () => {
    host.forget();
    clearTimeout(way.waiting);
    if (way.place.tab !== 'posts')
      way.waiting = window.setTimeout(() => say('There was a problem reaching this app.'), patience);
    draw({
      place: way.place,
      directory,
      app: places.app,
      tenant: places.tenant,
      openLink: (address) => openLink(way, address),
      go: (next) => way.go(next),
      save: () => void host.push('settings.save', [{}]),
    });
  };
  way.go = (next, replace = false) => {
    way.place = next;
    history[replace ? 'replaceState' : 'pushState'](null, '', writePlace(next));
    sessionStorage.setItem('person', next.person);
    show();
  };
  listenToBar(way, host.push);
  window.addEventListener('popstate', () => {
    way.place = readPlace(location.search);
    show();
  });
  const known = directory.people.some(({ upn }) => upn === way.place.person);
  way.go(known ? way.place : { ...way.place, person: directory.people[0]?.upn ?? '' }, true);
}

function speakerOf({ place }: Way, tasks: Tasks, source: MessageEventSource | null): Speaker | undefined {
  if ([...tasks.keys()].some((opened) => opened === source)) return 'task';
  if (byId('panel').querySelector('iframe')?.contentWindow !== source) return undefined;
  return place.tab === 'config' ? 'settings' : 'content';
}

function aroundOf(way: Way, places: Places, directory: Directory, tasks: Tasks): Around {
  return {
    appOrigin: places.app,
    context: () => contextFor(way.place, directory),
    asked: () => ({
      tenant: places.tenant,
      upn: way.place.person,
      consent: askConsent,
      trouble: way.place.trouble,
    }),
    mute: () => way.place.trouble === 'mute',
    openLink: (address) => openLink(way, address),
    navigate: (sub) => way.go({ ...way.place, sub }),
    share: (link) => showLink(deepLinkTo(way.place, link), link.label),
    openTask: (task, done) => openTask(task, done, tasks),
    closeTask: (result) => [...tasks.values()].at(-1)?.finish(result),
    loaded: (how, reason) => {
      clearTimeout(way.waiting);
      document.body.dataset['tab'] = how;
      if (how === 'failed') say(`There was a problem reaching this app. ${reason ?? ''}`);
    },
    settings: () => readTab(way.place.channel) ?? {},
    configured: (settings, valid) => {
      if (settings !== undefined) keepTab(way.place.channel, settings);
      const save = document.getElementById('save');
      if (save instanceof HTMLButtonElement) save.disabled = !valid;
    },
    saved: (how, reason) => {
      if (how === 'success') way.go({ ...way.place, tab: 'value', sub: '' });
      else say(reason ?? 'The tab was not added.');
    },
  };
}

/** A deep link of the product stays in the frame; any other address opens beside it. */
function openLink(way: Way, address: string): void {
  const target = subPageOf(address);
  if (!target) {
    window.open(address, '_blank', 'noopener');
    return;
  }
  const { sub, channel = way.place.channel } = target;
  way.go({ ...way.place, program: 'teams', tab: 'value', sub, channel });
}

function listenToBar(way: Way, push: (func: string, args: readonly unknown[]) => boolean): void {
  const [person, theme, width] = [choiceBox('person'), choiceBox('theme'), choiceBox('width')];
  const keep = (next: FramePlace) => {
    way.place = next;
    history.replaceState(null, '', writePlace(next));
  };
  person.addEventListener('change', () => way.go({ ...way.place, person: person.value, sub: '' }));
  width.addEventListener('change', () => {
    keep({ ...way.place, width: width.value });
    document.documentElement.dataset['width'] = width.value;
  });
  theme.addEventListener('change', () => {
    keep({ ...way.place, theme: theme.value });
    document.documentElement.dataset['theme'] = theme.value;
    push('themeChange', [theme.value]);
    if (way.place.tab === 'posts') way.go(way.place, true);
  });
  for (const program of ['teams', 'mine'] as const) {
    const old = document.querySelector(`[data-program="${program}"]`);
    const button = buttonSaying(program === 'mine' ? 'Mine' : 'Teams', () =>
      way.go({ ...way.place, program, tab: 'value', sub: '' }),
    );
    button.dataset['program'] = program;
    button.prepend(picture(program));
    old?.replaceWith(button);
  }
  byId('add').addEventListener('click', () => way.go({ ...way.place, tab: 'config' }));
  byId('back').addEventListener('click', () => void push('backButtonPress', []));
}

start().catch(() =>
  say('The local tenant did not answer. Start it again with npm start, then reload this page.'),
);
