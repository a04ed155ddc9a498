import type { Database } from '../graph/database.ts';

/** A card in a channel of the local tenant. */
export type Post = {
  /** The message's id; newer ones are greater. */
  id: string;
  /** The channel's name. */
  channel: string;
  /** Who posted it: Workflows, or the bot. */
  sender: string;
  created: string;
  /** When it was last written over; empty while it never was. */
  updated: string;
  summary: string;
  /** The card as JSON. */
  card: string;
};

/** What somebody wrote beneath a card. */
export type Reply = {
  id: string;
  /** The message whose thread it is in. */
  post: string;
  sender: string;
  created: string;
  /** Plain text. */
  text: string;
};

const table = `CREATE TABLE IF NOT EXISTS post (id TEXT PRIMARY KEY, channel TEXT, sender TEXT, created TEXT,
  updated TEXT, summary TEXT, card TEXT) WITHOUT ROWID;`;
const replyTable = `CREATE TABLE IF NOT EXISTS reply (id TEXT PRIMARY KEY, post TEXT, sender TEXT, created TEXT,
  text TEXT) WITHOUT ROWID;`;

/** The cards of all channels. */
export type PostStore = {
  add(post: Omit<Post, 'id' | 'created' | 'updated'>): Post;
  /** Writes a card over; false when there is no such message. */
  write(id: string, card: string, summary: string): boolean;
  one(id: string): Post | undefined;
  /** The cards of a channel, the oldest first. */
  of(channel: string): readonly Post[];
  /** Adds to the thread of a message; false when there is no such message. */
  reply(reply: Pick<Reply, 'post' | 'sender' | 'text'>): boolean;
  /** The thread of a message, the oldest first. */
  thread(post: string): readonly Reply[];
};

/** Opens the store in the tenant's database. */
export function openPosts(db: () => Database, now: () => Date): PostStore {
  const opened = () => {
    db().run(table);
    db().run(replyTable);
    return db();
  };
  const nextId = (from: 'post' | 'reply') => {
    const newest = Number(opened().get<{ id: string | null }>(`SELECT max(id) AS id FROM ${from}`)?.id ?? 0);
    return String(Math.max(now().getTime(), newest + 1));
  };
  return {
    add(post) {
      const made: Post = { ...post, id: nextId('post'), created: now().toISOString(), updated: '' };
      opened().run(
        'INSERT INTO post VALUES (?, ?, ?, ?, ?, ?, ?)',
        made.id,
        made.channel,
        made.sender,
        made.created,
        made.updated,
        made.summary,
        made.card,
      );
      return made;
    },
    write(id, card, summary) {
      const known = opened().get<Post>('SELECT * FROM post WHERE id = ?', id);
      if (!known) return false;
      const updated = now().toISOString();
      opened().run(
        'UPDATE post SET card = ?, summary = ?, updated = ? WHERE id = ?',
        card,
        summary,
        updated,
        id,
      );
      return true;
    },
    one: (id) => opened().get<Post>('SELECT * FROM post WHERE id = ?', id),
    reply({ post, sender, text }) {
      if (!opened().get<Post>('SELECT * FROM post WHERE id = ?', post)) return false;
      const created = now().toISOString();
      opened().run('INSERT INTO reply VALUES (?, ?, ?, ?, ?)', nextId('reply'), post, sender, created, text);
      return true;
    },
    thread: (post) => opened().all<Reply>('SELECT * FROM reply WHERE post = ? ORDER BY id', post),
    of: (channel) => opened().all<Post>('SELECT * FROM post WHERE channel = ? ORDER BY id', channel),
  };
}
