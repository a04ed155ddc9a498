import type { Fault } from '../domain/words/outcome.ts';
import type { Declaration } from './declare.ts';
import type { Places } from './graph/places.ts';

/** The version of the declared lists as a whole; provisioning writes it into Settings. */
export const schemaVersion = 1;

/** The title of the setting that holds it. */
export const versionSetting = 'schema-version';

/** The setting that says about how many rows a long list holds. */
export function sizeSetting({ list }: Pick<Declaration, 'list'>): string {
  return `rows in ${list}`;
}

/**
 * Why nothing may be written: the lists were made by a newer version of the product, which may keep in a column what
 * this one does not know. Undefined when all is well, or when the settings cannot be read.
 */
export async function newerSchema(
  places: Pick<Places, 'setting'>,
  { site }: Pick<Declaration, 'site'>,
): Promise<Fault | undefined> {
  // The settings are of the open site, and speak of its lists.
  if (site !== 'open') return undefined;
  const found = await places.setting(versionSetting);
  const version = found !== undefined && /^\d{1,9}$/.test(found) ? Number(found) : 0;
  if (version <= schemaVersion) return undefined;
  return {
    kind: 'changed-shape',
    tell: `The lists on this site are of version ${version}; this page knows version ${schemaVersion}. It shows them and writes nothing.`,
    mend: 'Load the page again to get the newer version. If this stays, ask IT to deploy it.',
    code: `schema ${version} > ${schemaVersion}`,
  };
}
