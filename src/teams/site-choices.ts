// The part of the configuration page that offers sites: those that the person can reach and that hold the registers.
import type { Fault } from '../domain/words/outcome.ts';
import { siteOf } from '../registers/site-address.ts';
import type { Settings } from '../doors/settings.ts';
import type { SignIn } from '../doors/sign-in-later.ts';
import { isOurs } from './tab-site.ts';

/** What the offering of sites needs, and whom it tells. */
export type Offering = {
  readonly settings: Settings;
  readonly signIn: SignIn;
  /** Sites to look at, the one to choose first. */
  readonly candidates: readonly string[];
  /** A site was chosen. */
  readonly chosen: () => void;
};

/** The site that is chosen now, as "council.sharepoint.com:/sites/Name". */
export function siteChosen(): string | undefined {
  return document.querySelector<HTMLInputElement>('input[name=site]:checked')?.value;
}

/** Offers every candidate that can be used, and lets another address be checked. */
export async function offerSites(offering: Offering): Promise<void> {
  listen(offering);
  await offer(offering, false);
}

async function offer(offering: Offering, click: boolean): Promise<void> {
  tell('Looking for registers that you can reach.');
  element('sign-in').hidden = true;
  const token = await offering.signIn({ click });
  if (token.kind === 'fault') {
    tell(sentence(token.fault));
    element('sign-in').hidden = token.fault.kind !== 'not-signed-in';
    return;
  }
  let first: string | undefined;
  for (const candidate of offering.candidates) {
    const wrong = await look(offering, candidate);
    first ??= wrong;
  }
  const none = siteChosen() === undefined;
  tell(none ? (first ?? '') : '');
}

/** Adds the site when it can be used; otherwise says why not. */
async function look({ settings, signIn, chosen }: Offering, site: string): Promise<string | undefined> {
  const { lookAtSite } = await import('../registers/site-look.ts');
  const found = await lookAtSite({
    graph: settings.graph,
    sites: { open: site },
    token: () => signIn(),
    fetch: (input, init) => fetch(input, init),
    now: () => new Date(),
    random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
    wait: (milliseconds) => new Promise((done) => setTimeout(done, milliseconds)),
  });
  if (found.kind === 'fault') return sentence(found.fault);
  const { name, missing } = found.value;
  if (missing.length > 0)
    return `${name} holds no register: ${missing.length === 1 ? 'one list is' : `${missing.length} lists are`} missing. Ask IT to run the provisioning for it.`;
  add(site, name, chosen);
  return undefined;
}

function add(site: string, name: string, chosen: () => void): void {
  const radios = [...document.querySelectorAll<HTMLInputElement>('input[name=site]')];
  if (radios.some(({ value }) => value === site)) return;
  const label = document.createElement('label');
  const radio = document.createElement('input');
  Object.assign(radio, { type: 'radio', name: 'site', value: site, checked: radios.length === 0 });
  radio.addEventListener('change', chosen);
  label.append(radio, ` ${name} (${site.replace(':', '')})`);
  element('sites').append(label);
  if (radio.checked) chosen();
}

function listen(offering: Offering): void {
  element('sign-in').addEventListener('click', () => void offer(offering, true));
  element('check').addEventListener('click', () => void check(offering));
}

async function check(offering: Offering): Promise<void> {
  const field = element('address');
  const given = field instanceof HTMLInputElement ? field.value.trim() : '';
  const site = siteOf(given);
  const [host = ''] = offering.settings.sites.open.split(':');
  if (site === undefined || !isOurs(offering.settings, site)) {
    tell(
      site === offering.settings.sites.evaluations && site !== undefined
        ? 'Tenders are scored on this site. They are never shown in a channel.'
        : `“${given}” is no site of your council. Copy the address from the browser, such as https://${host}/sites/SocialValue.`,
    );
    return;
  }
  tell('Looking at the site.');
  const wrong = await look(offering, site);
  tell(wrong ?? '');
  const radio = document.querySelector<HTMLInputElement>(`input[name=site][value="${CSS.escape(site)}"]`);
  if (wrong === undefined && radio) {
    radio.checked = true;
    offering.chosen();
    radio.focus();
  }
}

function sentence({ tell: told, mend }: Fault): string {
  return `${told} ${mend}`;
}

function tell(words: string): void {
  element('told').textContent = words;
}

function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`config.html has no #${id}`);
  return found;
}
