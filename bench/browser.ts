import { chromium, type Browser, type BrowserContext, type LaunchOptions } from 'playwright-core';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

/** The browser of the tests. */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch(await launching());
}

/** A browser as a person has it: with a folder on the disk, in which it keeps files and compiled code. */
export async function openProfile(): Promise<{ context: BrowserContext; close: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-profile-'));
  const context = await chromium.launchPersistentContext(folder, await launching());
  return {
    context,
    async close() {
      await context.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function launching(): Promise<LaunchOptions> {
  // What finds the browser is plain JavaScript, shared with npm test.
  const { browserPath } = (await import(join(root, 'tools/browser.mjs'))) as {
    browserPath: () => Promise<{ path: string; env: Record<string, string> }>;
  };
  const { path, env } = await browserPath();
  return {
    executablePath: path,
    env: { ...process.env, ...env } as Record<string, string>, // nothing in it is undefined
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--enable-precise-memory-info',
    ],
  };
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
