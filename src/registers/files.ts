import { hex } from '../domain/words/hex.ts';
import { failed, fine, type Outcome } from '../domain/words/outcome.ts';
import { at, query } from './graph/address.ts';
import { faultOf, isGood, isPassing, silence } from './graph/faults.ts';
import { record, text } from './graph/members.ts';
import type { Gateway } from './graph/gateway.ts';
import { backoff } from './graph/limiter.ts';
import type { Places } from './graph/places.ts';
import { itemOf, selection } from './items.ts';
import { evidence as declaration } from './lists/house.ts';
import type { Declarations } from './lists/index.ts';
import type { EvidenceRow, FileMoves, Watch } from './registers.ts';
import type { Rows } from './rows.ts';
import type { Changes, Register, Saved } from './types.ts';
import type { Drop } from './upload.ts';
import { problemsWith } from './encode.ts';

type Evidence = Declarations['evidence'];

/** What the library needs. */
export type World = {
  readonly gateway: Gateway;
  readonly places: Places;
  readonly rows: Rows<Evidence>;
  readonly evidence: Register<Evidence>;
};

/** The evidence library: files are stored first and linked then, so that no row speaks of a file that is not there. */
export function openFiles(world: World): FileMoves {
  const { gateway, evidence } = world;
  const drive = openDrive(world);

  async function download(row: EvidenceRow): Promise<Outcome<Blob>> {
    const item = await driveItem(world, row);
    return item.kind === 'fault' ? item : fetchFile(gateway, item.value.url);
  }

  // A file of this name is there, and an answer to our own upload was lost: the same bytes, and linked by nobody.
  async function isOurs(path: string, name: string, sha256: string): Promise<string | undefined> {
    const item = await gateway.read(path + at`/root:/${name}`, 'the stored file');
    if (item.kind === 'fault') return undefined;
    const body = record(item.value.body);
    const there = await fetchFile(gateway, text(body['@microsoft.graph.downloadUrl']));
    if (there.kind === 'fault' || (await fingerprint(there.value)) !== sha256) return undefined;
    const row = await rowOfFile(world, path + at`/items/${text(body['id'])}`);
    return row.kind === 'ok' && row.value.values.sha256 === undefined ? text(body['id']) : undefined;
  }

  async function upload(
    file: Blob,
    name: string,
    link: Changes<Evidence>,
    watch: Watch,
  ): Promise<Saved<Evidence>> {
    const problems = problemsWith(declaration, link, 'changes');
    if (problems.length > 0) return { kind: 'refused', problems };
    const path = await drive();
    if (path.kind === 'fault') return { kind: 'stopped', fault: path.fault };
    const sha256 = await fingerprint(file);
    const drop: Drop = {
      gateway,
      drive: path.value,
      file,
      name,
      watch,
      isOurs: (taken) => isOurs(path.value, taken, sha256),
    };
    // Loaded with the first file: most visits upload none.
    const { store } = await import('./upload.ts');
    const stored = await store(drop);
    if (stored.kind === 'fault') return { kind: 'stopped', fault: stored.fault };
    const row = await rowOfFile(world, `${path.value}${at`/items/${stored.value}`}`);
    if (row.kind === 'fault') return { kind: 'stopped', fault: row.fault };
    return evidence.change(row.value, { ...link, sha256 });
  }

  return { upload, download, ...openBin(world, drive, { upload, download }) };
}

/**
 * Removing and bringing back. SharePoint's recycle bin is asked first; where Graph cannot, the file that was kept here
 * until the page closes is uploaded again.
 */
function openBin(
  world: World,
  drive: () => Promise<Outcome<string>>,
  files: Pick<FileMoves, 'upload' | 'download'>,
): Bin {
  const { gateway } = world;
  const removed = new Map<string, { readonly file: Blob; readonly driveItem: string }>();

  async function fromBin(id: string): Promise<EvidenceRow | undefined> {
    const path = await drive();
    if (path.kind === 'fault') return undefined;
    const item = path.value + at`/items/${id}`;
    const outcome = await gateway.once({ method: 'POST', path: `${item}/restore`, body: '{}' }, { units: 2 });
    if (outcome.kind === 'fault' || !isGood(outcome.value)) return undefined;
    const row = await rowOfFile(world, item);
    return row.kind === 'ok' ? row.value : undefined;
  }

  return {
    async remove(row) {
      const item = await driveItem(world, row);
      if (item.kind === 'fault') return item;
      const file = await files.download(row);
      if (file.kind === 'fault') return file;
      const gone = await recycle(world, await drive(), item.value);
      if (gone.kind === 'fault') return gone;
      removed.set(row.id, { file: file.value, driveItem: item.value.id });
      world.rows.drop(row.id);
      world.rows.tell();
      return gone;
    },
    async restore(row) {
      const kept = removed.get(row.id);
      if (!kept) return failed(notHere);
      const back = await fromBin(kept.driveItem);
      if (back) return fine(back);
      const watch = { progress: () => undefined, signal: new AbortController().signal };
      const saved = await files.upload(kept.file, row.file?.name ?? 'file', row.values, watch);
      if (saved.kind === 'saved') return fine(saved.row);
      return failed(saved.kind === 'stopped' ? saved.fault : notHere);
    },
  };
}

