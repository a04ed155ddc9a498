// The channel's Posts: cards drawn by the renderer that Microsoft publishes, and their buttons pressed as in Teams.
import {
  AdaptiveCard,
  ExecuteAction,
  GlobalRegistry,
  HostConfig,
  OpenUrlAction,
  Table,
  Versions,
  type Action,
} from 'adaptivecards';
import { cardLook } from './card-look.ts';
import { say } from './dialogs.ts';
import { drawThread, type Drafts, type Reply } from './thread.ts';

// The package calls itself free of side effects, so that a bundler leaves out what is only registered: named here.
GlobalRegistry.elements.register('Table', Table, Versions.v1_5);

/** A card of a channel, as the local tenant tells it. */
type Post = {
  readonly id: string;
  readonly sender: string;
  readonly created: string;
  readonly updated: string;
  readonly card: object;
  readonly thread: readonly Reply[];
};

/** What showing posts needs. */
export type Showing = {
  /** Address of the local tenant. */
  readonly tenant: string;
  /** The channel's name. */
  readonly channel: string;
  /** Who presses. */
  readonly person: string;
  readonly theme: string;
  readonly open: (address: string) => void;
};

const every = 2_000;

/** Shows the posts of a channel in a panel, and looks for new ones until the panel shows something else. */
export function showPosts(panel: HTMLElement, showing: Showing): void {
  const list = Object.assign(document.createElement('div'), { className: 'posts' });
  list.setAttribute('role', 'feed');
  list.setAttribute('aria-label', 'Posts');
  panel.replaceChildren(list);
  let shown = '';
  const drafts: Drafts = new Map();
  const look = async (): Promise<void> => {
    const posts = await readPosts(showing);
    const now = JSON.stringify(posts);
    if (now === shown) return;
    shown = now;
    list.replaceChildren(
      ...(posts.length === 0 ? [noPosts()] : posts.map((post) => drawPost(post, showing, { look, drafts }))),
    );
  };
  const again = (): void => {
    if (!list.isConnected) return;
    look()
      .catch(() => undefined)
      .finally(() => setTimeout(again, every));
  };
  again();
}

async function readPosts({ tenant, channel }: Showing): Promise<readonly Post[]> {
  const answer = await fetch(`${tenant}/local/posts?channel=${encodeURIComponent(channel)}`);
  return ((await answer.json()) as { posts: readonly Post[] }).posts; // the local tenant's own answer
}

function noPosts(): HTMLElement {
  const words = 'No posts in this channel yet. Reminders appear here.';
  return Object.assign(document.createElement('p'), { className: 'words', textContent: words });
}

type Around = { readonly look: () => Promise<void>; readonly drafts: Drafts };

function drawPost(post: Post, showing: Showing, { look, drafts }: Around): HTMLElement {
  const article = Object.assign(document.createElement('article'), { className: 'post' });
  const head = document.createElement('header');
  const sender = Object.assign(document.createElement('strong'), { textContent: post.sender });
  const time = Object.assign(document.createElement('time'), {
    textContent: timeWords(post),
    dateTime: post.created,
  });
  head.append(sender, ' ', time);
  const tell = document.createElement('p');
  tell.setAttribute('role', 'status');
  const drawn = drawCard(post, showing, async (action) => {
    tell.textContent = await press(post, showing, action);
    await look();
  });
  article.setAttribute('aria-label', `${post.sender}, ${timeWords(post)}`);
  const thread = drawThread({
    post: post.id,
    replies: post.thread,
    drafts,
    when: instantWords,
    send: async (text) => {
      await sendReply(post, showing, text);
      drafts.delete(post.id);
      await look();
    },
  });
  article.append(head, ...(drawn ? [drawn] : []), tell, thread);
  return article;
}

function drawCard(
  post: Post,
  showing: Showing,
  execute: (action: ExecuteAction) => Promise<void>,
): HTMLElement | undefined {
  const card = new AdaptiveCard();
  card.version = Versions.v1_5;
  card.hostConfig = new HostConfig(cardLook(showing.theme));
  card.parse(post.card);
  card.onExecuteAction = (action: Action) => {
    if (action instanceof OpenUrlAction) showing.open(action.url ?? '');
    if (action instanceof ExecuteAction)
      execute(action).catch(() => say('The bot did not answer. Try again.'));
  };
  const drawn = card.render();
  if (!drawn) return undefined;
  const box = Object.assign(document.createElement('div'), { className: 'card' });
  box.append(drawn);
  return box;
}

/** Sends a press to the bot by way of the local Teams; returns what the bot has to say, when it says no. */
async function press(post: Post, { tenant, person }: Showing, action: ExecuteAction): Promise<string> {
  const answer = await fetch(`${tenant}/local/press`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ post: post.id, upn: person, verb: action.verb, data: action.data }),
  });
  const told = (await answer.json()) as { tell?: string }; // the local tenant's own answer
  return told.tell ?? '';
}

async function sendReply(post: Post, { tenant, person }: Showing, text: string): Promise<void> {
  const answer = await fetch(`${tenant}/local/reply`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ post: post.id, upn: person, text }),
  });
  if (answer.ok) return;
  say('The reply was not posted. Try again.');
  throw new Error('The reply was not posted');
}

const instantWords = (instant: string): string =>
  new Date(instant).toLocaleString('en-GB', { weekday: 'long', hour: '2-digit', minute: '2-digit' });

function timeWords({ created, updated }: Post): string {
  return updated === ''
    ? instantWords(created)
    : `${instantWords(created)}, updated ${instantWords(updated).replace(/^\w+,? /, '')}`;
}
