import { person } from '../directory.ts';
import { answer, isObject, type Answer, type Json, type World } from '../graph/call.ts';
import type { Received } from '../http.ts';
import type { Tokens } from '../signin/tokens.ts';
import { openConnector, type Connector } from './connector.ts';
import { openPosts, type PostStore } from './store.ts';
import { openWorkflows, signature } from './workflows.ts';

/** The channels' cards: how they come in, how the frame reads them, and how it presses their buttons. */
export type Posts = {
  readonly store: PostStore;
  readonly connector: Connector;
  /** Workflows and the Bot Connector; undefined for any other address. */
  serve(received: Received, path: string): Promise<Answer> | undefined;
  /** `GET /local/posts?channel=NAME` */
  list(received: Received): Answer;
  /** `POST /local/reply` `{post, upn, text}`: somebody writes beneath a card. */
  reply(body: Json): Answer;
  /** The path of a channel's workflow, with its secret. */
  workflow(channel: string): string;
};

/** Characters of a reply. */
const longestReply = 4_000;

/** Opens the channels of a tenant. */
export async function openChannelPosts(world: World, tokens: Tokens): Promise<Posts> {
  const now = () => world.now();
  const store = openPosts(() => world.db, now);
  const isProgram = async (token: string) => {
    const caller = await tokens.caller(token);
    return caller !== undefined && caller.person === undefined;
  };
  const connector = await openConnector({ posts: store, isProgram, now });
  const workflows = openWorkflows(store, () => world.secret, now);
  return {
    store,
    connector,
    serve(received, path) {
      if (path.startsWith('/workflows/')) return Promise.resolve(workflows(received));
      return path.startsWith('/connector/') ? connector.serve(received, path) : undefined;
    },
    list(received) {
      const channel = new URL(received.url, received.origin).searchParams.get('channel') ?? '';
      return answer(200, {
        posts: store
          .of(channel)
          .map(({ card, ...post }) => ({ ...post, card: cardOf(card), thread: store.thread(post.id) })),
      });
    },
    reply: ({ post, upn, text }) => {
      const who = typeof upn === 'string' ? person(upn) : undefined;
      const words = typeof text === 'string' ? text.trim().slice(0, longestReply) : '';
      const said =
        who !== undefined &&
        words !== '' &&
        store.reply({ post: String(post), sender: who.displayName, text: words });
      return said ? answer(200, {}) : answer(404, { error: 'There is no such card or person, or no words.' });
    },
    workflow: (channel) =>
      `/workflows/${encodeURIComponent(channel)}?sig=${signature(world.secret, channel)}`,
  };
}

function cardOf(text: string): Json {
  const value: unknown = JSON.parse(text);
  return isObject(value) ? value : {};
}
