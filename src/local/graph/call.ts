import type { LocalPerson, LocalSite } from '../directory.ts';
import type { Database } from './database.ts';
import { invalid, Refusal } from './refusal.ts';
import { readJson } from './json.ts';

/** What the endpoints share: the store, the clock and what is secret to this tenant. */
export type World = {
  db: Database;
  now(): Date;
  /** Signs page and delta tokens, download and upload addresses; a reset makes another. */
  secret: string;
  /** Forgotten whenever columns change. */
  columns: Map<number, unknown>;
  /** Delta tokens issued before this time are answered 410. */
  deltaFrom: { at: string };
  /** Pages as they were answered last, while nothing has changed since; absent unless asked for. */
  pages?: Map<string, { seq: number; page: Answer }>;
  /** Whether a fault makes this delta token invalid. */
  deltaGone(): boolean;
};

/** Who calls, as proven by the token. */
export type Caller = {
  app: { id: string; displayName: string };
  /** Absent when the program calls in its own name. */
  person: LocalPerson | undefined;
  /** Delegated scopes, or application roles. */
  scopes: ReadonlySet<string>;
};

/** A row of the list table. */
export type ListRow = {
  n: number;
  id: string;
  site: string;
  owner: string | null;
  name: string;
  displayName: string;
  description: string;
  template: string;
  drive: string | null;
  hidden: number;
  version: number;
  created: string;
  modified: string;
  createdBy: string;
  modifiedBy: string;
  ownRights: number;
};

/** One request, after its token was read and its path was matched. */
export type Call = {
  world: World;
  caller: Caller;
  method: string;
  /** Origin that the client used, `http://127.0.0.1:1234`; links in answers start with it. */
  origin: string;
  /** Path after /v1.0, as it was sent. */
  path: string;
  params: Readonly<Record<string, string>>;
  /** Query options without `$`, lower case. */
  query: ReadonlyMap<string, string>;
  headers: Readonly<Record<string, string | undefined>>;
  bytes: Buffer;
  /** The instant of the request, ISO with seconds. */
  at: string;
  /** The site and list that the path names, once the rights were checked. */
  site?: LocalSite;
  list?: ListRow;
};

/** What is answered; `json` is text already. */
export type Answer = {
  status: number;
  headers?: Record<string, string>;
  json?: string;
  bytes?: Uint8Array;
  /** How many items a page holds. */
  items?: number;
};

/** An answer with a JSON body. */
export const answer = (status: number, body: unknown, headers?: Record<string, string>): Answer => ({
  status,
  json: JSON.stringify(body),
  ...(headers ? { headers } : {}),
});

/** 204. */
export const nothing: Answer = { status: 204 };

/** A JSON object, by its members. */
export type Json = Record<string, unknown>;

/** Whether a JSON value is an object (not an array). */
export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The body as a JSON object; refuses another media type, bad JSON and other values as Graph does. */
export function objectBody(call: Call): Json {
  const type = call.headers['content-type'] ?? '';
  if (call.bytes.length === 0) throw new Refusal(400, 'BadRequest', 'Empty Payload. JSON content expected.');
  if (!/^application\/json\b/i.test(type)) {
    throw new Refusal(
      415,
      'UnsupportedMediaType',
      `The content type '${type}' is not supported. Send application/json.`,
    );
  }
  const value = readJson(call.bytes.toString('utf8'));
  if (!isObject(value)) throw new Refusal(400, 'BadRequest', 'Unable to read JSON request payload.');
  return value;
}

/** The list of the call; only for endpoints whose path names one. */
export function listOf(call: Call): ListRow {
  if (!call.list) throw new Error(`${call.path} names no list`);
  return call.list;
}

/** The site of the call; only for endpoints whose path names one. */
export function siteOf(call: Call): LocalSite {
  if (!call.site) throw new Error(`${call.path} names no site`);
  return call.site;
}

/** A string member of a body, or undefined when absent; refuses other types. */
export function textMember(body: Json, name: string): string | undefined {
  const value = body[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw invalid(`The value of '${name}' is not a string.`);
  return value;
}

/** The identity set that is stamped on what the caller makes, as JSON text. */
export function identityOf(caller: Caller): string {
  const { person, app } = caller;
  return JSON.stringify(
    person
      ? { user: { email: person.upn, id: person.id, displayName: person.displayName } }
      : { application: { id: app.id, displayName: app.displayName } },
  );
}
