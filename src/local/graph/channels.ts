import type { Channel } from '@microsoft/microsoft-graph-types';
import { channels, sites, type LocalChannel, type LocalSite } from '../directory.ts';
import { identityOf, isObject, objectBody, type Answer, type Call, type Json } from './call.ts';
import { collection, entity } from './items.ts';
import { denied, invalid, notFound, Refusal } from './refusal.ts';
import { readTop } from './query.ts';
import type { Endpoint } from './router.ts';

function teamOf(call: Call): LocalSite {
  const team = sites.find((site) => site.groupId === call.params['team']?.toLowerCase());
  if (!team) throw new Refusal(404, 'NotFound', 'No team found with the given id.');
  const { person } = call.caller;
  if (person && !['owner', 'member'].includes(team.role(person.upn) ?? '')) throw denied();
  return team;
}

function channelOf(call: Call): { team: LocalSite; channel: LocalChannel } {
  const team = teamOf(call);
  const channel = channels.get(team.groupId)?.find((each) => each.id === call.params['channel']);
  if (!channel) throw new Refusal(404, 'NotFound', 'No channel found with the given id.');
  return { team, channel };
}

const channelJson = (channel: LocalChannel): Json =>
  ({
    id: channel.id,
    createdDateTime: '2026-01-05T09:00:00Z',
    displayName: channel.displayName,
    description: null,
    isFavoriteByDefault: null,
    email: '',
    webUrl: `https://teams.microsoft.com/l/channel/${encodeURIComponent(channel.id)}/${encodeURIComponent(channel.displayName)}`,
    membershipType: 'standard',
  }) satisfies Channel;

function listChannels(call: Call): Answer {
  const filter = call.query.get('filter');
  const wanted = filter === undefined ? 'standard' : /^membershipType eq '(\w+)'$/.exec(filter)?.[1];
  if (wanted === undefined) throw new Refusal(400, 'BadRequest', 'The filter is not supported.');
  const found = wanted === 'standard' ? (channels.get(teamOf(call).groupId) ?? []) : [];
  return collection(
    call,
    'Collection(channel)',
    found.map((each) => JSON.stringify(channelJson(each))),
  );
}

type MessageRow = {
  id: string;
  channel: string;
  team: string;
  replyTo: string;
  created: string;
  sender: string;
  body: string;
};

function messageJson(row: MessageRow): Json {
  // Both texts were made by `post` below.
  const { user } = JSON.parse(row.sender) as { user: Json };
  const body = JSON.parse(row.body) as Json;
  return {
    id: row.id,
    replyToId: row.replyTo === '' ? null : row.replyTo,
    etag: row.id,
    messageType: 'message',
    createdDateTime: row.created,
    lastModifiedDateTime: row.created,
    lastEditedDateTime: null,
    deletedDateTime: null,
    subject: null,
    summary: null,
    importance: 'normal',
    locale: 'en-us',
    policyViolation: null,
    chatId: null,
    webUrl: `https://teams.microsoft.com/l/message/${encodeURIComponent(row.channel)}/${row.id}`,
    from: {
      application: null,
      device: null,
      conversation: null,
      user: { id: user['id'], displayName: user['displayName'], userIdentityType: 'aadUser' },
    },
    attachments: [],
    mentions: [],
    reactions: [],
    channelIdentity: { teamId: row.team, channelId: row.channel },
    ...body,
  };
}

/** Longest message with its cards, in bytes. */
const longest = 28 * 1024;

