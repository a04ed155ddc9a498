import { failed, fine, type Fault, type Outcome } from '../../domain/words/outcome.ts';
import type { Person } from '../../domain/words/person.ts';
import { at, query } from '../graph/address.ts';
import { faultOf, isGood, isPassing, silence, type Answer } from '../graph/faults.ts';
import { record, text } from '../graph/members.ts';
import { openGateway, type Gateway } from '../graph/gateway.ts';
import { backoff } from '../graph/limiter.ts';
import type { Tenant } from '../types.ts';
import type { Evaluations } from './registers.ts';

/** Texts that only this person can read, each under a name. */
export type Drafts = {
  /** Undefined where nothing was kept yet. */
  read(name: string): Promise<Outcome<Draft | undefined>>;
  /** Keeps the text and reads it back. `before` is what was read: where another device wrote since, nothing is written. */
  keep(name: string, body: string, before: Draft | undefined): Promise<Outcome<Draft>>;
  /** Where drafts are kept: the person's own app folder, or the private library that IT made. */
  place(): Promise<Outcome<DraftPlace>>;
};

/** A kept text with the version of its file. */
export type Draft = { readonly body: string; readonly etag: string };

/** The way to the folder under the Graph address, and what it is. */
export type DraftPlace = { readonly kind: 'app folder' | 'private library'; readonly path: string };

/** The name of the private library that IT makes for a person where the app folder is refused. */
export function privateLibraryOf({ upn }: Pick<Person, 'upn'>): string {
  return `Drafts ${upn.split('@')[0] ?? upn}`;
}

const appFolder = '/me/drive/special/approot';

/** Drafts in the app folder of the person's own drive; where the tenant refuses it, in the private library. */
export function openAppFolder(tenant: Tenant, evaluations: Evaluations, me: Person): Drafts {
  const own = openGateway(tenant);
  let found: Promise<Outcome<DraftPlace>> | undefined;

  function place(): Promise<Outcome<DraftPlace>> {
    found ??= findPlace(own, evaluations, me).then((outcome) => {
      if (outcome.kind === 'fault') found = undefined;
      return outcome;
    });
    return found;
  }

  async function fileAt(name: string): Promise<Outcome<{ gateway: Gateway; path: string }>> {
    const where = await place();
    if (where.kind === 'fault') return where;
    const gateway = where.value.kind === 'app folder' ? own : evaluations.gateway;
    return fine({ gateway, path: where.value.path + at`:/${name}` });
  }

  return {
    place,
    async read(name) {
      const file = await fileAt(name);
      return file.kind === 'fault' ? file : readFile(file.value.gateway, file.value.path);
    },
    async keep(name, body, before) {
      const file = await fileAt(name);
      return file.kind === 'fault' ? file : keepFile(file.value.gateway, file.value.path, { body, before });
    },
  };
}

async function findPlace(
  own: Gateway,
  { gateway, places }: Evaluations,
  me: Person,
): Promise<Outcome<DraftPlace>> {
  const asked = await own.read(`${appFolder}${query({ $select: 'id' })}`, 'your own folder for this app');
  if (asked.kind === 'ok') return fine({ kind: 'app folder', path: appFolder });
  if (asked.fault.kind !== 'no-right' && asked.fault.kind !== 'not-found' && asked.fault.kind !== 'refused')
    return asked;
  const site = await places.site('evaluations');
  if (site.kind === 'fault') return site;
  const name = privateLibraryOf(me);
  const drive = await gateway.read(`${site.value}${at`/lists/${name}`}/drive`, `the library ${name}`);
  if (drive.kind === 'fault') return failed(noPlace(asked.fault, name));
  return fine({
    kind: 'private library',
    path: `${at`/drives/${text(record(drive.value.body)['id'])}`}/root`,
  });
}

function noPlace({ code }: Fault, name: string): Fault {
  return {
    kind: 'no-right',
    tell: 'Your organisation does not let this app keep a folder in your own drive, and there is no private library for you.',
    mend: `Ask IT to allow Files.ReadWrite.AppFolder, or to make the library “${name}” on the evaluations site with rights for you alone.`,
    code,
  };
}

const what = 'your draft';

async function readFile(gateway: Gateway, path: string): Promise<Outcome<Draft | undefined>> {
  const item = await gateway.read(path, what);
  if (item.kind === 'fault') return item.fault.kind === 'not-found' ? fine(undefined) : item;
  const { '@microsoft.graph.downloadUrl': url, eTag } = record(item.value.body);
  await gateway.limiter.turn();
  try {
    // The address proves the right to the file by itself; no token goes there.
    const response = await gateway.tenant.fetch(text(url));
    if (response.ok) return fine({ body: await response.text(), etag: text(eTag) });
    return failed(faultOf({ ...silence, status: response.status }, what));
  } catch {
    return failed(faultOf(silence, what));
  }
}

type Keeping = { readonly body: string; readonly before: Draft | undefined };

async function keepFile(gateway: Gateway, path: string, { body, before }: Keeping): Promise<Outcome<Draft>> {
  const now = await readFile(gateway, path);
  if (now.kind === 'fault') return now;
  if (now.value?.body === body) return fine(now.value);
  if (now.value?.etag !== before?.etag) return failed(elsewhere);
  const put = await putFile(gateway, path, body, before?.etag);
  if (put.kind === 'fault') return put;
  const kept = await readFile(gateway, path);
  if (kept.kind === 'fault') return kept;
  return kept.value?.body === body ? fine(kept.value) : failed(elsewhere);
}

const elsewhere: Fault = {
  kind: 'refused',
  tell: 'Your draft was changed on another device or in another window.',
  mend: 'Open the tender again to see it, then enter this once more.',
  code: 'draft changed',
};

async function putFile(
  gateway: Gateway,
  path: string,
  body: string,
  etag?: string,
): Promise<Outcome<Answer>> {
  const headers = { 'Content-Type': 'application/json', ...(etag !== undefined && { 'If-Match': etag }) };
  for (let tries = 0; ; tries += 1) {
    const outcome = await gateway.once(
      { method: 'PUT', path: `${path}:/content`, headers, body },
      { units: 2 },
    );
    if (outcome.kind === 'fault') return outcome;
    const answer = outcome.value;
    if (isGood(answer)) return outcome;
    if (answer.status === 412) return failed(elsewhere);
    if (!isPassing(answer) || tries > 5) return failed(faultOf(answer, what));
    await gateway.tenant.wait(backoff(gateway.tenant, tries));
  }
}
