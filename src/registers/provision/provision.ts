import { failed, fine, type Outcome } from '../../domain/words/outcome.ts';
import type { Declaration } from '../declare.ts';
import { openGateway, type Gateway } from '../graph/gateway.ts';
import { openPlaces } from '../graph/places.ts';
import { allDeclarations } from '../lists/all.ts';
import { openRegisters } from '../open.ts';
import type { Tenant } from '../types.ts';
import { planFor, type Drift, type Plan, type Step } from './plan.ts';
import { doStep, findLists } from './site.ts';
import { schemaVersion, versionSetting } from '../from-settings.ts';

/** What provisioning found, did, and found afterwards. */
export type Report = {
  readonly site: Declaration['site'];
  /** What was not as declared before anything was done. */
  readonly drift: readonly Drift[];
  readonly done: readonly Step[];
  /** What is still not as declared; with anything but `harmless` in it the run has failed. */
  readonly left: readonly Drift[];
  /** The version in Settings: before this run, and now. */
  readonly version: { readonly before?: string; readonly now?: string };
};

export type Way = {
  readonly site: Declaration['site'];
  /** plan: only look. apply: add what is missing. repair: mend too what can be mended without losing a value. */
  readonly way: 'plan' | 'apply' | 'repair';
  /** Says each step as it is done. */
  readonly tell?: (line: string) => void;
};

/** Makes the lists of a site as they are declared. Adds, never deletes, and reads back what it did. */
export async function provision(tenant: Tenant, { site, way, tell }: Way): Promise<Outcome<Report>> {
  const gateway = openGateway(tenant);
  const base = await openPlaces(gateway).site(site);
  if (base.kind === 'fault') return base;
  const wanted = allDeclarations.filter((one) => one.site === site);
  const before = await look(gateway, base.value, wanted, way === 'repair');
  if (before.kind === 'fault') return before;
  const { found, plan } = before.value;
  if (way === 'plan')
    return fine({
      site,
      drift: plan.drift,
      done: [],
      left: plan.drift,
      version: await versionOf(tenant, plan),
    });

  const done: Step[] = [];
  const twice: Step[] = [];
  for (const step of plan.steps) {
    tell?.(sayStep(step));
    const outcome = await doStep(gateway, base.value, step, found);
    if (outcome.kind === 'ok') done.push(step);
    else if (outcome.fault.kind === 'refused' && makesUnique(step)) twice.push(step);
    else return outcome;
  }
  const after = await look(gateway, base.value, wanted, false);
  if (after.kind === 'fault') return after;
  const drift = after.value.plan.drift.map((one) =>
    twice.some((step) => isAbout(one, step)) ? heldTwice(one) : one,
  );
  const version = await recordVersion(tenant, site, isSound(drift));
  if (version.kind === 'fault') return version;
  return fine({ site, drift: plan.drift, done, left: drift, version: version.value });
}

function makesUnique(step: Step): boolean {
  return step.kind === 'mend-column' && step.change['enforceUniqueValues'] === true;
}

function isAbout({ list, column }: Drift, step: Step): boolean {
  return step.kind === 'mend-column' && step.declaration.list === list && step.name === column;
}

/** SharePoint makes no column unique while two rows hold one value; which of them is right, only a person knows. */
function heldTwice(drift: Drift): Drift {
  const tell = 'Rows hold the same value, so SharePoint cannot keep the column unique.';
  const mend =
    'Sort the list by this column in SharePoint, compare the rows that are equal in it, delete the one that is too much, and run this command again.';
  return { ...drift, tell, mend, weight: 'person' };
}

/** Whether everything is as declared, but for what does no harm. */
export function isSound(drift: readonly Drift[]): boolean {
  return drift.every(({ weight }) => weight === 'harmless');
}

async function look(
  gateway: Gateway,
  site: string,
  wanted: readonly Declaration[],
  repair: boolean,
): Promise<Outcome<{ found: Parameters<typeof planFor>[1]; plan: Plan }>> {
  const found = await findLists(gateway, site, wanted);
  if (found.kind === 'fault') return found;
  return fine({ found: found.value, plan: planFor(wanted, found.value, { repair }) });
}

/** A step in words, for the person who runs the command. */
export function sayStep(step: Step): string {
  const { list } = step.declaration;
  switch (step.kind) {
    case 'make-list':
      return `Make the ${step.declaration.documentLibrary ? 'library' : 'list'} ${list}`;
    case 'add-column':
      return `Add the column ${step.column.name} to ${list}`;
    case 'mend-column':
      return `Mend the column ${step.name} of ${list}: ${Object.keys(step.change).join(', ')}`;
  }
}

async function versionOf(tenant: Tenant, plan: Plan): Promise<Report['version']> {
  if (plan.steps.some((step) => step.kind === 'make-list' && step.declaration.key === 'settings')) return {};
  const rows = await openRegisters(tenant).settings.all();
  const row =
    rows.kind === 'ok' ? rows.value.find(({ values }) => values.title === versionSetting) : undefined;
  return row?.values.value === undefined ? {} : { before: row.values.value, now: row.values.value };
}

// Written only when everything is as declared, so that the version never promises more than there is.
async function recordVersion(
  tenant: Tenant,
  site: Declaration['site'],
  sound: boolean,
): Promise<Outcome<Report['version']>> {
  if (site !== 'open') return fine({});
  const { settings } = openRegisters(tenant);
  const rows = await settings.all();
  if (rows.kind === 'fault') return sound ? rows : fine({});
  const row = rows.value.find(({ values }) => values.title === versionSetting);
  const before = row?.values.value;
  const old = before === undefined ? {} : { before };
  const now = String(schemaVersion);
  if (!sound || before === now) return fine({ ...old, ...(before === undefined ? {} : { now: before }) });
  const saved = row
    ? await settings.change(row, { value: now })
    : await settings.add({ title: versionSetting, value: now }, `setting/${versionSetting}`);
  if (saved.kind === 'saved') return fine({ ...old, now });
  if (saved.kind === 'stopped') return failed(saved.fault);
  return failed({
    kind: 'strange',
    tell: 'The schema version was not written.',
    mend: 'Run the command again.',
    code: saved.kind,
  });
}
