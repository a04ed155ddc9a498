import { randomBytes } from 'node:crypto';
import { person } from '../directory.ts';
import {
  answer,
  isObject,
  listOf,
  nothing,
  objectBody,
  type Answer,
  type Call,
  type Caller,
  type ListRow,
  type World,
} from './call.ts';
import { driveItemJson } from './drive-json.ts';
import { readContent, writeChunk } from './contents.ts';
import { newPlace, entryOf } from './file-paths.ts';
import { checkName, putFile, readBehaviour, type Behaviour, type FileRow } from './file-store.ts';
import { invalid, notFound, Refusal, unauthorised } from './refusal.ts';
import { unseal } from './sealed.ts';
import { instantText } from './site-time.ts';

const day = 86_400_000;
const sliceUnit = 327_680;
const mostInSlice = 60 * 1024 * 1024;

type Session = {
  id: string;
  list: number;
  parent: number;
  name: string;
  behaviour: Behaviour;
  size: number | null;
  received: number;
  expires: string;
  identity: string;
};

/** `POST …/createUploadSession`. */
export function createSession(call: Call): Answer {
  const body = call.bytes.length === 0 ? {} : objectBody(call);
  const item = isObject(body['item']) ? body['item'] : {};
  const { parent, name } = call.params['path'] === undefined ? existing(call) : newPlace(call);
  checkName(name);
  const behaviour = readBehaviour(item['@microsoft.graph.conflictBehavior'], 'fail');
  const id = randomBytes(24).toString('base64url');
  const expires = new Date(call.world.now().getTime() + day).toISOString();
  const by = JSON.stringify({ app: call.caller.app, person: call.caller.person?.id });
  call.world.db.run(
    'INSERT INTO upload VALUES (?, ?, ?, ?, ?, NULL, NULL, 0, ?, ?)',
    id,
    listOf(call).n,
    parent.item,
    name,
    behaviour,
    expires,
    by,
  );
  const context = `${call.origin}/v1.0/$metadata#microsoft.graph.uploadSession`;
  return answer(200, {
    '@odata.context': context,
    uploadUrl: `${call.origin}/upload/${id}`,
    expirationDateTime: expires,
    nextExpectedRanges: ['0-'],
  });
}

/** A session on an item that is there makes a new version of it. */
function existing(call: Call): { parent: FileRow; name: string } {
  const row = entryOf(call);
  if (row.folder === 1) throw invalid('An upload session needs the path of a file.');
  const parent = call.world.db.get<FileRow>(
    'SELECT * FROM file WHERE list = ? AND item = ?',
    row.list,
    row.parent,
  );
  if (!parent) throw notFound();
  return { parent, name: row.name };
}

/** A request to a pre-authenticated address. */
export type Transfer = {
  world: World;
  method: string;
  path: string;
  headers: Readonly<Record<string, string | undefined>>;
  bytes: Buffer;
  origin: string;
};

/** Answers at an upload address; a token there is refused, as the address itself proves the right. */
export function serveUpload(transfer: Transfer): Answer {
  const { world, method, headers } = transfer;
  if (headers['authorization'] !== undefined) throw unauthorised();
  const id = transfer.path.split('/')[2] ?? '';
  const session = world.db.get<Session>('SELECT * FROM upload WHERE id = ?', id);
  if (!session || session.expires < world.now().toISOString()) {
    throw notFound('The upload session was not found');
  }
  if (method === 'GET') return progress(session);
  if (method === 'DELETE') {
    world.db.atomically(() => {
      world.db.run('DELETE FROM upload WHERE id = ?', id);
      world.db.run('DELETE FROM chunk WHERE content = ?', id);
    });
    return nothing;
  }
  if (method !== 'PUT') throw new Refusal(405, 'UnsupportedHttpMethod', 'Use PUT, GET or DELETE.');
  return receive(transfer, session);
}

const progress = (session: Session, status = 200): Answer =>
  answer(status, {
    expirationDateTime: session.expires,
    nextExpectedRanges: session.received === session.size ? [] : [`${session.received}-`],
  });

