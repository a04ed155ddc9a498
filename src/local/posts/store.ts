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

const table = `CREATE TABLE IF NOT EXISTS post (id TEXT PRIMARY KEY, channel TEXT, sender TEXT, created TEXT,
  updated TEXT, summary TEXT, card TEXT) WITHOUT ROWID;`;

/** The cards of all channels. */
export type PostStore = {
  add(post: Omit<Post, 'id' | 'created' | 'updated'>): Post;
  /** Writes a card over; false when there is no such message. */
  write(id: string, card: string, summary: string): boolean;
  one(id: string): Post | undefined;
  /** The cards of a channel, the oldest first. */
  of(channel: string): readonly Post[];
};

/** Opens the store in the tenant's database. */
export function openPosts(db: () => Database, now: () => Date): PostStore {
  const opened = () => {
    db().run(table);
    return db();
  };
  return {
    add(post) {
      const newest = Number(opened().get<{ id: string | null }>('SELECT max(id) AS id FROM post')?.id ?? 0);
      const id = String(Math.max(now().getTime(), newest + 1));
      const made: Post = { ...post, id, created: now().toISOString(), updated: '' };
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
    of: (channel) => opened().all<Post>('SELECT * FROM post WHERE channel = ? ORDER BY id', channel),
  };
}
