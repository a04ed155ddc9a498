/**
 * "hostname:/sites/Name" of a site's address as a browser shows it, or given so already; undefined when it is the
 * address of no site.
 */
export function siteOf(address: string): string | undefined {
  if (/^[^/]+:\/[^/]/.test(address) && !address.includes('://')) return address;
  const url = parsed(address);
  const match = /^\/(sites|teams)\/[^/]+/.exec(url?.pathname ?? '');
  return url && match ? `${url.hostname}:${decodeURIComponent(match[0])}` : undefined;
}

function parsed(address: string): URL | undefined {
  try {
    return new URL(address);
  } catch {
    return undefined;
  }
}
