import type { List } from '@microsoft/microsoft-graph-types';
import { randomBytes, randomUUID } from 'node:crypto';
import { identityOf, type Json, type ListRow } from './call.ts';
import { titleDefinition } from './columns.ts';
import { webFolder } from './shown.ts';
import type { By } from './item-store.ts';

/** The list's eTag, quotes included. */
export const listEtag = (list: ListRow) => `"${list.id},${list.version}"`;

/** Graph's list resource. The stored identities are JSON objects made by the tenant itself. */
export const listJson = (list: ListRow): Json => ({
  '@odata.etag': listEtag(list),
  ...({
    createdDateTime: list.created,
    description: list.description,
    eTag: listEtag(list),
    id: list.id,
    lastModifiedDateTime: list.modified,
    name: list.name,
    webUrl: webFolder(list),
    displayName: list.displayName,
    createdBy: JSON.parse(list.createdBy),
    lastModifiedBy: JSON.parse(list.modifiedBy),
    parentReference: { siteId: list.site },
    list: { contentTypesEnabled: false, hidden: list.hidden === 1, template: list.template },
  } satisfies List),
});

/** What a new list is made of. */
export type NewList = {
  site: string;
  owner: string | null;
  title: string;
  template: string;
  description: string;
  hidden: boolean;
};

/** Adds a list with its Title column, and with a drive when it is a document library. */
export function insertList(call: By, made: NewList): ListRow {
  const { db } = call.world;
  const by = identityOf(call.caller);
  const library = made.template === 'documentLibrary';
  db.run(
    `INSERT INTO list (id, site, owner, name, displayName, description, template, drive, hidden, nextItem, version,
       created, modified, createdBy, modifiedBy) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 1, 1, ?, ?, ?, ?)`,
    randomUUID(),
    made.site,
    made.owner,
    made.title.replace(/[^\w \-&]/g, ''),
    made.title,
    made.description,
    made.template,
    library ? `b!${randomBytes(48).toString('base64url')}` : null,
    made.hidden ? 1 : 0,
    call.at,
    call.at,
    by,
    by,
  );
  const list = db.get<ListRow>('SELECT * FROM list WHERE n = last_insert_rowid()');
  if (!list) throw new Error('The list that was just made is not there');
  db.run(
    'INSERT INTO col VALUES (?, ?, ?, ?, 1)',
    list.n,
    String(titleDefinition['id']),
    'Title',
    JSON.stringify(titleDefinition),
  );
  return list;
}
