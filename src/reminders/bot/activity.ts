/** What a press of a button tells the bot, as far as it is used. */
export type Press = {
  readonly serviceUrl: string;
  /** The directory that Teams names. */
  readonly tenant: string;
  /** The Entra id of who pressed it: the only thing that rights are decided by. */
  readonly personId: string;
  readonly name: string;
  readonly verb: string;
  /** The keys that the card carries; they are looked up, and never believed. */
  readonly digest: string;
  readonly reminder: string;
};

type Json = Readonly<Record<string, unknown>>;

/** An invoke of a card's button ("adaptiveCard/action"); undefined for any other activity. */
export function pressOf(body: unknown): Press | undefined {
  const activity = record(body);
  if (text(activity['type']) !== 'invoke' || text(activity['name']) !== 'adaptiveCard/action')
    return undefined;
  const action = record(record(activity['value'])['action']);
  const data = record(action['data']);
  const from = record(activity['from']);
  return {
    ...whence(body),
    personId: text(from['aadObjectId']),
    name: text(from['name']),
    verb: text(action['verb']),
    digest: text(data['digest']),
    reminder: text(data['reminder']),
  };
}

/** The connector and the directory that a request claims to come from. */
export function whence(body: unknown): { readonly serviceUrl: string; readonly tenant: string } {
  const activity = record(body);
  const channelData = record(activity['channelData']);
  return {
    serviceUrl: text(activity['serviceUrl']),
    tenant: text(record(channelData['tenant'])['id']) || text(record(activity['conversation'])['tenantId']),
  };
}

function record(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {}; // checked here
}

function text(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, 400) : '';
}
