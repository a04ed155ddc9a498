import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { scopes } from '../../src/registers/scopes.ts';
import { contract } from '../kit/contract.ts';
import { rightName, unusedRights } from '../kit/rights.ts';
import { rightFaults, schemaFaults } from '../kit/watched.ts';
import { officer, opened } from './with-tenant.ts';
import type { Tenant } from '../../src/local/tenant.ts';

let tenant: Tenant;
let header: string;
beforeAll(async () => {
  ({ tenant } = await opened());
  header = `Bearer ${await tenant.token(officer, ['User.Read', 'Sites.Selected'])}`;
});
afterAll(() => tenant.close());

const call = (method: string, url: string, status = 200) => ({
  method,
  url,
  status,
  request: undefined,
  response: undefined,
});

test('a call of the product that no right of ours allows would be found', () => {
  expect(rightFaults(call('GET', '/sites/x/lists/y/items?$top=1'), header)).toEqual([]);
  expect(rightFaults(call('GET', '/me'), header)).toEqual([]);
  const faults = (method: string, url: string, status?: number) =>
    rightFaults(call(method, url, status), header).join();
  expect(faults('POST', '/sites/x/lists')).toContain(
    'allowed by no right of ours (User.Read, Sites.Selected)',
  );
  // Asked for by another part of the product, and not in this token.
  expect(faults('GET', '/users')).toContain('allowed by no right of ours');
  expect(faults('GET', '/me/messages', 501)).toContain('not done by the local tenant');
});

test('a right that nothing needed would be found', () => {
  const needed = scopes.slice(1).map(rightName);
  expect(unusedRights([{ 'GET /me': needed }])).toEqual([
    'User.Read (delegated, tab and add-in) is asked for, and no call of the run needed it.',
  ]);
  expect(unusedRights([{ a: needed.slice(0, 2) }, { b: scopes.map(rightName) }])).toEqual([]);
});

(contract ? test : test.skip)('an exchange that is not as Graph has it would be found', () => {
  const told = (response: unknown) => schemaFaults({ ...call('GET', '/sites/x/lists/y/items'), response });
  expect(told({ value: [{ id: '1' }] })).toEqual([]);
  expect(told({ value: [{ id: 1 }] })).toHaveLength(1);
  const sent = (request: unknown) =>
    schemaFaults({ ...call('POST', '/sites/x/lists', 201), request, response: { id: 'x' } });
  expect(sent({ displayName: 'Contracts' })).toEqual([]);
  expect(sent({ displayName: 7 })).toHaveLength(1);
});

test('every local tenant of a test is watched, but for those that only the sign-in is asked of', () => {
  const folder = join(__dirname, '..');
  const bare = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.ts') && path !== 'local/watched.test.ts')
    .filter((path) => {
      const text = readFileSync(join(folder, path), 'utf8');
      return /(openTenant|startProduct)\((?!watched\()/.test(text) && !/\.\.\.watched\(/.test(text);
    });
  expect(bare).toEqual(['local/kill.test.ts', 'local/signin.test.ts']);
});
