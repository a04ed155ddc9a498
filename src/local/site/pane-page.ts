/** Where the deployed pane loads Microsoft's library from. */
export const microsoftLibrary = 'https://appsforoffice.microsoft.com/lib/1/hosted/';

/** What the local server needs to know of the Excel-like frame. */
export type PaneFrame = {
  /** The frame's origin, over http and, where it runs, over https. */
  readonly http: string;
  readonly https?: string;
};

const doors = ['mac', 'win32', 'web'];

/**
 * The pane's page as the local server sends it: Microsoft's address becomes the copy that npm installed for development,
 * and before it stands the bridge to the frame. The deployed page is left as it is.
 */
export function panePage(page: URL, html: string, frame: PaneFrame): string | undefined {
  const door = page.searchParams.get('door') ?? '';
  const local = html.replace(microsoftLibrary, '/office-js/');
  if (!doors.includes(door)) return local;
  const told = new URLSearchParams({ frame: door === 'web' ? (frame.https ?? '') : frame.http });
  if (door === 'win32') told.set('context', page.searchParams.get('context') ?? '{}');
  const bridge = `<script src="/local/bridge-${door}.js?${told.toString().replaceAll('&', '&amp;')}"></script>`;
  // The build takes quotation marks away where they are not needed.
  return local.replace(/<script src="?\/office-js\//, `${bridge}$&`);
}
