import { failed, fine, type Outcome } from '../domain/words/outcome.ts';
import { at, query } from './graph/address.ts';
import { faultOf, record, silence, text } from './graph/faults.ts';
import type { Gateway } from './graph/gateway.ts';
import type { Places } from './graph/places.ts';
import { itemOf, selection } from './items.ts';
import { evidence as declaration } from './lists/house.ts';
import type { Declarations } from './lists/index.ts';
import type { EvidenceRow, Files, Watch } from './registers.ts';
import type { Rows } from './rows.ts';
import type { Changes, Register, Saved } from './types.ts';
import { store, type Drop } from './upload.ts';
import { problemsWith } from './codec.ts';

type Evidence = Declarations['evidence'];

type World = {
  readonly gateway: Gateway;
  readonly places: Places;
  readonly rows: Rows<Evidence>;
  readonly evidence: Register<Evidence>;
};

/** The evidence library: files are stored first and linked then, so that no row speaks of a file that is not there. */
export function openFiles(world: World): Files {
  const { gateway, evidence } = world;
  const drive = openDrive(world);

  async function download(row: EvidenceRow): Promise<Outcome<Blob>> {
    const path = await drive();
    if (path.kind === 'fault') return path;
    const list = await world.places.list(declaration);
    if (list.kind === 'fault') return list;
    return fetchFile(gateway, `${list.value}${at`/items/${row.id}`}/driveItem/content`);
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
    const drop: Drop = { gateway, drive: path.value, file, name, watch };
    const [stored, sha256] = await Promise.all([store(drop), fingerprint(file)]);
    if (stored.kind === 'fault') return { kind: 'stopped', fault: stored.fault };
    const row = await rowOfFile(world, `${path.value}${at`/items/${stored.value}`}`);
    if (row.kind === 'fault') return { kind: 'stopped', fault: row.fault };
    return evidence.change(row.value, { ...link, sha256 });
  }

  const facts = {
    webUrl: (row: EvidenceRow) => row.file?.webUrl ?? '',
    name: (row: EvidenceRow) => row.file?.name ?? '',
    size: (row: EvidenceRow) => row.file?.size ?? 0,
  };
  return { ...facts, upload, download, ...openBin({ upload, download }, evidence) };
}

/** Removing and bringing back. What was removed here is kept until the page closes, since Graph restores no files. */
function openBin(
  { upload, download }: Pick<Files, 'upload' | 'download'>,
  evidence: Register<Evidence>,
): Pick<Files, 'remove' | 'restore'> {
  const removed = new Map<string, Blob>();
  return {
    async remove(row) {
      const file = await download(row);
      if (file.kind === 'fault') return file;
      const gone = await evidence.remove(row);
      if (gone.kind === 'ok') removed.set(row.id, file.value);
      return gone;
    },
    async restore(row) {
      const file = removed.get(row.id);
      if (!file) return failed(notHere);
      const watch = { progress: () => undefined, signal: new AbortController().signal };
      const saved = await upload(file, row.file?.name ?? 'file', row.values, watch);
      if (saved.kind !== 'saved') return failed(saved.kind === 'stopped' ? saved.fault : notHere);
      removed.delete(row.id);
      return fine(saved.row);
    },
  };
}

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
    const answer = await gateway.read(
      `${list.value}/drive${query({ $select: 'id' })}`,
      'the evidence library',
    );
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
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

// Graph answers with a redirect to an address of its own that needs no token; fetch drops ours on the way.
async function fetchFile(gateway: Gateway, path: string): Promise<Outcome<Blob>> {
  await gateway.limiter.turn();
  const token = await gateway.tenant.token();
  if (token.kind === 'fault') return token;
  const response = await gateway.transport.raw({ method: 'GET', path }, token.value);
  if (!response) return failed(faultOf(silence, 'the file'));
  if (!response.ok) return failed(faultOf({ ...silence, status: response.status }, 'the file'));
  try {
    return fine(await response.blob());
  } catch {
    return failed(faultOf(silence, 'the file'));
  }
}
