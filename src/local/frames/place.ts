/** The app's id in the manifest of the local package. */
export const appId = 'fe4a8eba-2a31-4737-8e33-e5fae6fee194';

/** A channel of the frame; `tab` is the product's page id in it. */
export type Channel = {
  readonly team: string;
  readonly name: string;
  readonly id: string;
  readonly site: string;
};

const open = 'https://council.sharepoint.com/sites/SocialValue';
const evaluations = 'https://council.sharepoint.com/sites/SocialValueEvaluations';

/** The teams and channels that the frame shows. */
export const channels: readonly Channel[] = [
  { team: 'Social Value', name: 'General', id: '19:general@thread.tacv2', site: open },
  { team: 'Social Value', name: 'Contract managers', id: '19:contract-managers@thread.tacv2', site: open },
  { team: 'Social Value', name: 'Directors', id: '19:directors@thread.tacv2', site: open },
  { team: 'Social Value Evaluations', name: 'General', id: '19:evaluations@thread.tacv2', site: evaluations },
];

/** Where the frame is, kept in its address so that a reload and a link land there. */
export type FramePlace = {
  readonly program: 'teams' | 'mine';
  readonly channel: string;
  readonly tab: 'posts' | 'value' | 'config';
  /** The page inside the product. */
  readonly sub: string;
  readonly person: string;
  readonly theme: string;
  readonly width: string;
  readonly trouble: string;
};

export function readPlace(search: string): FramePlace {
  const asked = new URLSearchParams(search);
  const tab = asked.get('tab');
  return {
    program: asked.get('program') === 'mine' ? 'mine' : 'teams',
    channel: asked.get('channel') ?? channels[0]?.id ?? '',
    tab: tab === 'posts' || tab === 'config' ? tab : 'value',
    sub: asked.get('sub') ?? '',
    person: asked.get('person') ?? sessionStorage.getItem('person') ?? '',
    theme: asked.get('theme') ?? 'default',
    width: asked.get('width') ?? 'desktop',
    trouble: asked.get('trouble') ?? '',
  };
}

export function writePlace(place: FramePlace): string {
  const query = new URLSearchParams(Object.entries(place).filter(([, value]) => value !== ''));
  return `/?${query.toString()}`;
}

/** The sub page that a Teams deep link of the product asks for; undefined for any other address. */
export function subPageOf(address: string): { readonly sub: string; readonly channel?: string } | undefined {
  const link = new URL(address);
  if (link.hostname !== 'teams.microsoft.com' || !link.pathname.startsWith('/l/entity/')) return undefined;
  const asked = JSON.parse(link.searchParams.get('context') ?? '{}') as {
    subEntityId?: string;
    channelId?: string;
  };
  return {
    sub: asked.subEntityId ?? '',
    ...(asked.channelId === undefined ? {} : { channel: asked.channelId }),
  };
}

/** The Teams deep link to a place of the product in a channel's tab. */
export function deepLinkTo(
  place: FramePlace,
  { sub, label }: { readonly sub: string; readonly label: string },
): string {
  const entity = place.program === 'mine' ? 'mine' : (readTab(place.channel)?.entityId ?? 'register');
  const context = JSON.stringify({ subEntityId: sub, channelId: place.channel });
  const query = new URLSearchParams({ label, context }).toString().replaceAll('+', '%20');
  return `https://teams.microsoft.com/l/entity/${appId}/${entity}?${query}`;
}

/** What the configuration page had Teams keep of a channel's tab. */
export type TabSettings = { readonly contentUrl?: string; readonly entityId?: string };

/** The settings of a channel's tab; undefined while nobody has set it up. */
export function readTab(channel: string): TabSettings | undefined {
  const kept = sessionStorage.getItem(`tab ${channel}`);
  return kept === null ? undefined : (JSON.parse(kept) as TabSettings); // written by keepTab
}

/** Keeps the settings of a channel's tab for the session. */
export function keepTab(channel: string, settings: unknown): void {
  sessionStorage.setItem(`tab ${channel}`, JSON.stringify(settings));
}
