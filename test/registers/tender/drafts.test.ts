// Where an evaluator's scores are kept until the reveal: the person's own app folder, else a private library of IT's.
import { execFile } from 'node:child_process';
import { apps } from '../../../src/local/directory.ts';
import { openDesk, record, type Desk } from '../../../src/registers/tender/index.ts';
import { tryDrafts } from '../../../src/registers/tender/try-drafts.ts';
import { provisioningScopes } from '../world.ts';
import { colleague } from './raw.ts';
import { good } from '../../kit/good.ts';
import { paceless, published, sha256, type TenderWorld, withTenderWorld } from './world.ts';

jest.setTimeout(120_000);

let world: TenderWorld;
withTenderWorld((opened) => {
  world = opened;
});

/** Somebody in a tenant that does not allow the app folder. */
async function without(name: string): Promise<Desk> {
  const tenant = world.tenant(name, paceless, ['User.Read', 'User.ReadBasic.All', 'Sites.Selected']);
  return good(await openDesk({ tenant, sha256 }));
}

test('a draft is kept in the app folder and read back; a second device cannot write over it', async () => {
  const one = await world.desk('evaluator-1');
  expect(good(await tryDrafts(one))).toEqual({ kind: 'app folder', openToMe: [] });
  const first = good(await one.drafts.keep('a.json', 'one', undefined));
  const other = good(await openDesk({ tenant: world.tenant('evaluator-1', paceless), sha256 }));
  const second = good(await other.drafts.keep('a.json', 'two', first));
  expect(await one.drafts.keep('a.json', 'three', first)).toMatchObject({
    fault: { tell: 'Your draft was changed on another device or in another window.' },
  });
  expect(good(await one.drafts.read('a.json'))).toEqual(second);
  expect(good(await one.drafts.read('none.json'))).toBeUndefined();
});

test('without the app folder and without a library the person is told what IT has to do', async () => {
  expect(await tryDrafts(await without('evaluator-2'))).toMatchObject({
    fault: {
      kind: 'no-right',
      mend: 'Ask IT to allow Files.ReadWrite.AppFolder, or to make the library “Drafts evaluator-2” on the evaluations site with rights for you alone.',
    },
  });
});

test('with a private library drafts are kept there and nobody else reads them; rights that are too wide are named', async () => {
  const it_ = await colleague(world, 'it-admin');
  const site = 'SocialValueEvaluations';
  const path =
    '/sites/council.sharepoint.com,51e00000-0000-4000-8000-000000000002,3eb00000-0000-4000-8000-000000000002';
  const ofDocuments = { list: { template: 'documentLibrary' } };
  for (const name of ['evaluator-2', 'evaluator-3']) {
    const made = await it_.ask('POST', `${path}/lists`, { displayName: `Drafts ${name}`, ...ofDocuments });
    expect(made.status).toBe(201);
  }
  world.local.control({
    listRights: { site, list: 'Drafts evaluator-2', rights: { 'evaluator-2@council.example': 'write' } },
  });
  const second = await without('evaluator-2');
  expect(good(await tryDrafts(second))).toEqual({
    kind: 'private library',
    openToMe: ['Drafts evaluator-3'],
  });
  world.local.control({
    listRights: { site, list: 'Drafts evaluator-3', rights: { 'evaluator-3@council.example': 'write' } },
  });
  expect(good(await tryDrafts(second))).toEqual({ kind: 'private library', openToMe: [] });
  good(await second.drafts.keep('b.json', '{"zebra":1}', undefined));
  for (const name of ['evaluator-3', 'chair', 'procurement', 'sv-lead', 'auditor'])
    expect([name, (await (await colleague(world, name)).everything()).includes('zebra')]).toEqual([
      name,
      false,
    ]);
  expect(await (await colleague(world, 'evaluator-2')).everything()).toContain('zebra');
});

function command(
  upn: string,
  scopes: string[] | undefined,
  ...args: string[]
): Promise<{ code: number; out: string }> {
  return world.local.token(`${upn}@council.example`, scopes).then(
    (token) =>
      new Promise((resolve) => {
        const address = 'https://council.sharepoint.com/sites/SocialValue';
        const sites = [
          '--site',
          address,
          '--evaluations',
          `${address}Evaluations`,
          '--graph',
          world.local.graph,
        ];
        const env = {
          ...process.env,
          GM_TOKEN: token,
          GM_CLIENT: apps.product.id,
          GM_TENANT: 'council.example',
        };
        execFile(process.execPath, ['--import', 'tsx', ...args, ...sites], { env }, (error, stdout, stderr) =>
          resolve({ code: typeof error?.code === 'number' ? error.code : 0, out: stdout + stderr }),
        );
      }),
  );
}

test('provisioning tries the place for drafts, and says what IT does by hand on the evaluations site', async () => {
  const verified = await command('evaluator-1', undefined, 'src/cli/provision.ts', '--verify');
  expect(verified.out).toContain('Drafts of scores: kept and read back in your own app folder.');
  const applied = await command('it-admin', provisioningScopes, 'src/cli/provision.ts');
  expect(applied.out).toContain('Evaluations site: TenderMethods, InterestDeclarations, TenderApprovals');
});

test('audit:verify reads the audit of a tender from the register, and names what was touched', async () => {
  await published(world, 'T-VERIFY');
  good(await record(await world.desk('chair'), 'T-VERIFY', { action: 'noted', list: 'Tenders' }));
  const run = () => command('auditor', undefined, 'src/cli/audit-verify.ts', '--ref', 'T-VERIFY');
  expect(await run()).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^Whole: \d+ events, head [0-9a-f]{64}\./),
  });
  const lead = await colleague(world, 'sv-lead');
  const row = (await lead.items('TenderAudit')).find(
    ({ fields }) => fields['Tender'] === 'T-VERIFY' && fields['Seq'] === 3,
  );
  await lead.patch('TenderAudit', row?.id ?? '', { Reason: 'x' });
  const touched = await run();
  expect(touched.code).toBe(1);
  expect(touched.out).toContain('edited at event 3: Event 3 was changed after it was written.');
  expect(touched.out).toContain('edited at event 3: The row of event 3 was changed by Social value lead');
  expect(await command('auditor', undefined, 'src/cli/audit-verify.ts', '--ref', 'T-NONE')).toMatchObject({
    code: 2,
    out: expect.stringContaining('There is no tender T-NONE on the evaluations site.'),
  });
});
