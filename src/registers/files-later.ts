import type { Outcome } from '../domain/words/outcome.ts';
import { fetchWriting } from './fetch-writing.ts';
import type { World } from './files.ts';
import type { FileMoves, Files } from './registers.ts';

/** The evidence library: what is known of a file at once, and what moves files when it is asked for. */
export function filesLater(world: World): Files {
  let opened: FileMoves | undefined;
  async function files(): Promise<Outcome<FileMoves>> {
    const fetched = await fetchWriting();
    if (fetched.kind === 'fault') return fetched;
    opened ??= fetched.value.openFiles(world);
    return { kind: 'ok', value: opened };
  }
  return {
    webUrl: (row) => row.file?.webUrl ?? '',
    name: (row) => row.file?.name ?? '',
    size: (row) => row.file?.size ?? 0,
    async upload(...given) {
      const there = await files();
      return there.kind === 'ok' ? there.value.upload(...given) : { kind: 'stopped', fault: there.fault };
    },
    async remove(row) {
      const there = await files();
      return there.kind === 'ok' ? there.value.remove(row) : there;
    },
    async restore(row) {
      const there = await files();
      return there.kind === 'ok' ? there.value.restore(row) : there;
    },
    async download(row) {
      const there = await files();
      return there.kind === 'ok' ? there.value.download(row) : there;
    },
  };
}
