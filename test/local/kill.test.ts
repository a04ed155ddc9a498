import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { transformFileSync } from '@swc/core';
import { apps } from '../../src/local/directory.ts';
import { openTenant } from '../../src/local/tenant.ts';
import { it as itAdmin, officer, opened, site } from './with-tenant.ts';

const root = join(__dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'tenant-'));
const kills = process.env['SOAK'] ? 200 : 50;
const asModules = {
  swcrc: false,
  jsc: {
    parser: { syntax: 'typescript' as const },
    target: 'es2022' as const,
    rewriteRelativeImportExtensions: true,
  },
  module: { type: 'es6' as const },
};
// The tenant as plain JavaScript, so that a start costs a fraction of a second; in the project, where its packages are found.
const plain = join(root, '.cache', `tenant-${process.pid}`);
beforeAll(() => {
  for (const path of readdirSync(join(root, 'src/local'), { recursive: true, encoding: 'utf8' })) {
    if (!path.endsWith('.ts') || path.startsWith('frames')) continue;
    const { code } = transformFileSync(join(root, 'src/local', path), asModules);
    const target = join(plain, 'local', path.replace(/\.ts$/, '.js'));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, code);
  }
});

let child: ChildProcess | undefined;
afterAll(() => {
  child?.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
  rmSync(plain, { recursive: true, force: true });
});

/** Starts the tenant as a program of its own and answers its base address. */
async function start(place = folder): Promise<string> {
  child = spawn(process.execPath, [join(plain, 'local/main.js'), '--port', '0', '--folder', place], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const part of child.stdout ?? []) {
    const found = /Local tenant: (http:\S+)\/v1\.0/.exec(String(part));
    if (found?.[1]) return found[1];
  }
  throw new Error('The tenant did not start');
}

async function token(url: string, upn: string, scopes: string[]): Promise<string> {
  const told = await fetch(`${url}/local/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ upn, clientId: apps.product.id, scopes, consent: true }),
  });
  return (await told.json()).access_token;
}

const send = (url: string, bearer: string, method: string, path: string, body?: unknown) =>
  fetch(`${url}/v1.0${path}`, {
    method,
    headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

/** Kills a tenant of this place so many times while three write; what was acknowledged, and what of it is gone. */
async function killing(rounds: number, place: () => string) {
  let url = await start(place());
  const owner = await token(url, itAdmin, ['Sites.FullControl.All']);
  await send(url, owner, 'POST', `${site}/lists`, {
    displayName: 'Kept',
    columns: [{ name: 'ClientKey', text: {}, indexed: true, enforceUniqueValues: true }],
  });
  const acknowledged = new Map<string, string>();
  let number = 0;
  for (let round = 0; round < rounds; round += 1) {
    const bearer = await token(url, officer, ['Sites.Selected']);
    const write = async () => {
      for (;;) {
        const key = `key ${(number += 1)}`;
        const made = await send(url, bearer, 'POST', `${site}/lists/Kept/items`, {
          fields: { ClientKey: key, Title: 'new' },
        });
        if (made.status !== 201) throw new Error(await made.text());
        const { id } = await made.json();
        acknowledged.set(key, 'new');
        const changed = await send(url, bearer, 'PATCH', `${site}/lists/Kept/items/${id}/fields`, {
          Title: 'changed',
        });
        if (changed.status === 200) acknowledged.set(key, 'changed');
      }
    };
    const writers = Promise.allSettled([write(), write(), write()]);
    await new Promise((resolve) => setTimeout(resolve, 60 + (round % 50) * 5));
    while (acknowledged.size === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    const ended = once(child!, 'exit');
    child?.kill('SIGKILL');
    await ended;
    for (const end of await writers)
      expect(String((end as PromiseRejectedResult).reason)).toMatch(/fetch failed|terminated/);
    url = await start(place());
  }
  const reader = await token(url, officer, ['Sites.Selected']);
  const found = new Map<string, string>();
  for (let next: string | undefined = `${url}/v1.0${site}/lists/Kept/items?$expand=fields&$top=5000`; next;) {
    const page: { value: { fields: Record<string, string> }[]; '@odata.nextLink'?: string } = await (
      await fetch(next, { headers: { authorization: `Bearer ${reader}` } })
    ).json();
    for (const { fields } of page.value ?? []) found.set(fields['ClientKey'] ?? '', fields['Title'] ?? '');
    next = page['@odata.nextLink'];
  }
  const lost = [...acknowledged].filter(
    ([key, title]) => !(found.get(key) === title || (title === 'new' && found.get(key) === 'changed')),
  );
  return { acknowledged, lost };
}

test('killed in the middle of writes, again and again: every acknowledged write is there', async () => {
  const { acknowledged, lost } = await killing(kills, () => folder);
  expect(acknowledged.size).toBeGreaterThan(kills);
  expect(lost).toEqual([]);
  console.log(`${kills} kills, ${acknowledged.size} acknowledged rows, none lost`);
}, 1_800_000);

test('the same check finds what a tenant loses that does not find its file again', async () => {
  child?.kill('SIGKILL');
  let starts = 0;
  const { acknowledged, lost } = await killing(1, () => join(folder, `forgotten ${(starts += 1)}`));
  expect(acknowledged.size).toBeGreaterThan(0);
  expect(lost).toHaveLength(acknowledged.size);
}, 120_000);

test('a tenant that is closed and opened again has what it had; a reset has nothing', async () => {
  const own = mkdtempSync(join(tmpdir(), 'tenant-'));
  const first = await opened({ folder: own });
  await first.asIt('POST', `${site}/lists`, { displayName: 'Kept' });
  const drive = (await first.asIt('GET', `${site}/drive`)).body.id;
  await first.asIt('PUT', `/drives/${drive}/root:/a.txt:/content`, Buffer.from('kept'));
  await first.tenant.close();
  const again = await opened({ folder: own });
  expect((await again.asIt('GET', `${site}/lists/Kept`)).status).toBe(200);
  const sent = await again.asIt('GET', `/drives/${drive}/root:/a.txt:/content`);
  expect(await (await fetch(sent.headers.get('location') ?? '')).text()).toBe('kept');
  await again.tenant.reset();
  const after = await opened({ folder: own });
  expect((await after.asIt('GET', `${site}/lists/Kept`)).status).toBe(404);
  await after.tenant.close();
  await again.tenant.close();
  rmSync(own, { recursive: true });
});

test('a damaged file is told, with the mend', async () => {
  const own = mkdtempSync(join(tmpdir(), 'tenant-'));
  const { writeFileSync } = await import('node:fs');
  writeFileSync(
    join(own, 'tenant.sqlite'),
    'this is no database, but long enough to be read as one'.repeat(100),
  );
  await expect(openTenant({ folder: own })).rejects.toThrow(/npm run reset/);
  rmSync(own, { recursive: true });
});
