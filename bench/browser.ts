import { chromium, type Browser } from 'playwright-core';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

/** The browser of the tests. */
export async function openBrowser(): Promise<Browser> {
  // What finds the browser is plain JavaScript, shared with npm test.
  const { browserPath } = (await import(join(root, 'tools/browser.mjs'))) as {
    browserPath: () => Promise<{ path: string; env: Record<string, string> }>;
  };
  const { path, env } = await browserPath();
  return chromium.launch({
    executablePath: path,
    env: { ...process.env, ...env } as Record<string, string>, // nothing in it is undefined
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--enable-precise-memory-info',
    ],
  });
}

let built = false;

/** Builds the bench's pages, once a run. */
export function buildPages(): string {
  if (!built) {
    const webpack = join(root, 'node_modules/webpack-cli/bin/cli.js');
    const run = spawnSync(process.execPath, [webpack, '--config', join(root, 'bench/webpack.config.mjs')], {
      cwd: root,
      stdio: ['ignore', 2, 2],
    });
    if (run.status !== 0) throw new Error('The pages of the bench could not be built.');
    built = true;
  }
  return join(root, '.cache/bench');
}
