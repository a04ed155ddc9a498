import { failed, fine, type Outcome } from '../../domain/words/outcome.ts';
import type { Declaration } from '../declare.ts';
import { at, query } from '../graph/address.ts';
import { faultOf } from '../graph/faults.ts';
import { record, text } from '../graph/members.ts';
import type { Gateway } from '../graph/gateway.ts';
import { openPlaces } from '../graph/places.ts';
import { evaluationDeclarations } from '../lists/evaluations/index.ts';
import { declarations } from '../lists/index.ts';

/** Which rights people need on a list, where they differ from those of the site. */
export type Rights = {
  readonly list: string;
  readonly key: keyof typeof declarations;
  readonly steps: readonly string[];
};

const stopInheriting =
  'List settings → Permissions for this list → Stop Inheriting Permissions, and take away the right to edit from the group Members.';

/** Graph cannot set rights of people on a list: these steps are IT's. */
export const rights: readonly Rights[] = [
  {
    list: 'Roles',
    key: 'roles',
    steps: [
      stopInheriting,
      'Members: Read. IT and the social value lead: Edit. Who may sign off is decided by this list.',
    ],
  },
  {
    list: 'Policy',
    key: 'policy',
    steps: [stopInheriting, 'Members: Read. IT, the social value lead and the procurement lead: Edit.'],
  },
  ...(['decisions', 'audit'] as const).map((key) => ({
    list: declarations[key].list,
    key,
    steps: [
      'Site settings → Site permissions → Permission Levels: make a level “Add only” from Read with Add Items, without Edit Items and Delete Items.',
      `${stopInheriting} Members: Add only. Nobody needs more: rows are added, never changed.`,
    ],
  })),
  { list: 'Settings', key: 'settings', steps: [stopInheriting, 'Members: Read. IT: Edit.'] },
];

/** The same for the evaluations site, whose members are the people of its tenders and nobody else. */
export const evaluationSteps: readonly string[] = [
  'Members of the site: owners, chairs and evaluators of tenders, the social value lead. Auditors: visitors. No other officer.',
  `${Object.values<Declaration>(evaluationDeclarations)
    .filter(({ appendOnly }) => appendOnly === true)
    .map(({ list }) => list)
    .join(
      ', ',
    )}: ${stopInheriting} Members: Add only. Changes are found without it; with it they cannot be made.`,
  'Where your organisation does not allow the app a folder in people’s own drives (Files.ReadWrite.AppFolder): for each evaluator and each owner of a tender a library “Drafts NAME” (NAME: the user name before the @), Stop Inheriting Permissions, that one person: Edit, everybody else: none.',
];

/** What a try showed: whether the signed-in person can change rows of a list that only others should. */
export type Tried = {
  readonly list: string;
  readonly result: 'refused' | 'allowed' | 'empty';
};

/**
 * Tries with the rights of the signed-in person to change a row of each such list: with the value that it has, and
 * under a version that does not exist, so that nothing is ever changed. 403 is what an officer should get.
 */
export async function tryRights(gateway: Gateway): Promise<Outcome<readonly Tried[]>> {
  const places = openPlaces(gateway);
  const tried: Tried[] = [];
  for (const { key } of rights) {
    const one = await tryOne(gateway, declarations[key], await places.list(declarations[key]));
    if (one.kind === 'fault') return one;
    tried.push(one.value);
  }
  return fine(tried);
}

async function tryOne(
  gateway: Gateway,
  { list }: Declaration,
  path: Outcome<string>,
): Promise<Outcome<Tried>> {
  if (path.kind === 'fault') return path;
  const options = query({ $expand: 'fields($select=Title)', $top: 1 });
  const first = await gateway.read(`${path.value}/items${options}`, `the list ${list}`);
  if (first.kind === 'fault') return first;
  const value = record(first.value.body)['value'];
  const item = record(Array.isArray(value) ? value[0] : undefined);
  if (item['id'] === undefined) return fine({ list, result: 'empty' });
  const outcome = await gateway.once(
    {
      method: 'PATCH',
      path: path.value + at`/items/${text(item['id'])}/fields`,
      headers: { 'If-Match': '"00000000-0000-0000-0000-000000000000,0"' },
      body: JSON.stringify({ Title: record(item['fields'])['Title'] ?? null }),
    },
    { units: 2 },
  );
  if (outcome.kind === 'fault') return outcome;
  if (outcome.value.status === 403) return fine({ list, result: 'refused' });
  if (outcome.value.status === 412) return fine({ list, result: 'allowed' });
  return failed(faultOf(outcome.value, `the list ${list}`));
}

/** What IT does once so that the program may use the sites, each as a call and as a command. */
export function grantSteps(known: {
  readonly graph: string;
  readonly authority: string;
  readonly tenant: string;
  readonly client: string;
  readonly sites: readonly { readonly id: string; readonly url: string }[];
}): readonly string[] {
  const { authority, tenant, client, graph } = known;
  const body = JSON.stringify({
    roles: ['write'],
    grantedToIdentities: [{ application: { id: client, displayName: 'Good Measure' } }],
  });
  return [
    '1. Consent for everyone (a Global Administrator opens this once):',
    `   ${authority}/${tenant}/adminconsent?client_id=${client}`,
    '2. Give the program the right to write on each site, and on no other:',
    ...known.sites.flatMap(({ id, url }) => [
      `   POST ${graph}/sites/${id}/permissions`,
      '   Content-Type: application/json',
      `   ${body}`,
      '   The same with CLI for Microsoft 365:',
      `   m365 spo site apppermission add --siteUrl ${url} --permission write --appId ${client} --appDisplayName "Good Measure"`,
      '   The same with PnP PowerShell:',
      `   Grant-PnPAzureADAppSitePermission -AppId ${client} -DisplayName "Good Measure" -Site ${url} -Permissions Write`,
    ]),
  ];
}
