/** Addresses that the headers of the site depend on. */
export type Around = {
  /** Graph's base address. */
  readonly graph: string;
  /** The sign-in authority's address. */
  readonly authority: string;
  /** Origins that may frame the site beside Microsoft's; none in production. */
  readonly frames?: readonly string[];
};

// Who may frame the tab (learn.microsoft.com, "Tab requirements": content security policy headers).
const microsoftFrames = [
  'https://teams.microsoft.com',
  'https://*.teams.microsoft.com',
  'https://*.cloud.microsoft',
  'https://*.microsoft365.com',
  'https://*.office.com',
  'https://outlook.office.com',
  'https://outlook.office365.com',
];

// Fluent's styles go through empty style elements and CSSOM: the hash of the empty text lets those in and nothing else.
const emptyStyle = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

// Who may frame the task pane: Excel on the web, also inside SharePoint.
const excelFrames = ['https://*.officeapps.live.com', 'https://*.sharepoint.com'];

// Microsoft serves Excel's library itself and allows no copy in a deployed add-in (doc/decisions/0015).
const excelLibrary = ['https://appsforoffice.microsoft.com', 'https://ajax.aspnetcdn.com'];

/** The security headers of the site by path, the same ones in production and on the local tenant. */
export function siteHeaders(around: Around, path = '/'): Record<string, string> {
  const origin = (address: string) => new URL(address).origin;
  const pane = path === '/pane.html';
  const policy = {
    'default-src': ["'none'"],
    'script-src': ["'self'", ...(pane ? excelLibrary : [])],
    'style-src': ["'self'", emptyStyle],
    'img-src': ["'self'", 'data:', 'blob:'],
    'font-src': ["'self'", 'https://res.cdn.office.net'],
    // teams-js reads its list of Microsoft's own hosts from res.cdn.office.net; files come from and go to SharePoint.
    'connect-src': [
      "'self'",
      origin(around.graph),
      origin(around.authority),
      'https://*.sharepoint.com',
      'https://res.cdn.office.net',
    ],
    'worker-src': ["'self'", 'blob:'],
    'frame-ancestors': [...microsoftFrames, ...(pane ? excelFrames : []), ...(around.frames ?? [])],
    'form-action': ["'none'"],
    'base-uri': ["'none'"],
    'object-src': ["'none'"],
  };
  return {
    'Content-Security-Policy': Object.entries(policy)
      .map(([name, values]) => `${name} ${[...new Set(values)].join(' ')}`)
      .join('; '),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
    'Strict-Transport-Security': 'max-age=31536000; includeSubDomains',
  };
}

/** What Azure Static Web Apps reads: headers, and the product's page for every address that is no file. */
export function staticWebAppConfig(around: Around): object {
  return {
    navigationFallback: { rewrite: '/index.html', exclude: ['/*.{js,json,html,png,svg,css,txt}'] },
    globalHeaders: siteHeaders(around),
    routes: [
      { route: '/settings.json', headers: { 'Cache-Control': 'no-store' } },
      // Scripts and styles are named by what is in them.
      { route: '/*.{js,css}', headers: { 'Cache-Control': 'public, max-age=31536000, immutable' } },
      { route: '/pane.html', headers: siteHeaders(around, '/pane.html') },
      ...['privacy', 'support', 'terms', 'accessibility'].map((name) => ({
        route: `/help/${name}`,
        rewrite: `/help/${name}.html`,
      })),
    ],
  };
}
