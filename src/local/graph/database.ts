import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'libsql';

/** What SQLite takes and gives. */
export type Cell = string | number | null | Uint8Array;

/** A SQLite database with its statements kept prepared. */
export type Database = {
  all<Row>(sql: string, ...cells: Cell[]): Row[];
  get<Row>(sql: string, ...cells: Cell[]): Row | undefined;
  run(sql: string, ...cells: Cell[]): void;
  /** As `all`, kept until a list or a right changes: which list it is and who may use it is asked with every request. */
  recall<Row>(sql: string, ...cells: Cell[]): readonly Row[];
  /** Runs the work in one transaction; nested calls join the outer one. */
  atomically<Result>(work: () => Result): Result;
  close(): void;
};

const schema = `
CREATE TABLE IF NOT EXISTS setting (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS list (n INTEGER PRIMARY KEY, id TEXT UNIQUE, site TEXT, owner TEXT, name TEXT,
  displayName TEXT, description TEXT, template TEXT, drive TEXT, hidden INTEGER, nextItem INTEGER, version INTEGER,
  created TEXT, modified TEXT, createdBy TEXT, modifiedBy TEXT, ownRights INTEGER DEFAULT 0);
CREATE TABLE IF NOT EXISTS col (list INTEGER, id TEXT, name TEXT, definition TEXT, ord INTEGER,
  PRIMARY KEY (list, id)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS item (list INTEGER, id INTEGER, guid TEXT, version INTEGER, created TEXT, modified TEXT,
  createdBy TEXT, modifiedBy TEXT, fields TEXT, seq INTEGER, PRIMARY KEY (list, id)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS item_seq ON item (list, seq);
CREATE TABLE IF NOT EXISTS idx (list INTEGER, col TEXT, val, item INTEGER,
  PRIMARY KEY (list, col, val, item)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS idx_item ON idx (list, item);
CREATE TABLE IF NOT EXISTS version (list INTEGER, item INTEGER, version INTEGER, modified TEXT, modifiedBy TEXT,
  fields TEXT, PRIMARY KEY (list, item, version)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS gone (list INTEGER, item INTEGER, seq INTEGER, PRIMARY KEY (list, item)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS file (list INTEGER, item INTEGER, key TEXT UNIQUE, parent INTEGER, name TEXT, lower TEXT,
  folder INTEGER, size INTEGER, mime TEXT, content TEXT, recycled TEXT, PRIMARY KEY (list, item)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS file_name ON file (list, parent, lower);
CREATE TABLE IF NOT EXISTS fileVersion (list INTEGER, item INTEGER, version INTEGER, size INTEGER, content TEXT,
  PRIMARY KEY (list, item, version)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS chunk (content TEXT, start INTEGER, bytes BLOB, PRIMARY KEY (content, start));
CREATE TABLE IF NOT EXISTS upload (id TEXT PRIMARY KEY, list INTEGER, parent INTEGER, name TEXT, behaviour TEXT,
  item INTEGER, size INTEGER, received INTEGER, expires TEXT, identity TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS appGrant (id TEXT PRIMARY KEY, site TEXT, list INTEGER, app TEXT, appName TEXT,
  roles TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS listRight (list INTEGER, person TEXT, role TEXT, PRIMARY KEY (list, person)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS consent (person TEXT, client TEXT, scope TEXT, PRIMARY KEY (person, client, scope))
  WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS message (id TEXT PRIMARY KEY, team TEXT, channel TEXT, replyTo TEXT, created TEXT,
  sender TEXT, body TEXT) WITHOUT ROWID;
`;

/** Writes after which nothing recalled holds any more. The number of the next item is in a list, and is not recalled. */
const unsettles = (sql: string) =>
  /\b(?:INTO|UPDATE|DELETE FROM) (?:list|listRight|appGrant)\b/.test(sql) && !sql.includes('SET nextItem =');

/**
 * Opens the tenant's database in the folder, or in memory without one. Every transaction is on the disk before it
 * is answered (write-ahead log, synchronous FULL); throws when the file is damaged. `undone` is called after a
 * transaction was rolled back, so that nothing that was read in it is remembered.
 */
export function openDatabase(folder?: string, undone: () => void = () => {}): Database {
  if (folder) mkdirSync(folder, { recursive: true });
  const sqlite = new Sqlite(folder ? join(folder, 'tenant.sqlite') : ':memory:');
  checkHealth(sqlite);
  sqlite.exec(schema);
  const recalled = new Map<string, unknown[]>();
  const prepared = statements(sqlite, () => recalled.clear());
  // The row type is what the statement selects, which TypeScript cannot read from the text.
  const all = <Row>(sql: string, ...cells: Cell[]) => prepared(sql).all(...cells) as Row[];
  let depth = 0;
  return {
    all,
    recall<Row>(sql: string, ...cells: Cell[]) {
      const key = JSON.stringify([sql, cells]);
      const known = recalled.get(key);
      if (known) return known as Row[]; // what the same statement gave
      const found = all<Row>(sql, ...cells);
      if (recalled.size > 1000) recalled.clear();
      recalled.set(key, found);
      return found;
    },
    get<Row>(sql: string, ...cells: Cell[]) {
      // As above; the driver adds a member of its own to single rows.
      const row = prepared(sql).get(...cells) as (Row & { _metadata?: unknown }) | undefined;
      if (row) delete row._metadata;
      return row;
    },
    run: (sql, ...cells) => void prepared(sql).run(...cells),
    atomically(work) {
      if (depth > 0) return work();
      sqlite.exec('BEGIN IMMEDIATE');
      depth += 1;
      try {
        const result = work();
        sqlite.exec('COMMIT');
        return result;
      } catch (error) {
        sqlite.exec('ROLLBACK');
        recalled.clear();
        undone();
        throw error;
      } finally {
        depth -= 1;
      }
    },
    close: () => void sqlite.close(),
  };
}

function statements(sqlite: InstanceType<typeof Sqlite>, unsettled: () => void) {
  const prepare = (sql: string) => ({ statement: sqlite.prepare(sql), unsettles: unsettles(sql) });
  const kept = new Map<string, ReturnType<typeof prepare>>();
  return (sql: string) => {
    let known = kept.get(sql);
    if (!known) {
      known = prepare(sql);
      kept.set(sql, known);
    }
    if (known.unsettles) unsettled();
    return known.statement;
  };
}

function checkHealth(sqlite: InstanceType<typeof Sqlite>): void {
  let health: unknown;
  try {
    sqlite.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000;');
    [health] = sqlite.prepare('PRAGMA quick_check').raw().all().flat();
  } catch (error) {
    health = error instanceof Error ? error.message : error;
  }
  if (health !== 'ok') {
    sqlite.close();
    throw new Error(`The local tenant's database is damaged (${String(health)}). Run npm run reset.`);
  }
}
