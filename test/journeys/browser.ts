import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Browser,
  type BrowserContext,
  type Frame,
  type FrameLocator,
  type Page,
  chromium,
} from 'playwright-core';
import { makeReady } from '../../src/cli/ready.ts';
import { type Running, type RunningOptions, startProduct } from '../../src/cli/running.ts';
import { watched } from '../kit/watched.ts';

const root = join(__dirname, '../..');

let browser: Promise<Browser> | undefined;

/** The one browser of a test file. */
export function theBrowser(): Promise<Browser> {
  browser ??= launch();
  return browser;
}

export async function closeBrowser(): Promise<void> {
  const open = browser;
  browser = undefined;
  if (open) await (await open).close();
}

function launch(): Promise<Browser> {
  const { path, env } = browserPath();
  return chromium.launch({
    executablePath: path,
    env: { ...process.env, ...env } as Record<string, string>,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  });
}

/** npm test says where the browser is; a test file that runs alone asks by itself. */
function browserPath(): { path: string; env: Record<string, string> } {
  const path = process.env['CHROME_PATH'];
  if (path) return { path, env: JSON.parse(process.env['CHROME_ENV'] ?? '{}') as Record<string, string> };
  const script = `import(${JSON.stringify(join(root, 'tools/browser.mjs'))}).then((m) => m.browserPath()).then((b) => console.log(JSON.stringify(b)))`;
  const told = execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
  return JSON.parse(told) as { path: string; env: Record<string, string> };
}

/** The whole product on free ports, provisioned and filled, in memory. */
export async function runProduct(options: Partial<RunningOptions> = {}): Promise<Running> {
  const running = await startProduct({
    port: 0,
    tier: 'generous',
    consented: true,
    ...watched({}),
    ...options,
  });
  await makeReady(running, () => undefined);
  return running;
}

type Wish = Partial<RunningOptions> & {
  /** How many milliseconds may pass until it stands ready. */
  readonly patience?: number;
};

/** The whole product for all the tests of a file, and the one browser that they share. */
export function withProduct(
  { patience = 120_000, ...options }: Wish,
  use: (running: Running) => void | Promise<void>,
): void {
  let running: Running;
  beforeAll(async () => {
    running = await runProduct(options);
    await use(running);
  }, patience);
  afterAll(async () => {
    await closeBrowser();
    await running.close();
  });
}

/** What one person has before them: the frame's page, and the product's tab in it. */
export type Desk = {
  readonly page: Page;
  readonly tab: FrameLocator;
  readonly context: BrowserContext;
  /** Violations of the content security policy, page errors, and requests that left the machine. */
  readonly wrong: string[];
};

export type DeskOptions = {
  readonly person?: string;
  readonly sub?: string;
  readonly program?: 'teams' | 'mine';
  readonly theme?: 'default' | 'dark' | 'contrast';
  readonly viewport?: { width: number; height: number };
  readonly trouble?: string;
};

/** Opens the frame as somebody ("officer-waste"), at a page of the product. */
export async function openAs(running: Running, options: DeskOptions = {}): Promise<Desk> {
  const context = await (
    await theBrowser()
  ).newContext({
    viewport: options.viewport ?? { width: 1366, height: 768 },
    locale: 'en-GB',
    timezoneId: 'Europe/London',
  });
  const page = await context.newPage();
  const wrong: string[] = [];
  watch(page, running, wrong);
  const query = new URLSearchParams({
    person: `${options.person ?? 'officer-waste'}@council.example`,
    theme: options.theme ?? 'default',
    program: options.program ?? 'teams',
    sub: options.sub ?? '',
    trouble: options.trouble ?? '',
  });
  await page.goto(`${running.frame}/?${query.toString()}`);
  return { page, tab: page.frameLocator('#panel iframe'), context, wrong };
}

// teams-js asks Microsoft for its list of hosts at start; on this machine the answer is that there is none.
const hostList = 'https://res.cdn.office.net/teams-js/validDomains/';

/** Writes down what must not happen: violations of the policy, page errors, requests that leave the machine. */
export function watch(page: Page, running: Running, wrong: string[]): void {
  const ours = [running.frame, running.app, running.tenant.url];
  void page.route(/^https:\/\//, (route) => {
    const address = route.request().url();
    if (!address.startsWith(hostList)) wrong.push(`left the machine: ${address}`);
    return route.abort();
  });
  page.on('request', (request) => {
    const address = request.url();
    if (address.startsWith('http:') && !ours.some((origin) => address.startsWith(origin)))
      wrong.push(`left: ${address}`);
  });
  page.on('pageerror', (error) => wrong.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) wrong.push(`policy: ${message.text()}`);
  });
}

const axeSource = readFileSync(join(root, 'node_modules/axe-core/axe.min.js'), 'utf8');

/** What axe finds wrong in the product's tab (or another frame), one sentence a finding. Fluent's hidden focus stops are left out. */
export async function axe(desk: Desk, where?: Frame): Promise<string[]> {
  const tab = desk.page.frames().find((one) => one.parentFrame() !== null) ?? desk.page.mainFrame();
  const frame = where ?? tab;
  await frame.evaluate(axeSource);
  return frame.evaluate(async () => {
    type Found = {
      violations: { id: string; help: string; nodes: { html: string; failureSummary?: string }[] }[];
    };
    const { axe: run } = globalThis as unknown as {
      axe: { run(context: object, options: object): Promise<Found> };
    };
    const found = await run.run(
      { include: document, exclude: [['[data-tabster-dummy]']] },
      { iframes: false },
    );
    return found.violations.flatMap(({ id, help, nodes }) =>
      nodes.map((node) => `${id}: ${help}: ${node.html.slice(0, 200)} ${node.failureSummary ?? ''}`),
    );
  });
}

/** Keeps a picture for people to look at; test/screenshots is not committed. */
export async function picture(desk: Desk, name: string): Promise<void> {
  const folder = join(root, 'test/screenshots');
  mkdirSync(folder, { recursive: true });
  await desk.page.screenshot({ path: join(folder, `${name}.png`) });
}
