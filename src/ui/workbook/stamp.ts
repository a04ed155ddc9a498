/** What says whose workbook this is; kept in a custom XML part. It never holds a score, a price, a salt or a draft. */
export type Stamp = {
  /** The layout of our sheets. */
  readonly schema: number;
  /** The workbook's own id, made when it was stamped. */
  readonly workbook: string;
  /** "council.sharepoint.com:/sites/SocialValueEvaluations" */
  readonly site: string;
  /** Where the workbook was stored when it was stamped. */
  readonly address: string;
  /** The tender's reference; absent for registers only. */
  readonly tender?: string;
};

/** The layout that this version writes. */
export const schema = 1;

/** The namespace of the custom XML part. */
export const namespace = 'urn:good-measure:workbook';

const attributes = ['workbook', 'site', 'address', 'tender'] as const;

/** The stamp as XML. */
export function stampXml(stamp: Stamp): string {
  const told = attributes.flatMap((name) => {
    const value = stamp[name];
    return value === undefined ? [] : [` ${name}="${escaped(value)}"`];
  });
  return `<stamp xmlns="${namespace}" schema="${stamp.schema}"${told.join('')}/>`;
}

/** The stamp of the XML, or a sentence that says why it cannot be read. */
export function readStamp(xml: string): Stamp | string {
  const found = new Map(
    [...xml.matchAll(/\s(\w+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]),
  );
  const schemaFound = Number(found.get('schema'));
  const value = (name: string) => plain(found.get(name) ?? '');
  if (!Number.isInteger(schemaFound) || value('workbook') === '' || value('site') === '')
    return 'The mark that says which tender this workbook belongs to is damaged. Open an earlier version of the workbook.';
  const tender = value('tender');
  return {
    schema: schemaFound,
    workbook: value('workbook'),
    site: value('site'),
    address: value('address'),
    ...(tender === '' ? {} : { tender }),
  };
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

function plain(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}

/** What may be done with a workbook. */
export type Standing =
  { readonly kind: 'new' } | { readonly kind: 'ours' } | { readonly kind: 'read-only'; readonly why: string };

/** What the pane knows of where it is. */
export type Here = { readonly site: string; readonly address: string; readonly tender?: string };

/** Whether the workbook is this tender's own, or why it opens to read only. */
export function standing(stamp: Stamp | undefined, here: Here): Standing {
  if (!stamp) return { kind: 'new' };
  const no = (why: string): Standing => ({ kind: 'read-only', why });
  if (stamp.schema < schema)
    return no(
      'This workbook was made by an older version. It opens to read only. Build the sheets anew in a new workbook.',
    );
  if (stamp.schema > schema)
    return no(
      'This workbook was made by a newer version. It opens to read only. Ask your IT team to update Good Measure.',
    );
  if (stamp.site !== here.site)
    return no(
      'This workbook belongs to another site. It opens to read only. Open the workbook of this site.',
    );
  if (here.tender !== undefined && stamp.tender !== undefined && stamp.tender !== here.tender)
    return no(
      `This workbook belongs to tender ${stamp.tender}. It opens to read only. Choose that tender, or open the workbook of ${here.tender}.`,
    );
  // It holds registers only: no tender's sheets were put here yet.
  if (here.tender !== undefined && stamp.tender === undefined) return { kind: 'new' };
  if (sameAddress(stamp.address, here.address)) return { kind: 'ours' };
  return no(copyWords(stamp));
}

/** What is said of a workbook that is stored elsewhere than where it was stamped. */
export function copyWords({ address }: Stamp): string {
  return `This is a copy. It opens to read only. Open the original: ${address === '' ? 'the workbook that was saved first' : decoded(address)}.`;
}

/** Whether a workbook is stored elsewhere than where it was stamped; one that was stamped before it was ever saved is none. */
export function isCopy(stamp: Stamp, address: string): boolean {
  return stamp.address !== '' && !sameAddress(stamp.address, address);
}

function sameAddress(a: string, b: string): boolean {
  return decoded(a).toLowerCase() === decoded(b).toLowerCase();
}

/** Without a query, and with its letters as people read them. */
function decoded(address: string): string {
  const bare = address.split('?')[0] ?? '';
  try {
    return decodeURIComponent(bare);
  } catch {
    return bare;
  }
}

/** Whether the workbook is stored on a site: "council.sharepoint.com:/sites/Name". */
export function isStoredOn(site: string, address: string): boolean {
  const folder = `https://${site.replace(':', '')}/`.toLowerCase();
  return decoded(address).toLowerCase().startsWith(folder);
}

/** What to confirm before bids are written into a workbook; undefined when it is stored where they belong. */
export function storageWarning(site: string, address: string): string | undefined {
  if (isStoredOn(site, address)) return undefined;
  const where = address === '' ? 'It has not been saved yet.' : `It is stored at ${decoded(address)}.`;
  return `This workbook is not stored on the evaluations site. ${where} People who may not see the bids might read it there. Save it on the evaluations site first, or confirm that it may stay where it is.`;
}
