// npm test, npm run check (--quick) and npm run soak (--soak).
// Arguments after `--` go to jest: npm test -- test/registers
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { install, root } from './install.mjs';

const args = process.argv.slice(2);
const quick = args.includes('--quick');
const soak = args.includes('--soak');
const forJest = args.filter((arg) => arg !== '--quick' && arg !== '--soak');
const bin = (name) => join(root, 'node_modules', '.bin', name);
const counts = { passed: 0, failed: 0, skipped: 0 };

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

function jest(title, jestArgs, env) {
  const report = join(root, '.cache', `jest-${process.pid}.json`);
  const ok = step(
    title,
    process.execPath,
    [
      join(root, 'node_modules/jest/bin/jest.js'),
      '--json',
      `--outputFile=${report}`,
      '--maxWorkers=2',
      ...jestArgs,
    ],
    env,
  );
  if (!existsSync(report)) {
    counts.failed += 1;
    return;
  }
  const told = JSON.parse(readFileSync(report, 'utf8'));
  rmSync(report);
  counts.passed += told.numPassedTests;
  counts.skipped += told.numPendingTests + told.numTodoTests;
  const failures =
    told.numFailedTests +
    told.testResults.filter(
      (file) => file.testExecError || (file.status === 'failed' && file.assertionResults.length === 0),
    ).length;
  counts.failed += ok ? failures : Math.max(1, failures);
}

install();
const narrowed = forJest.length > 0;
if (!narrowed && !soak) {
  check('types', bin('tsc'), ['--noEmit']);
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
if (quick) jest('house and pure tests', ['--selectProjects', 'pure', ...forJest]);
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
      ...(soak ? { SOAK: '1', GM_OPERATIONS: process.env.GM_OPERATIONS ?? '10000' } : {}),
    };
    jest(soak ? 'soak' : 'all tests', forJest, env);
    if (!narrowed && !soak)
      check('each right that the product asks for is used', process.execPath, [
        '--import',
        'tsx',
        join(root, 'test/kit/rights-used.ts'),
        calls,
      ]);
  } else counts.failed += 1;
}
console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exitCode = counts.failed > 0 ? 1 : 0;
