// npm test, npm run check (--quick) and npm run soak (--soak).
// Arguments after `--` go to jest: npm test -- test/registers
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, relative } from 'node:path';
import { install, root } from './install.mjs';

const args = process.argv.slice(2);
const quick = args.includes('--quick');
const soak = args.includes('--soak');
const forJest = args.filter((arg) => arg !== '--quick' && arg !== '--soak');
const bin = (name) => join(root, 'node_modules', '.bin', name);
const counts = { passed: 0, failed: 0, skipped: 0 };
const seconds = [];

function step(title, command, commandArgs, env = {}) {
  const began = Date.now();
  const run = spawnSync(command, commandArgs, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
    env: { ...process.env, ...env },
  });
  const ok = run.status === 0;
  console.log(`${ok ? 'ok' : 'FAILED'}  ${title} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
  return ok;
}

function check(title, command, commandArgs) {
  if (step(title, command, commandArgs)) counts.passed += 1;
  else counts.failed += 1;
}

/** What jest said of each test file, by its path; undefined when it did not get so far. */
function jest(title, jestArgs, env) {
  const report = join(root, '.cache', `jest-${process.pid}.json`);
  const given = ['--json', `--outputFile=${report}`, '--passWithNoTests', ...jestArgs];
  const ok = step(title, process.execPath, [join(root, 'node_modules/jest/bin/jest.js'), ...given], env);
  if (!existsSync(report)) return undefined;
  const { testResults } = JSON.parse(readFileSync(report, 'utf8'));
  rmSync(report);
  const files = new Map(testResults.map((file) => [relative(root, file.name), verdict(file)]));
  // It says that something is wrong, but of no file: then it is counted as one failure.
  if (!ok && ![...files.values()].some(({ failed }) => failed > 0)) files.set('jest', oneFailure);
  return files;
}

const oneFailure = { passed: 0, failed: 1, skipped: 0, wrong: ['jest itself'] };

function verdict({ status, assertionResults }) {
  const of = (...kinds) => assertionResults.filter((one) => kinds.includes(one.status));
  const wrong = of('failed').map(({ fullName }) => fullName);
  // A file can fail as a whole: it cannot be read, or what all its tests need does not start or does not end.
  if (status === 'failed' && wrong.length === 0) wrong.push('the file as a whole');
  return {
    passed: of('passed').length,
    failed: wrong.length,
    skipped: of('pending', 'todo', 'skipped', 'disabled').length,
    wrong,
  };
}

function countAll(files = new Map([['jest', oneFailure]])) {
  for (const { passed, failed, skipped } of files.values()) {
    counts.passed += passed;
    counts.failed += failed;
    counts.skipped += skipped;
  }
}

const inBrowser = (path) => /^test[\\/](journeys|ui)[\\/]/.test(path);

/** A browser on a busy machine can be late: what failed there is run once more, alone. Both goes are told. */
function secondGo(files, env) {
  for (const [path, first] of files ?? []) {
    if (first.failed === 0 || !inBrowser(path)) continue;
    const again = jest(`once more, alone: ${path}`, ['--runInBand', '--runTestsByPath', path], env);
    const second = again?.get(path);
    if (second) files.set(path, second);
    for (const name of first.wrong)
      seconds.push(
        `${second && !second.wrong.includes(name) ? 'passed' : 'failed'} the second time: ${path}: ${name}`,
      );
  }
  return files;
}

install();
const narrowed = forJest.length > 0;
if (!narrowed && !soak) {
  check('types', bin('tsc'), ['--noEmit', '--incremental', '--tsBuildInfoFile', '.cache/types.tsbuildinfo']);
  check('the domain compiles alone, without DOM or Node', bin('tsc'), ['-p', 'src/domain']);
  check('lint', bin('oxlint'), ['--type-aware', 'src', 'test', 'tools']);
  check('format', bin('prettier'), [
    '--check',
    '--log-level=warn',
    '--cache',
    '--cache-location',
    '.cache/prettier',
    'src',
    'test',
  ]);
}
if (quick) countAll(jest('house and pure tests', ['--selectProjects=pure', '--maxWorkers=2', ...forJest]));
else {
  const { browserPath } = await import('./browser.mjs');
  const chrome = await browserPath();
  if (step('build', process.execPath, [join(root, 'tools/build.mjs')])) {
    const calls = join(root, '.cache', 'calls');
    rmSync(calls, { recursive: true, force: true });
    const env = {
      GM_CALLS: calls,
      CHROME_PATH: chrome.path,
      CHROME_ENV: JSON.stringify(chrome.env),
      ...(soak ? { SOAK: '1', GM_OPERATIONS: process.env.GM_OPERATIONS ?? '100000' } : {}),
    };
    if (narrowed) countAll(secondGo(jest('these tests', ['--maxWorkers=2', ...forJest], env), env));
    else {
      countAll(jest('pure and http tests', ['--selectProjects', 'pure', 'http', '--maxWorkers=2'], env));
      // A browser is several processes of its own: more at once than this only makes each of them late.
      const browsers = Math.max(1, Math.min(3, availableParallelism()));
      const args = ['--selectProjects=browser', `--maxWorkers=${browsers}`];
      countAll(secondGo(jest('browser tests', args, env), env));
    }
    if (!narrowed && !soak)
      check('each right that the product asks for is used', process.execPath, [
        '--import',
        'tsx',
        join(root, 'test/kit/rights-used.ts'),
        calls,
      ]);
  } else counts.failed += 1;
}
if (seconds.length > 0) console.log(`Needed a second go:\n  ${seconds.join('\n  ')}`);
console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exitCode = counts.failed > 0 ? 1 : 0;
