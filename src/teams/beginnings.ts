/** The pages that a channel's tab can begin with, and the names that Teams suggests for the tab. */
export const beginnings = [
  { place: '/', name: 'Social value' },
  { place: '/contracts', name: 'Contracts' },
  { place: '/checklists', name: 'Checklists' },
] as const;

/** The page that the tab was set up to begin with; the first one when it names none that is offered. */
export function beginningOf(query: string): string {
  const asked = new URLSearchParams(query).get('begin');
  return beginnings.find(({ place }) => place === asked)?.place ?? '/';
}
