// npm run provision -- --site URL [--plan|--verify|--grant|--repair]: makes the lists that the registers need.
import { createHash } from 'node:crypto';
import { parseArgs } from 'node:util';
import type { Fault } from '../domain/words/outcome.ts';
import { sentence } from '../domain/words/problem.ts';
import { openGateway } from '../registers/graph/gateway.ts';
import { openPlaces } from '../registers/graph/places.ts';
import { openRegisters } from '../registers/open.ts';
import type { Drift } from '../registers/provision/plan.ts';
import { isSound, provision, type Report } from '../registers/provision/provision.ts';
import { evaluationSteps, grantSteps, rights, tryRights } from '../registers/provision/rights.ts';
import { seed } from '../registers/provision/seed.ts';
import { openDesk } from '../registers/tender/desk.ts';
import { tryDrafts } from '../registers/tender/try-drafts.ts';
import type { Tenant } from '../registers/types.ts';
import { readConnection, tenantOf, type Connection } from './connection.ts';
import { signIn } from './sign-in.ts';

const usage = `Usage: npm run provision -- --site URL [--evaluations URL] [--plan | --verify | --grant | --repair]
  --plan    says what would be done, and does nothing
  --verify  says what is not as it should be, tries the rights of the person signed in, and does nothing
  --grant   prints the calls that let the program use the sites
  --repair  also mends columns that were changed, where no value is lost
Also: --graph, --authority, --tenant, --client, or GM_GRAPH, GM_AUTHORITY, GM_TENANT, GM_CLIENT, GM_SITE, GM_TOKEN.`;

const graph = 'https://graph.microsoft.com';
/** Making lists takes IT's rights; an officer who only checks has the product's own, and needs no administrator. */
const scopesFor = (wish: Wish): readonly string[] => [
  `${graph}/${wish === 'plan' || wish === 'verify' ? 'Sites.Selected' : 'Sites.FullControl.All'}`,
  `${graph}/User.Read`,
];

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

const ways = ['plan', 'verify', 'grant', 'repair'] as const;
type Wish = (typeof ways)[number] | 'apply';

async function main(): Promise<number> {
  const read = readArguments();
  if (typeof read === 'string') return fail(`${read}\n${usage}`);
  const { connection, wish } = read;
  const wait = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
  const tenant = tenantOf(connection, signIn(connection, scopesFor(wish), { tell: console.error, wait }));
  if (wish === 'grant') return grant(connection, tenant);
  return run(connection, tenant, wish);
}

async function run(connection: Connection, tenant: Tenant, wish: Wish): Promise<number> {
  const sites =
    connection.evaluations === undefined ? (['open'] as const) : (['open', 'evaluations'] as const);
  let sound = true;
  for (const site of sites) {
    const way = wish === 'repair' || wish === 'apply' ? wish : 'plan';
    const report = await provision(tenant, { site, way, tell: console.log });
    if (report.kind === 'fault') return failFor(report.fault);
    say(report.value, wish);
    sound &&= isSound(report.value.left);
  }
  if (wish === 'verify') return (await verify(connection, tenant)) && sound ? 0 : 1;
  if (wish === 'plan') return 0;
  const seeded = sound ? await addRows(tenant) : false;
  sayRights(sites.length > 1);
  return sound && seeded ? 0 : 1;
}

