import { createHash, randomUUID } from 'node:crypto';
import type { World } from './call.ts';
import type { FileRow } from './file-store.ts';

/** Keeps a part of a content. */
export function writeChunk(world: World, content: string, start: number, bytes: Uint8Array): void {
  world.db.run('INSERT OR REPLACE INTO chunk VALUES (?, ?, ?)', content, start, bytes);
}

/** Keeps a whole content and answers its name. */
export function writeContent(world: World, bytes: Uint8Array): string {
  const content = randomUUID();
  writeChunk(world, content, 0, bytes);
  return content;
}

/** The bytes of a content from `from` up to, not including, `to`. */
export function readContent(world: World, content: string, from: number, to: number): Buffer {
  const rows = world.db.all<{ start: number; bytes: Uint8Array }>(
    'SELECT start, bytes FROM chunk WHERE content = ? AND start < ? ORDER BY start',
    content,
    to,
  );
  const parts = rows.map(({ start, bytes }) =>
    Buffer.from(bytes).subarray(Math.max(0, from - start), Math.max(0, to - start)),
  );
  return Buffer.concat(parts);
}

/** SHA-256 of a content, in base64. */
export const hashOf = (world: World, row: FileRow): string =>
  createHash('sha256')
    .update(readContent(world, row.content ?? '', 0, row.size))
    .digest('base64');
