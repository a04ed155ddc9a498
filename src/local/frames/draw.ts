import { saveButton } from './dialogs.ts';
import { buttonSaying, byId, choiceBox } from './page.ts';
import { type FramePlace, channels, readTab } from './place.ts';
import { showPosts } from './posts.ts';
import type { Directory } from './token.ts';

/** What drawing needs: where one is, who one can be, how to go elsewhere. */
export type Drawn = {
  readonly place: FramePlace;
  readonly directory: Directory;
  /** Address of the local tenant. */
  readonly tenant: string;
  /** Follows a link of a card. */
  readonly openLink: (address: string) => void;
  /** Origin of the product's site. */
  readonly app: string;
  readonly go: (next: FramePlace) => void;
  /** The person pressed Save on the configuration page. */
  readonly save: () => void;
};

/** Draws everything around the tab, and frames the tab anew. */
export function draw(drawn: Drawn): void {
  const { place } = drawn;
  document.documentElement.dataset['theme'] = place.theme;
  document.documentElement.dataset['width'] = place.width;
  document.body.dataset['tab'] = 'loading';
  byId('trouble').hidden = true;
  drawBar(drawn);
  drawChannels(drawn);
  drawTabs(drawn);
  drawPanel(drawn);
}

function drawBar({ place, directory }: Drawn): void {
  const enabled = directory.people.filter((person) => person.enabled);
  choiceBox('person').replaceChildren(
    ...enabled.map(({ upn, displayName }) => new Option(displayName, upn, false, upn === place.person)),
  );
  choiceBox('theme').value = place.theme;
  choiceBox('width').value = place.width;
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-program]'))
    button.setAttribute('aria-current', String(button.dataset['program'] === place.program));
}

function drawChannels({ place, go }: Drawn): void {
  const nav = byId('channels');
  nav.hidden = place.program !== 'teams';
  nav.replaceChildren();
  for (const [index, channel] of channels.entries()) {
    if (channel.team !== channels[index - 1]?.team)
      nav.append(Object.assign(document.createElement('h2'), { textContent: channel.team }));
    const button = buttonSaying(channel.name, () =>
      go({ ...place, channel: channel.id, tab: 'value', sub: '' }),
    );
    button.setAttribute('aria-current', String(channel.id === place.channel));
    nav.append(button);
  }
}

function drawTabs({ place, go }: Drawn): void {
  const channel = channels.find(({ id }) => id === place.channel);
  byId('title').textContent = place.program === 'mine' ? 'Mine' : (channel?.name ?? '');
  byId('add').hidden = place.program === 'mine' || place.tab === 'config';
  const tabs = place.program === 'mine' ? [] : (['posts', 'value'] as const);
  byId('tabs').hidden = tabs.length === 0;
  byId('tabs').replaceChildren(
    ...tabs.map((tab) => {
      const button = buttonSaying(tab === 'posts' ? 'Posts' : 'Social value', () =>
        go({ ...place, tab, sub: '' }),
      );
      button.setAttribute('role', 'tab');
      button.setAttribute('aria-selected', String(place.tab === tab));
      return button;
    }),
  );
}

function drawPanel({ place, app, save, tenant, openLink }: Drawn): void {
  const panel = byId('panel');
  if (place.program === 'teams' && place.tab === 'posts') {
    const channel = channels.find(({ id }) => id === place.channel)?.name ?? '';
    showPosts(panel, { tenant, channel, person: place.person, theme: place.theme, open: openLink });
    return;
  }
  const frame = document.createElement('iframe');
  frame.title = place.tab === 'config' ? 'Add social value' : 'Social value';
  frame.src = place.tab === 'config' ? `${app}/config.html` : contentOf(place, app);
  frame.allow = 'clipboard-write';
  panel.replaceChildren(frame);
  if (place.tab === 'config') panel.append(saveButton(save));
}

/** What the channel's tab was set up to show, kept for the session. */
function contentOf({ program, channel }: FramePlace, app: string): string {
  const kept = readTab(channel)?.contentUrl ?? '';
  return program === 'teams' && kept.startsWith(`${app}/`) ? kept : `${app}/`;
}
