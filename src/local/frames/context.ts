import { type FramePlace, appId, channels, readTab } from './place.ts';
import type { Directory } from './token.ts';

/** teams-js' context in the flat form that hosts send. */
export function contextFor(
  place: FramePlace,
  { people, tenantId }: Directory,
): Readonly<Record<string, unknown>> {
  const who = people.find(({ upn }) => upn === place.person);
  const channel = channels.find(({ id }) => id === place.channel);
  const inChannel = place.program === 'teams' && channel !== undefined;
  const site = inChannel
    ? {
        teamSiteUrl: channel.site,
        teamSiteDomain: 'council.sharepoint.com',
        teamSitePath: new URL(channel.site).pathname,
      }
    : {};
  return {
    locale: 'en-gb',
    theme: place.theme,
    entityId: place.program === 'mine' ? 'mine' : (readTab(place.channel)?.entityId ?? 'register'),
    subEntityId: place.sub,
    tid: tenantId,
    userObjectId: who?.id,
    upn: who?.upn,
    userPrincipalName: who?.upn,
    loginHint: who?.upn,
    userDisplayName: who?.displayName,
    hostName: 'Teams',
    hostClientType: place.width === 'phone' ? 'android' : 'web',
    sessionId: crypto.randomUUID(),
    appSessionId: crypto.randomUUID(),
    ringId: 'general',
    appId,
    manifestVersion: '1.0.0',
    ...(inChannel
      ? {
          teamName: channel.team,
          channelId: channel.id,
          channelName: channel.name,
          channelType: 'Regular',
          teamId: channel.id,
          groupId: appId,
          ...site,
        }
      : {}),
  };
}
