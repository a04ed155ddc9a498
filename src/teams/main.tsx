// The first thing that runs: as small as can be. The pages, sign-in and Graph are loaded while the host is greeted.
import { app } from '@microsoft/teams-js';
import type { Host } from '../ui/host.ts';
import { browserHost } from './browser-host.ts';
import { root, say } from '../doors/first-words.ts';
import { signInLater } from '../doors/sign-in-later.ts';
import { type Settings, readSettings } from '../doors/settings.ts';
import { atSite } from './tab-site.ts';
import { teamsHost } from './teams-host.ts';

// teams-js gives a host that does not answer sixty seconds; a person does not.
const patience = 15_000;

async function start(): Promise<void> {
  const pages = import(/* webpackChunkName: "mount" */ '../doors/mount.tsx');
  const answer = await fetch('/settings.json');
  const read = await readSettings(await answer.json().catch(() => undefined));
  if (typeof read === 'string') {
    say(read);
    return;
  }
  const settings = atSite(read, location.search);
  const host = await greet(settings);
  if (!host) {
    say('The program that shows this tab did not answer. Close the tab and open it again.');
    return;
  }
  await (await pages).mount(host, settings, root());
}

/** The host that frames us; undefined when there is one that does not answer. */
async function greet(settings: Settings): Promise<Host | undefined> {
  const signIn = signInLater(settings);
  if (window.parent === window) return browserHost(signIn);
  const greeted = app.initialize([...settings.hosts]).then(
    () => true,
    () => false,
  );
  const late = new Promise<false>((done) => {
    setTimeout(() => done(false), patience);
  });
  if (!(await Promise.race([greeted, late]))) return undefined;
  app.notifyAppLoaded();
  return teamsHost(await app.getContext(), signIn);
}

start().catch(() => {
  say('The tab could not be started. Check the connection, then open it again.');
});
