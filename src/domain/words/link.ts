/** The app as Teams knows it. */
export type TeamsApp = {
  /** The id of the app in the manifest. */
  readonly appId: string;
  /** The entity id of the tab in the manifest. */
  readonly tab: string;
};

/**
 * A Teams deep link to a page of the tab ("/contracts/C-0034"). It works in a chat message and in a card
 * (learn.microsoft.com, "Create deep links to an application": entity links with a subEntityId).
 */
export function teamsLink(app: TeamsApp, place: string, label: string): string {
  const context = JSON.stringify({ subEntityId: place });
  const query = new Map([
    ['label', label],
    ['context', context],
  ]);
  const path = [app.appId, app.tab].map(encodeURIComponent).join('/');
  return `https://teams.microsoft.com/l/entity/${path}?${[...query].map(([key, value]) => `${key}=${strict(value)}`).join('&')}`;
}

/** The place that a deep link of ours leads to; undefined when the address is none. */
export function placeOf(link: string): string | undefined {
  const found = /^https:\/\/teams\.microsoft\.com\/l\/entity\/[^?]+\?(?:[^#]*&)?context=([^&#]+)/.exec(link);
  if (found?.[1] === undefined) return undefined;
  try {
    const context: unknown = JSON.parse(decodeURIComponent(found[1]));
    const place =
      typeof context === 'object' && context !== null && 'subEntityId' in context && context.subEntityId;
    return typeof place === 'string' && place.startsWith('/') && !place.startsWith('//') ? place : undefined;
  } catch {
    return undefined;
  }
}

/** Percent-encoded with the characters that markdown and mail programs end a link at. A lone surrogate becomes U+FFFD. */
function strict(text: string): string {
  return encodeURIComponent(text.replace(/[\uD800-\uDFFF]/gu, '\uFFFD')).replace(
    /[!'()*]/g,
    (found) => `%${found.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
