// Excel's task pane in the Excel-like frame: opened as somebody, and gone through as a person does.
import type { Frame, FrameLocator, Page } from 'playwright-core';
import { axe, type Desk, theBrowser } from './browser.ts';

/** The frame's page, the pane in it, and what must not have happened. */
export type Pane = {
  readonly page: Page;
  readonly pane: FrameLocator;
  /** Violations of the content security policy, page errors, and requests that left the machine. */
  readonly wrong: string[];
};

type Opening = {
  /** The first part of a person's address: "chair". */
  readonly person: string;
  readonly door?: string;
  /** The newest requirement set that this Excel has. */
  readonly api?: string;
};

/** Opens the Excel-like frame at an address as somebody, by one of its doors. */
export async function openPane(address: string, { person, door = 'mac', ...more }: Opening): Promise<Pane> {
  const context = await (
    await theBrowser()
  ).newContext({
    ignoreHTTPSErrors: true,
    viewport: { width: 1280, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Europe/London',
  });
  const page = await context.newPage();
  const wrong: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) wrong.push(`policy: ${message.text()}`);
  });
  page.on('pageerror', (error) => wrong.push(`error: ${error.message}`));
  page.on('request', (request) => {
    if (new URL(request.url()).hostname !== 'localhost' && !request.url().startsWith('http://127.0.0.1'))
      wrong.push(`left the machine: ${request.url()}`);
  });
  const query = new URLSearchParams({ door, person: `${person}@council.example`, ...more });
  await page.goto(`${address}?${query.toString()}`);
  return { page, pane: page.frameLocator('.pane iframe'), wrong };
}

/** The same with a pane of 320 pixels, the narrowest that Excel gives. */
export async function openNarrowPane(address: string, opening: Opening): Promise<Pane> {
  const opened = await openPane(address, opening);
  await narrow(opened);
  return opened;
}

/** Makes the pane 320 pixels wide. */
export async function narrow({ page }: Pick<Pane, 'page'>): Promise<void> {
  await page.locator('.pane').evaluate((element) => {
    element.setAttribute('style', 'width: 320px');
  });
}

/** The pane as a frame in which Excel's own library can be asked. */
export function paneFrame({ page }: Pick<Pane, 'page'>): Frame {
  const found = page.frames().find((one) => one.url().includes('/pane.html'));
  if (!found) throw new Error('There is no pane');
  return found;
}

/** A pane as axe and the picture take it. */
export function deskOf({ page, pane, wrong }: Pane): Desk {
  return { page, tab: pane, context: page.context(), wrong };
}

/** What axe finds in the pane, and whether it has to be scrolled sideways. */
export async function findings(opened: Pane): Promise<string[]> {
  const frame = paneFrame(opened);
  const tooWide = await frame.evaluate(async () => {
    // What is still coming into view has other colours; what turns for ever never ends.
    const coming = document.getAnimations().filter(({ playState, effect }) => {
      return playState === 'running' && effect?.getComputedTiming().endTime !== Infinity;
    });
    await Promise.allSettled(coming.map(({ finished }) => finished));
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth > clientWidth ? [`${scrollWidth} wide in ${clientWidth}`] : [];
  });
  return [...tooWide, ...(await axe(deskOf(opened), frame))];
}

/** From a page of the pane to another of the menu. */
export async function choosePage({ pane }: Pick<Pane, 'pane'>, name: string): Promise<void> {
  await pane.getByRole('navigation', { name: 'Register' }).getByRole('button').click();
  await pane.getByRole('menuitemradio', { name }).click();
}

/** From the first page of the pane to one tender. */
export async function chooseTender(opened: Pick<Pane, 'pane'>, ref: string): Promise<void> {
  await choosePage(opened, 'Tenders');
  await followTender(opened, ref);
}

async function followTender({ pane }: Pick<Pane, 'pane'>, ref: string): Promise<void> {
  await pane.getByRole('link', { name: new RegExp(ref) }).click();
  await pane.getByRole('heading', { level: 1, name: `Tender ${ref}` }).waitFor();
}

/** Looks at the tender again, as somebody does who comes back to the pane. */
export async function comeBack(opened: Pick<Pane, 'pane'>, ref: string): Promise<void> {
  await toSteps(opened);
  await opened.pane.getByRole('link', { name: 'Tenders', exact: true }).filter({ visible: true }).click();
  await followTender(opened, ref);
}

/** Goes to a step of the tender by the list of steps. */
export async function toStep(opened: Pick<Pane, 'pane'>, title: string): Promise<void> {
  await toSteps(opened);
  await opened.pane
    .getByRole('navigation', { name: /^(Steps|Beside the steps)$/ })
    .getByRole('link', { name: new RegExp(`^\\d* ?${title}`) })
    .click();
  await opened.pane.getByRole('heading', { level: 1, name: title }).waitFor();
}

/** Goes from a step to the list of steps; from elsewhere nowhere. */
export async function toSteps({ pane }: Pick<Pane, 'pane'>): Promise<void> {
  const steps = pane.getByRole('link', { name: 'Steps', exact: true }).filter({ visible: true });
  if (await steps.isVisible()) await steps.click();
}