function post(call: Call): Answer {
  const { team, channel } = channelOf(call);
  const given = objectBody(call);
  const { body, attachments = [] } = given;
  if (!isObject(body) || typeof body['content'] !== 'string') {
    throw new Refusal(400, 'BadRequest', "The message has no 'body' with 'content'.");
  }
  if (!Array.isArray(attachments) || !attachments.every(isObject))
    throw invalid('The attachments are not valid.');
  for (const each of attachments) {
    if (each['content'] !== undefined && typeof each['content'] !== 'string') {
      throw new Refusal(400, 'BadRequest', 'The content of a card is JSON as a string.');
    }
    if (!body['content'].includes(`<attachment id="${String(each['id'])}">`)) {
      throw new Refusal(400, 'BadRequest', 'An attachment is not referred to in the body of the message.');
    }
  }
  if (call.bytes.length > longest)
    throw new Refusal(413, 'RequestEntityTooLarge', 'The message is too large.');
  const { world } = call;
  const newest = Number(world.db.get<{ id: string | null }>('SELECT max(id) AS id FROM message')?.id ?? 0);
  const row: MessageRow = {
    id: String(Math.max(world.now().getTime(), newest + 1)),
    team: team.groupId,
    channel: channel.id,
    replyTo: call.params['message'] ?? '',
    created: world.now().toISOString(),
    sender: identityOf(call.caller),
    body: JSON.stringify({ body: { contentType: 'text', ...body }, attachments }),
  };
  if (row.replyTo !== '') messageOf(call, row.replyTo);
  world.db.run(
    'INSERT INTO message (id, team, channel, replyTo, created, sender, body) VALUES (?, ?, ?, ?, ?, ?, ?)',
    row.id,
    row.team,
    row.channel,
    row.replyTo,
    row.created,
    row.sender,
    row.body,
  );
  return entity(call, 'chatMessage', messageJson(row), 201);
}

function messageOf(call: Call, id: string): MessageRow {
  const row = call.world.db.get<MessageRow>(
    'SELECT * FROM message WHERE id = ? AND channel = ?',
    id,
    channelOf(call).channel.id,
  );
  if (!row) throw notFound('The message was not found.');
  return row;
}

function listMessages(call: Call): Answer {
  const { channel } = channelOf(call);
  const rows = call.world.db.all<MessageRow>(
    'SELECT * FROM message WHERE channel = ? AND replyTo = ? ORDER BY id DESC LIMIT ?',
    channel.id,
    call.params['message'] ?? '',
    readTop(call.query, 20, 50),
  );
  return collection(
    call,
    'Collection(chatMessage)',
    rows.map((row) => JSON.stringify(messageJson(row))),
  );
}

const path = '/teams/{team}/channels';
const basic = { of: 'scopes', any: ['Channel.ReadBasic.All', 'ChannelSettings.Read.All'] } as const;
const read = { of: 'scopes', any: ['ChannelMessage.Read.All'] } as const;
// There is no application permission for this outside of migrations.
const send = { of: 'scopes', any: ['ChannelMessage.Send'], personOnly: true } as const;
const messages = `${path}/{channel}/messages`;

/** Channels of teams and their messages; priced in Teams' own units, which are not counted. */
export const channelEndpoints: readonly Endpoint[] = [
  { method: 'GET', path, need: basic, units: 0, options: ['filter', 'select'], run: listChannels },
  {
    method: 'GET',
    path: `${path}/{channel}`,
    need: basic,
    units: 0,
    run: (call) => entity(call, 'channel', channelJson(channelOf(call).channel)),
  },
  { method: 'GET', path: messages, need: read, units: 0, options: ['top'], run: listMessages },
  { method: 'POST', path: messages, need: send, units: 0, run: post },
  {
    method: 'GET',
    path: `${messages}/{message}/replies`,
    need: read,
    units: 0,
    options: ['top'],
    run: listMessages,
  },
  { method: 'POST', path: `${messages}/{message}/replies`, need: send, units: 0, run: post },
];

const noHook = new Refusal(
  501,
  'notImplemented',
  'Change notifications need a public HTTPS address, which neither a tab nor this machine has. Ask …/items/delta instead.',
);

/** Subscriptions are refused, with the reason. */
export const subscriptionEndpoints: readonly Endpoint[] = (['GET', 'POST'] as const).map((method) => ({
  method,
  path: '/subscriptions',
  need: {
    of: 'scopes',
    any: ['Sites.Selected', 'Sites.Read.All', 'Sites.ReadWrite.All', 'Sites.FullControl.All'],
  },
  units: 0,
  run: (call: Call) => {
    if (method === 'POST') throw noHook;
    return collection(call, 'subscriptions', []);
  },
}));
