import type { Values } from '../../registers/declare.ts';
import type { Declarations } from '../../registers/lists/index.ts';
import { type Day, addDays } from '../../domain/words/day.ts';
import type { Role } from '../../domain/roles/roles.ts';

/** A row to add, under a key that is the same in every run. */
export type Example<K extends keyof Declarations> = {
  readonly clientKey: string;
  readonly values: Values<Declarations[K]>;
};

/** Somebody of the local directory. */
export type Somebody = { readonly id: string; readonly upn: string; readonly displayName: string };

type Holding = readonly [name: string, role: Role, service: string];

const holdings: readonly Holding[] = [
  ['officer-waste', 'officer', 'Waste services'],
  ['officer-property', 'officer', 'Property'],
  ['officer-property', 'officer', 'Highways'],
  ['procurement', 'procurement lead', ''],
  ['sv-lead', 'social value lead', ''],
  ['contract-manager', 'contract manager', 'Waste services'],
  ['head-waste', 'head of service', 'Waste services'],
  ['head-property', 'head of service', 'Property'],
  ['head-property', 'head of service', 'Highways'],
  ['evaluator-1', 'evaluator', ''],
  ['evaluator-2', 'evaluator', ''],
  ['evaluator-3', 'evaluator', ''],
  ['chair', 'chair', ''],
  ['director', 'director', ''],
  ['auditor', 'auditor', ''],
  ['it-admin', 'admin', ''],
];

/** Who holds which role on the local tenant; the former officer's role has ended. */
export function roleRows(people: readonly Somebody[], today: Day): readonly Example<'roles'>[] {
  const since = addDays(today, -700);
  const current = holdings.map(([name, role, service]) => roleRow(people, { name, role, service, since }));
  const ended = roleRow(people, { name: 'leaver', role: 'officer', service: 'Property', since });
  return [...current, { ...ended, values: { ...ended.values, to: addDays(today, -30) } }];
}

type Held = {
  readonly name: string;
  readonly role: Role;
  readonly service: string;
  readonly since: Day;
};

function roleRow(people: readonly Somebody[], { name, role, service, since }: Held): Example<'roles'> {
  const person = people.find(({ upn }) => upn.startsWith(`${name}@`));
  if (!person) throw new Error(`${name} is not in the local directory`);
  return {
    clientKey: ['example/role', name, service].join('/'),
    values: {
      title: `${person.displayName}, ${role}`,
      person: person.upn,
      personId: person.id,
      role,
      ...(service === '' ? {} : { service }),
      from: since,
    },
  };
}
