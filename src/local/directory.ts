/** A person of the local tenant; the words of a role stand where a real directory has a name. */
export type LocalPerson = {
  /** Directory object id. */
  id: string;
  upn: string;
  displayName: string;
  /** False for someone who left: no sign-in, tokens are refused. */
  enabled: boolean;
  /** Id in the sites' User Information List, which person columns and AuthorLookupId hold. */
  number: number;
};

/** Directory (tenant) id of the local council. */
export const tenantId = '7c0de5a1-0001-4c57-9a55-c0c0a0000001';

/** Host name of the local council's SharePoint. */
export const sharePointHost = 'council.sharepoint.com';

const roles: readonly (readonly [name: string, displayName: string])[] = [
  ['officer-waste', 'Officer, Waste services'],
  ['officer-property', 'Officer, Property'],
  ['procurement', 'Procurement lead'],
  ['sv-lead', 'Social value lead'],
  ['contract-manager', 'Contract manager, Waste services'],
  ['head-waste', 'Head of service, Waste services'],
  ['head-property', 'Head of service, Property'],
  ['evaluator-1', 'Evaluator 1'],
  ['evaluator-2', 'Evaluator 2'],
  ['evaluator-3', 'Evaluator 3'],
  ['chair', 'Moderation chair'],
  ['director', 'Director'],
  ['auditor', 'Internal auditor'],
  ['it-admin', 'IT administrator'],
  ['leaver', 'Former officer, Property'],
];

/** Everyone in the local directory, in the order in which they are offered at sign-in. */
export const people: readonly LocalPerson[] = roles.map(([name, displayName], index) => ({
  id: `9e0b1e00-0000-4000-8000-0000000000${String(index + 1).padStart(2, '0')}`,
  upn: `${name}@council.example`,
  displayName,
  enabled: name !== 'leaver',
  number: index + 6,
}));

/** A program that the council registered in its directory. */
export type LocalApp = { id: string; displayName: string; roles: readonly string[] };

/** The registered programs: the tab and add-in, provisioning, reminders; with the application permissions that IT consented to. */
export const apps = {
  product: { id: 'a9900000-0000-4000-8000-000000000001', displayName: 'Good Measure', roles: [] },
  provisioning: {
    id: 'a9900000-0000-4000-8000-000000000002',
    displayName: 'Good Measure provisioning',
    roles: ['Sites.FullControl.All'],
  },
  reminders: {
    id: 'a9900000-0000-4000-8000-000000000003',
    displayName: 'Good Measure reminders',
    roles: ['Sites.Selected', 'Lists.SelectedOperations.Selected'],
  },
} as const satisfies Record<string, LocalApp>;

/** What someone may do on a site: a visitor reads, a member edits items and lists, an owner also grants rights. */
export type SiteRole = 'owner' | 'member' | 'visitor';

/** A site of the local council. */
export type LocalSite = {
  /** The triple of host, site collection id and web id that Graph uses as site id. */
  id: string;
  name: string;
  displayName: string;
  path: string;
  groupId: string;
  role(upn: string): SiteRole | undefined;
};

const named = (upn: string) => upn.split('@')[0] ?? '';

function site(ordinal: number, name: string, displayName: string, role: LocalSite['role']): LocalSite {
  const n = String(ordinal).padStart(2, '0');
  return {
    id: `${sharePointHost},51e00000-0000-4000-8000-0000000000${n},3eb00000-0000-4000-8000-0000000000${n}`,
    name,
    displayName,
    path: `/sites/${name}`,
    groupId: `6e000000-0000-4000-8000-0000000000${n}`,
    role,
  };
}

/** The sites: open registers for everyone, tender work for the panel, and one without registers that few may see. */
export const sites: readonly LocalSite[] = [
  site(1, 'SocialValue', 'Social Value', (upn) => {
    const name = named(upn);
    if (name === 'it-admin') return 'owner';
    return name === 'auditor' || name.startsWith('evaluator-') ? 'visitor' : 'member';
  }),
  site(2, 'SocialValueEvaluations', 'Social Value Evaluations', (upn) => {
    const name = named(upn);
    if (name === 'it-admin') return 'owner';
    if (name === 'auditor') return 'visitor';
    return ['procurement', 'sv-lead', 'chair'].includes(name) || name.startsWith('evaluator-')
      ? 'member'
      : undefined;
  }),
  site(3, 'Schools', 'Schools', (upn) => {
    const name = named(upn);
    if (name === 'it-admin') return 'owner';
    return name === 'sv-lead' ? 'member' : undefined;
  }),
];

/** A team's channel. */
export type LocalChannel = { id: string; displayName: string };

/** The channels of each team; a team has the id of its site's group. */
export const channels: ReadonlyMap<string, readonly LocalChannel[]> = new Map(
  sites.map((each, s) => [
    each.groupId,
    (s === 0 ? ['General', 'Contract managers', 'Directors'] : ['General']).map((displayName, c) => ({
      id: `19:5c0c1a1a000000000000000000000${s + 1}0${c + 1}@thread.tacv2`,
      displayName,
    })),
  ]),
);

/** Finds a person by user principal name (any case) or directory id. */
export function person(idOrUpn: string): LocalPerson | undefined {
  const wanted = idOrUpn.toLowerCase();
  return people.find((each) => each.id === wanted || each.upn === wanted);
}
