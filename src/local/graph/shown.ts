import { people } from '../directory.ts';
import type { Call, ListRow } from './call.ts';
import type { FileRow } from './file-store.ts';
import { seal } from './sealed.ts';

const hour = 3_600_000;

/** Address of a list's pages in the browser. */
export const webFolder = (list: ListRow): string => {
  const [host = 'council.sharepoint.com'] = list.site.split(',');
  return `https://${host}/${list.template === 'documentLibrary' ? '' : 'Lists/'}${encodeURIComponent(list.name)}`;
};

/** Looks up the number of a person or program in the User Information List, by their stamped identity. */
export function numberOf(identity: string): string {
  const known = numbers.get(identity);
  if (known) return known;
  const upn = /"email":"([^"]+)"/.exec(identity)?.[1];
  const number = String(people.find((each) => each.upn === upn)?.number ?? 1073741822);
  numbers.set(identity, number);
  return number;
}
const numbers = new Map<string, string>();

/** The address from which a file is downloaded without a token, for an hour. */
export function downloadUrl(call: Call, row: FileRow): string {
  const until = call.world.now().getTime() + hour;
  const { content, size, mime, name } = row;
  return `${call.origin}/download/${seal({ content, size, mime, name, until }, call.world.secret)}`;
}
