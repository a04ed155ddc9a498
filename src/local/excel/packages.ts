import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const packages = createRequire(join(import.meta.dirname, 'packages.ts'));

/** Where npm put Microsoft's library; it is read from there and never copied. */
export function officeFolder(): string {
  return join(dirname(packages.resolve('@microsoft/office-js/package.json')), 'dist');
}

/** Where npm put the engine's program. */
export function enginePath(): string {
  return join(dirname(packages.resolve('@ironcalc/wasm/package.json')), 'wasm_bg.wasm');
}
