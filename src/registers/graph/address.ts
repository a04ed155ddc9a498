/** A path under the Graph address, each value encoded: `at\`/sites/${site}/lists\``. */
export function at(texts: TemplateStringsArray, ...values: readonly string[]): string {
  return texts.map((text, index) => text + encodeSegment(values[index] ?? '')).join('');
}

// A site id holds commas and a site path a colon; both are allowed in a path and Graph wants them plain.
function encodeSegment(value: string): string {
  return encodeURIComponent(value).replaceAll('%2C', ',').replaceAll('%3A', ':');
}

/** The path of a site given as `hostname:/sites/Name` or as its id. */
export function sitePath(site: string): string {
  const [host = '', path] = site.split(':/');
  if (path === undefined) return at`/sites/${site}`;
  return at`/sites/${host}:/` + path.split('/').map(encodeURIComponent).join('/');
}

/** Query options, encoded; the transport encodes nothing. */
export function query(options: Readonly<Record<string, string | number>>): string {
  const parts = Object.entries(options).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}

/** A text as an OData literal: in quotes, its own quotes doubled. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/**
 * A link that the service gave (next page, delta, upload), as a path under the Graph address; undefined when it leads
 * anywhere else, so that no token ever goes there.
 */
export function within(graph: string, link: string): string | undefined {
  const base = new URL(graph);
  const root = base.pathname.replace(/\/$/, '');
  let url: URL;
  try {
    url = new URL(link);
  } catch {
    return undefined;
  }
  if (url.origin !== base.origin || url.username !== '' || url.password !== '') return undefined;
  if (!url.pathname.startsWith(`${root}/`)) return undefined;
  return url.pathname.slice(root.length) + url.search;
}