function readArguments(): { connection: Connection; wish: Wish } | string {
  try {
    const text = { type: 'string' } as const;
    const flag = { type: 'boolean' } as const;
    const { values } = parseArgs({
      options: {
        site: text,
        evaluations: text,
        graph: text,
        authority: text,
        tenant: text,
        client: text,
        plan: flag,
        verify: flag,
        grant: flag,
        repair: flag,
      },
    });
    const wishes = ways.filter((way) => values[way]);
    if (wishes.length > 1) return `Choose one of: ${wishes.map((way) => `--${way}`).join(', ')}.`;
    const connection = readConnection(values, process.env);
    if (connection.kind === 'problems') return connection.problems.map(sentence).join('\n');
    return { connection: connection.value, wish: wishes[0] ?? 'apply' };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function fail(words: string): number {
  console.error(words);
  return 2;
}

function failFor({ tell, mend, code }: Fault): number {
  console.error(`${tell} ${mend} (${code})`);
  return 1;
}

function say({ site, drift, done, left, version }: Report, wish: Wish): void {
  console.log(
    `Site ${site}: ${done.length} steps done, ${left.filter(({ weight }) => weight !== 'harmless').length} things left.`,
  );
  for (const one of wish === 'plan' || wish === 'verify' ? drift : left) console.log(line(one));
  if (version.now !== undefined) console.log(`Schema version ${version.now}.`);
}

function line({ list, column, tell, mend, weight }: Drift): string {
  const place = column === undefined ? list : `${list}, column ${column}`;
  return `${weight === 'harmless' ? '  note' : '  MEND'} ${place}: ${tell} ${mend}`;
}

async function addRows(tenant: Tenant): Promise<boolean> {
  const seeded = await seed(openRegisters(tenant));
  if (seeded.kind === 'fault') {
    failFor(seeded.fault);
    return false;
  }
  for (const { list, added } of seeded.value) console.log(`${list}: ${added} rows added.`);
  const problems = seeded.value.flatMap((one) => one.problems);
  for (const problem of problems) console.error(problem);
  return problems.length === 0;
}

function sayRights(evaluations: boolean): void {
  console.log('\nGraph cannot set the rights of people on a list. Please do this by hand, once:');
  for (const { list, steps } of rights) for (const step of steps) console.log(`  ${list}: ${step}`);
  for (const step of evaluations ? evaluationSteps : []) console.log(`  Evaluations site: ${step}`);
  console.log('Then let an officer run this command with --verify: it tries these rights.');
}

async function verify(connection: Connection, tenant: Tenant): Promise<boolean> {
  const tried = await verifyRights(tenant);
  return connection.evaluations === undefined ? tried : (await verifyDrafts(connection, tenant)) && tried;
}

async function verifyRights(tenant: Tenant): Promise<boolean> {
  const tried = await tryRights(openGateway(tenant));
  if (tried.kind === 'fault') return failFor(tried.fault) === 0;
  console.log('Rights of the person who is signed in:');
  const words = {
    refused: 'may not change rows: as it should be for an officer.',
    allowed: 'may change rows: right for the people named in the steps, wrong for everyone else.',
    empty: 'holds no row to try with.',
  };
  for (const { list, result } of tried.value) console.log(`  ${list}: ${words[result]}`);
  return true;
}

/** Whether an evaluator can keep scores where nobody else reads them: only a try tells. */
async function verifyDrafts(connection: Connection, tenant: Tenant): Promise<boolean> {
  const wait = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
  const own = [`${graph}/Files.ReadWrite.AppFolder`, `${graph}/User.Read`];
  const { token: draftsToken } = tenantOf(connection, signIn(connection, own, { tell: console.error, wait }));
  const desk = await openDesk({ tenant, sha256, draftsToken });
  const tried = desk.kind === 'fault' ? desk : await tryDrafts(desk.value);
  if (tried.kind === 'fault') return failFor(tried.fault) === 0;
  const { kind, openToMe } = tried.value;
  console.log(
    `Drafts of scores: kept and read back in your ${kind === 'app folder' ? 'own app folder' : 'private library'}.`,
  );
  for (const library of openToMe)
    console.log(`  MEND ${library}: you can look into it, and it is not yours. Take this right away.`);
  return openToMe.length === 0;
}

async function grant(connection: Connection, tenant: Tenant): Promise<number> {
  const places = openPlaces(openGateway(tenant));
  const sites: { id: string; url: string }[] = [];
  const wanted = [
    ['open', connection.site],
    ['evaluations', connection.evaluations],
  ] as const;
  for (const [which, url] of wanted) {
    if (url === undefined) continue;
    const path = await places.site(which);
    if (path.kind === 'fault') return failFor(path.fault);
    sites.push({ id: path.value.slice('/sites/'.length), url });
  }
  for (const step of grantSteps({ ...connection, sites })) console.log(step);
  return 0;
}

process.exitCode = await main();
