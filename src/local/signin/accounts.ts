import { people, type LocalPerson } from '../directory.ts';
import type { Database } from '../graph/database.ts';

/** Who may sign in and what they consented to. */
export type Accounts = {
  isEnabled(personId: string): boolean;
  enable(personId: string, enabled: boolean): void;
  /** Whether IT consented for everyone beforehand. */
  consentedForAll: boolean;
  hasConsented(who: LocalPerson, client: string, scopes: readonly string[]): boolean;
  consent(who: LocalPerson, client: string, scopes: readonly string[]): void;
  revoke(personId: string | undefined, client: string | undefined): void;
};

/** The only person who can consent for the council. */
export const itAdmin = 'it-admin@council.example';

/** Scopes that no one but IT can consent to. */
export const adminScopes: readonly string[] = [
  'Sites.Manage.All',
  'Sites.FullControl.All',
  'Directory.Read.All',
  'User.Read.All',
  'Group.Read.All',
  'GroupMember.Read.All',
  'ChannelMessage.Read.All',
];

/** Accounts over the tenant's database. */
export function accounts(db: Database, consentedForAll: boolean): Accounts {
  const disabled = () =>
    db.get<{ value: string }>(`SELECT value FROM setting WHERE key = 'disabled'`)?.value.split(',');
  let off = new Set(disabled() ?? people.filter((each) => !each.enabled).map((each) => each.id));
  return {
    consentedForAll,
    isEnabled: (id) => !off.has(id),
    enable(id, enabled) {
      off = new Set([...off].filter((each) => each !== id));
      if (!enabled) off.add(id);
      db.run(`INSERT OR REPLACE INTO setting VALUES ('disabled', ?)`, [...off].join(','));
    },
    hasConsented(who, client, scopes) {
      if (this.consentedForAll) return true;
      const rows = db.all<{ scope: string }>(
        'SELECT scope FROM consent WHERE person = ? AND client = ?',
        who.id,
        client,
      );
      const given = new Set(rows.map((row) => row.scope));
      return scopes.every((scope) => given.has(scope));
    },
    consent(who, client, scopes) {
      for (const scope of scopes)
        db.run('INSERT OR IGNORE INTO consent VALUES (?, ?, ?)', who.id, client, scope);
    },
    revoke(id, client) {
      db.run(
        'DELETE FROM consent WHERE (? IS NULL OR person = ?) AND (? IS NULL OR client = ?)',
        id ?? null,
        id ?? null,
        client ?? null,
        client ?? null,
      );
      this.consentedForAll = false;
    },
  };
}
