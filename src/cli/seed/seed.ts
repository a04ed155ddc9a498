import { dayOf } from '../../domain/words/day.ts';
import { failed, fine, type Fault, type Outcome } from '../../domain/words/outcome.ts';
import { sentence } from '../../domain/words/problem.ts';
import type { Declarations } from '../../registers/lists/index.ts';
import { openRegisters } from '../../registers/open.ts';
import { isSound, provision } from '../../registers/provision/provision.ts';
import { seed } from '../../registers/provision/seed.ts';
import type { Registers } from '../../registers/registers.ts';
import type { Register, Saved, Tenant, Write } from '../../registers/types.ts';
import { channelRows } from './channels.ts';
import { contractRows, contractSupplierRows, supplierRows } from './contracts.ts';
import { type Example, type Somebody, roleRows } from './people.ts';
import { seedTender } from './tender.ts';
import { actionRows, answerRows, checklistRows } from './work.ts';

/** Whose hands fill the local tenant, and what one says meanwhile. */
export type Seeding = {
  /** Registers' tenant in the name of IT, with the scopes that making lists needs. */
  readonly asIt: Tenant;
  /** The same in the name of somebody else, by the name before the @. */
  readonly as: (name: string) => Tenant;
  readonly people: readonly Somebody[];
  readonly now: () => Date;
  /** Says each step as it begins. */
  readonly tell: (line: string) => void;
};

/** Makes the lists of both sites and adds the example rows that are not there yet; returns how many it added. */
export async function seedTenant({ asIt, as, people, now, tell }: Seeding): Promise<Outcome<number>> {
  tell('Making the lists');
  for (const site of ['open', 'evaluations'] as const) {
    const made = await provision(asIt, { site, way: 'apply' });
    if (made.kind === 'fault') return made;
    if (!isSound(made.value.left)) return failed(unsound(made.value.left.map((one) => one.tell).join(' ')));
  }
  tell('Adding policy, themes, measures and checklists');
  const it = openRegisters(asIt);
  const rules = await seed(it);
  if (rules.kind === 'fault') return rules;
  const refused = rules.value.flatMap(({ problems }) => problems);
  if (refused.length > 0) return failed(unsound(refused.join(' ')));
  tell('Adding example contracts');
  const today = dayOf(now());
  const domain = people[0]?.upn.split('@')[1] ?? '';
  const property = openRegisters(as('officer-property'));
  const adding: (() => Promise<Outcome<number>>)[] = [
    () => addMissing(it.roles, roleRows(people, today)),
    () => addMissing(it.reminderChannels, channelRows()),
    () => addMissing(it.suppliers, supplierRows()),
    () => addMissing(it.contracts, contractRows(today, domain)),
    () => addMissing(it.contractSuppliers, contractSupplierRows()),
    () => addMissing(property.checklists, checklistRows(today, domain)),
    () => addMissing(property.answers, answerRows()),
    () => addMissing(property.actions, actionRows(today, domain)),
    () => seedTender({ as, people, now }),
  ];
  let added = rules.value.reduce((sum, one) => sum + one.added, 0);
  for (const add of adding) {
    const outcome = await add();
    if (outcome.kind === 'fault') return outcome;
    added += outcome.value;
  }
  return fine(added);
}

async function addMissing<K extends keyof Declarations>(
  register: Registers[K] & Register<Declarations[K]>,
  rows: readonly Example<K>[],
): Promise<Outcome<number>> {
  const there = await register.all();
  if (there.kind === 'fault') return there;
  const known = new Set(there.value.map(({ clientKey }) => clientKey));
  const writes = rows
    .filter(({ clientKey }) => !known.has(clientKey))
    .map((row): Write<Declarations[K]> => ({ kind: 'add', ...row }));
  if (writes.length === 0) return fine(0);
  const saved = await register.many(writes, () => undefined);
  const trouble = saved.map(faultOf).find((fault) => fault !== undefined);
  return trouble ? failed(trouble) : fine(saved.length);
}

function faultOf(saved: Saved<Declarations[keyof Declarations]>): Fault | undefined {
  switch (saved.kind) {
    case 'saved':
      return undefined;
    case 'stopped':
      return saved.fault;
    case 'refused':
      return unsound(saved.problems.map(sentence).join(' '));
    case 'conflict':
      return unsound('Somebody else changes an example row just now.');
  }
}

function unsound(tell: string): Fault {
  return {
    kind: 'refused',
    tell,
    mend: 'Empty the local tenant with npm run reset, then start again.',
    code: 'seed',
  };
}
