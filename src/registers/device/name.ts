/** The version of the journal's database. A later one adds stores and never changes what a change in it means. */
export const journalVersion = 1;

/** The database's name: one for each person and site, so that nobody sends another person's words. */
export function journalName({ person, site }: { readonly person: string; readonly site: string }): string {
  // Addresses of sites are told with other capitals here and there; it is the same site.
  return `good-measure/changes/${site.toLowerCase()}/${person}`;
}
