import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Folder } from '../registers/store/file.ts';

/** A folder on this machine. A file is written beside its place first, so that a kill leaves the old one whole. */
export function folderAt(path: string): Folder {
  return {
    names: () => readdir(path),
    async read(name) {
      try {
        return await readFile(join(path, name));
      } catch {
        return undefined;
      }
    },
    async write(name, bytes) {
      await mkdir(path, { recursive: true });
      const draft = join(path, `${name}.${process.pid}`);
      await writeFile(draft, bytes, { mode: 0o600 });
      await rename(draft, join(path, name));
    },
    remove: (name) => rm(join(path, name), { force: true }),
  };
}
