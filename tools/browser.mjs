// Finds the browser for the tests: CHROME_PATH, an installed Edge, Chrome or Chromium, else one from the npm registry.
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { install, root } from './install.mjs';

const windows = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
  .map((name) => process.env[name])
  .filter(Boolean);
const places = {
  linux: [
    '/opt/microsoft/msedge/msedge',
    '/opt/google/chrome/chrome',
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
  ],
  darwin: [
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: windows.flatMap((folder) => [
    join(folder, 'Microsoft/Edge/Application/msedge.exe'),
    join(folder, 'Google/Chrome/Application/chrome.exe'),
  ]),
};

/** The browser's path and the environment it needs. Ends the process with the mend when there is none. */
export async function browserPath() {
  const named = process.env.CHROME_PATH;
  if (named) {
    if (existsSync(named)) return { path: named, env: {} };
    giveUp(`CHROME_PATH names ${named}, which does not exist.`);
  }
  const installed = (places[process.platform] ?? []).find((path) => existsSync(path));
  if (installed) return { path: installed, env: {} };
  if (process.platform !== 'linux' || process.arch !== 'x64')
    giveUp('No Edge, Chrome or Chromium was found.');
  return fromRegistry();
}

async function fromRegistry() {
  const folder = join(root, 'test', 'browser');
  install(folder);
  const unpacked = join(folder, 'node_modules', '.unpacked');
  if (!existsSync(unpacked)) await unpack(folder, unpacked);
  nameFonts(unpacked);
  const libraries = join(unpacked, 'al2023', 'lib');
  const env = {
    LD_LIBRARY_PATH: [process.env.LD_LIBRARY_PATH, libraries].filter(Boolean).join(':'),
    FONTCONFIG_PATH: join(unpacked, 'fonts'),
  };
  const path = join(unpacked, 'chromium');
  const tried = spawnSync(path, ['--version', '--no-sandbox'], {
    env: { ...process.env, ...env },
    encoding: 'utf8',
  });
  if (tried.status !== 0)
    giveUp(`The browser from the npm registry did not start: ${tried.stderr || tried.error}`);
  return { path, env };
}

/** The font list that comes with it names folders of another machine; without fonts every page would be blank. */
function nameFonts(unpacked) {
  const fonts = join(unpacked, 'fonts');
  writeFileSync(
    join(fonts, 'fonts.conf'),
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${join(fonts, 'fonts')}</dir><cachedir>${join(fonts, 'cache')}</cachedir></fontconfig>
`,
  );
}

/** Unpacks beside and renames, so that a half-unpacked browser is never taken for a whole one. */
async function unpack(folder, unpacked) {
  console.error('Unpacking a browser for the tests (once) …');
  const beside = `${unpacked}-${process.pid}`;
  rmSync(beside, { recursive: true, force: true });
  mkdirSync(beside, { recursive: true });
  const entry = pathToFileURL(join(folder, 'node_modules/@sparticuz/chromium/build/esm/index.js')).href;
  const made = spawnSync(
    process.execPath,
    [
      '--input-type=module',
      '-e',
      `const { default: c } = await import(${JSON.stringify(entry)}); await c.executablePath();`,
    ],
    {
      env: { ...process.env, TMPDIR: beside, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' },
      stdio: ['ignore', 2, 2],
    },
  );
  if (made.status !== 0) giveUp('The browser from the npm registry could not be unpacked.');
  renameSync(beside, unpacked);
}

function giveUp(what) {
  console.error(
    `${what}\nThe tests need a browser. Install Microsoft Edge, Google Chrome or Chromium, or set CHROME_PATH to one.`,
  );
  process.exit(1);
}
