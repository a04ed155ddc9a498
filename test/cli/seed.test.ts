import { fine } from '../../src/domain/words/outcome.ts';
import { seedTenant, type Seeding } from '../../src/cli/seed/seed.ts';
import { openRegisters } from '../../src/registers/open.ts';
import { openWorld, provisioningScopes, type World } from '../registers/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld({}, false);
});
afterAll(() => world.close());

const seeding = (): Seeding => ({
  asIt: world.tenant('it-admin', {}, provisioningScopes),
  as: (name) => world.tenant(name),
  people: world.local.people,
  now: () => new Date(),
  tell: () => undefined,
});

test('an empty tenant gets its lists, its rules and a register to try things out with', async () => {
  const added = await seedTenant(seeding());
  expect(added.kind).toBe('ok');
  const registers = openRegisters(world.tenant('officer-property'));
  const contracts = await registers.contracts.all();
  if (contracts.kind === 'fault') throw new Error(contracts.fault.tell);
  expect(contracts.value).toHaveLength(21);
  const measures = await registers.measures.all();
  expect(measures.kind === 'ok' && measures.value).toHaveLength(30);
  const [begun] = await registers.checklists
    .all()
    .then((all) => (all.kind === 'ok' ? all.value.filter((row) => row.values.ref === 'K-0001') : []));
  expect(begun?.created.by.name).toBe('Officer, Property');
  expect(contracts.value.flatMap(({ values }) => values.title).includes('Passenger lift maintenance')).toBe(
    true,
  );
}, 60_000);

test('a second run adds nothing', async () => {
  expect(await seedTenant(seeding())).toEqual(fine(0));
}, 60_000);