type Bin = Pick<FileMoves, 'remove' | 'restore'>;

const notHere = {
  kind: 'not-found',
  tell: 'This file was not deleted on this page, so it cannot be brought back from here.',
  mend: 'Open the recycle bin of the SharePoint site and restore it there.',
  code: 'recycle bin',
} as const;

/** "/drives/{id}" of the library, looked up once. */
function openDrive({ gateway, places }: World): () => Promise<Outcome<string>> {
  let known: Promise<Outcome<string>> | undefined;
  async function ask(): Promise<Outcome<string>> {
    const list = await places.list(declaration);
    if (list.kind === 'fault') return list;
    const answer = await gateway.read(`${list.value}/drive`, 'the evidence library');
    if (answer.kind === 'fault') return answer;
    return fine(at`/drives/${text(record(answer.value.body)['id'])}`);
  }
  return () => {
    known ??= ask().then((outcome) => {
      if (outcome.kind === 'fault') known = undefined;
      return outcome;
    });
    return known;
  };
}

async function rowOfFile({ gateway, rows }: World, path: string): Promise<Outcome<EvidenceRow>> {
  const answer = await gateway.read(
    `${path}/listItem${query({ $expand: selection(declaration) })}`,
    'the stored file',
  );
  if (answer.kind === 'fault') return answer;
  const item = itemOf(declaration, answer.value.body);
  if (item.kind !== 'row') return failed(faultOf(answer.value, 'the stored file'));
  rows.put(item.row);
  rows.tell();
  return fine(item.row);
}

/** SHA-256 in hexadecimal. */
async function fingerprint(file: Blob): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return hex(new Uint8Array(digest));
}

type DriveItem = { readonly id: string; readonly url: string; readonly etag: string };

async function driveItem({ gateway, places }: World, { id }: EvidenceRow): Promise<Outcome<DriveItem>> {
  const list = await places.list(declaration);
  if (list.kind === 'fault') return list;
  const answer = await gateway.read(`${list.value}${at`/items/${id}`}/driveItem`, 'the file');
  if (answer.kind === 'fault') return answer;
  const body = record(answer.value.body);
  return fine({
    id: text(body['id']),
    url: text(body['@microsoft.graph.downloadUrl']),
    etag: text(body['eTag']),
  });
}

/** Into the recycle bin of the site; a second try finds nothing, which is as good. */
async function recycle(
  { gateway }: World,
  drive: Outcome<string>,
  { id, etag }: DriveItem,
): Promise<Outcome<void>> {
  if (drive.kind === 'fault') return drive;
  const path = drive.value + at`/items/${id}`;
  for (let tries = 0; ; tries += 1) {
    const outcome = await gateway.once(
      { method: 'DELETE', path, headers: { 'If-Match': etag } },
      { units: 2 },
    );
    if (outcome.kind === 'fault') return outcome;
    const answer = outcome.value;
    if (isGood(answer) || answer.status === 404) return fine(undefined);
    if (!isPassing(answer) || tries > 5) return failed(faultOf(answer, 'the file'));
    await gateway.tenant.wait(backoff(gateway.tenant, tries));
  }
}

// The address proves the right to the file by itself for an hour; a token must not go there.
async function fetchFile({ limiter, tenant }: Gateway, url: string): Promise<Outcome<Blob>> {
  await limiter.turn();
  try {
    const response = await tenant.fetch(url);
    if (response.ok) return fine(await response.blob());
    return failed(faultOf({ ...silence, status: response.status }, 'the file'));
  } catch {
    return failed(faultOf(silence, 'the file'));
  }
}