function receive(transfer: Transfer, session: Session): Answer {
  const { world, bytes } = transfer;
  const match = /^bytes (\d{1,15})-(\d{1,15})\/(\d{1,15})$/.exec(transfer.headers['content-range'] ?? '');
  if (!match) throw invalid('The Content-Range header is missing or malformed.');
  const [from, to, size] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (to - from + 1 !== bytes.length || to >= size) throw invalid('The Content-Range does not fit the body.');
  if (session.size !== null && session.size !== size)
    throw invalid('The total size differs from the first fragment.');
  if (bytes.length >= mostInSlice)
    throw new Refusal(413, 'requestEntityTooLarge', 'A fragment must be less than 60 MiB.');
  if (from !== session.received) {
    throw new Refusal(416, 'invalidRange', 'Optimistic concurrency failure during fragmented upload', {
      inner: { code: from < session.received ? 'fragmentOverlap' : 'fragmentOutOfOrder' },
    });
  }
  if (to + 1 < size && bytes.length % sliceUnit !== 0) {
    throw invalid('The fragment is not a multiple of 320 KiB.');
  }
  return world.db.atomically(() => {
    writeChunk(world, session.id, from, bytes);
    const after: Session = { ...session, size, received: to + 1 };
    world.db.run('UPDATE upload SET size = ?, received = ? WHERE id = ?', size, after.received, session.id);
    return after.received === size ? finish(transfer, after) : progress(after, 202);
  });
}

function finish(transfer: Transfer, session: Session): Answer {
  const { world } = transfer;
  const list = world.db.get<ListRow>('SELECT * FROM list WHERE n = ?', session.list);
  const parent = world.db.get<FileRow>(
    'SELECT * FROM file WHERE list = ? AND item = ?',
    session.list,
    session.parent,
  );
  if (!list || !parent) throw notFound();
  const call: Call = {
    ...transfer,
    caller: callerOf(session),
    params: {},
    query: new Map(),
    at: instantText(world.now().getTime()),
    list,
  };
  const { row, isNew } = putFile(call, list, parent, {
    name: session.name,
    folder: 0,
    size: session.received,
    content: session.id,
    behaviour: session.behaviour,
  });
  world.db.run('DELETE FROM upload WHERE id = ?', session.id);
  return answer(isNew ? 201 : 200, driveItemJson(call, row));
}

function callerOf(session: Session): Caller {
  // `createSession` wrote this text.
  const { app, person: id } = JSON.parse(session.identity) as { app: Caller['app']; person?: string };
  return { app, person: id === undefined ? undefined : person(id), scopes: new Set() };
}

/** Answers at a download address, whole or the range that is asked for. */
export function serveDownload(transfer: Transfer): Answer {
  const { world, headers } = transfer;
  const value = unseal(transfer.path.split('/')[2] ?? '', world.secret);
  if (!isObject(value) || !(Number(value['until']) >= world.now().getTime())) throw unauthorised();
  if (transfer.method !== 'GET' && transfer.method !== 'HEAD') {
    throw new Refusal(405, 'UnsupportedHttpMethod', 'Use GET.');
  }
  const size = Number(value['size']);
  const range = /^bytes=(\d+)-(\d*)$/.exec(headers['range'] ?? '');
  const from = range ? Number(range[1]) : 0;
  const to = Math.min(range?.[2] ? Number(range[2]) + 1 : size, size);
  if (range && from >= size) throw new Refusal(416, 'invalidRange', 'The range is not within the file.');
  return {
    status: range ? 206 : 200,
    bytes: readContent(world, String(value['content']), from, to),
    headers: {
      'Content-Type': String(value['mime']),
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(String(value['name']))}`,
      'X-Content-Type-Options': 'nosniff',
      'Accept-Ranges': 'bytes',
      ...(range ? { 'Content-Range': `bytes ${from}-${to - 1}/${size}` } : {}),
    },
  };
}
