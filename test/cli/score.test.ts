// The command as people and auditors run it: a process, its bytes and its exit code.
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';

// Each run starts a process; a busy machine takes its time over that.
jest.setTimeout(60_000);

const root = join(__dirname, '../..');
const files = join(__dirname, 'tender-files');
const folder = mkdtempSync(join(tmpdir(), 'score-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(args: readonly string[], from = files) {
  const child = spawnSync(process.execPath, ['tools/run.mjs', 'src/cli/score.ts', ...args], {
    cwd: root,
    env: { ...process.env, INIT_CWD: from },
  });
  return { code: child.status, out: child.stdout, err: child.stderr.toString('utf8') };
}

function text(name: string): string {
  return readFileSync(join(files, name), 'utf8');
}

/** Runs the command on a file with this content. */
function runOn(content: string | Buffer) {
  writeFileSync(join(folder, 'tender.json'), content);
  return run(['tender.json'], folder);
}

test.each(['one-bid', 'three-bids'])('%s.json gives its result to the byte, twice', (name) => {
  const first = run([`${name}.json`]);
  expect(first.err).toBe('');
  expect(first.code).toBe(0);
  expect(first.out.toString('utf8')).toBe(text(`${name}.result.txt`));
  expect(run([join(files, `${name}.json`)], folder).out.equals(first.out)).toBe(true);
});

test('through npm, paths count from where npm was called, and nothing but the result is printed', () => {
  const child = spawnSync('npm', ['--prefix', root, 'run', '--silent', 'score', '--', 'one-bid.json'], {
    cwd: files,
    shell: process.platform === 'win32',
  });
  expect(child.status).toBe(0);
  expect(child.stdout.toString('utf8')).toBe(text('one-bid.result.txt'));
});

test('the hash is SHA-256 over the canonical JSON of the input, whatever its spacing and order', () => {
  const canonical =
    '{"bids":[{"id":"A","lines":[{"accepted":"100","attribution":"1","cap":null,"deadweight":"0","measure":"OM23",' +
    '"offered":"120","proxy":"277.22"}],"price":"900000.00","scores":{"plan":"4","q1":"4","q2":"3"}}],"criteria":' +
    '[{"formula":"relative-to-lowest","id":"price","kind":"price","weight":"40"},{"id":"quality","kind":"qualitative",' +
    '"questions":[{"id":"q1","scaleMax":"5","weight":"60"},{"id":"q2","minimum":"2","scaleMax":"5","weight":"40"}],' +
    '"weight":"40"},{"denominator":"estimate","formula":"relative-to-target","id":"sv-quant","kind":"social-value",' +
    '"minimumRate":"0.02","targetRate":"0.50","weight":"10"},{"id":"sv-qual","kind":"qualitative","questions":' +
    '[{"id":"plan","scaleMax":"5","weight":"100"}],"weight":"10"}],"estimate":"1000000.00","format":' +
    '"good-measure/tender@1","reference":"T-2026-014","tieBreak":["sv-qual","price"]}';
  const hash = createHash('sha256').update(canonical).digest('hex');
  expect(text('one-bid.result.txt')).toContain(`"inputHash": "sha256:${hash}"`);
  const turned = JSON.stringify(
    Object.fromEntries(Object.entries(JSON.parse(canonical)).toReversed()),
    null,
    7,
  );
  expect(runOn(`\ufeff${turned}\r\n`).out.toString('utf8')).toBe(text('one-bid.result.txt'));
});

test('every problem is one line with a pointer, and nothing is on standard output', () => {
  const broken = text('one-bid.json')
    .replace('"estimate": "1000000.00"', '"estimate": "1,000,000"')
    .replace('"price": "900000.00"', '"price": "0", "a\\nb": "1"')
    .replace('"weight": "60"', '"weight": "61"');
  const { code, out, err } = runOn(broken);
  expect(err).toBe(
    [
      '/estimate: "1,000,000" is not a number here. Write digits with a point before decimals, for example "1234.50": no sign, no commas, no units.',
      '/criteria/1/questions: The weights of the questions of this criterion add up to 101. Change them so that they add up to 100.',
      '/bids/0/a\\nb: This member is not known here. Remove it or correct its name: id, price, lines, socialValue, scores.',
      '/bids/0/price: This is 0. Write a number above 0.',
      '',
    ].join('\n'),
  );
  expect([code, out.length]).toEqual([2, 0]);
});

test.each([
  ['nothing', Buffer.alloc(0), '"": This is not JSON'],
  ['a comma too many', '{"format": "x",}', '"": This is not JSON'],
  ['a list', '[]', '"": An object in curly brackets belongs here'],
  ['UTF-16', Buffer.from('\ufeff{}', 'utf16le'), '"": tender.json is not UTF-8 text. Save it as UTF-8'],
  [
    'ten thousand brackets',
    '['.repeat(10_000) + ']'.repeat(10_000),
    '"": An object in curly brackets belongs here',
  ],
  [
    'half a character',
    text('one-bid.json').replace('OM23', '\\ud83d'),
    '/bids/0/lines/0/measure: A character in this',
  ],
  [
    'a member twice',
    text('one-bid.json').replace('"plan"', '"q2"'),
    '/criteria/3/questions/0/id: This id is already',
  ],
])('a file with %s is refused', (_, content, expected) => {
  const { code, out, err } = runOn(content);
  expect(err.slice(0, expected.length)).toBe(expected);
  expect([code, out.length]).toEqual([2, 0]);
});

test('a member given twice is found wherever it stands, also when it is spelt with an escape', () => {
  const twice = text('one-bid.json')
    .replace('"price": "900000.00"', '"price": "900000.00", "pr\\u0069ce": "1"')
    .replace('"reference"', '"estimate": "7", "reference"')
    .replace('"measure": "OM23"', '"measure": "price", "measure": "OM23"');
  const { code, err } = runOn(twice);
  expect(code).toBe(2);
  expect(err.trimEnd().split('\n')).toEqual(
    ['/estimate', '/bids/0/price', '/bids/0/lines/0/measure'].map(
      (pointer) => `${pointer}: This member is given twice. Keep one of them.`,
    ),
  );
});

test('a file that is not there, and no file at all, are told', () => {
  const [gone, none, two] = [run(['nowhere.json']), run([]), run(['one-bid.json', 'x'])];
  expect(gone.err).toMatch(/^"": nowhere\.json cannot be read \(ENOENT\)\. Check the name/);
  expect(none.err).toMatch(/^"": Name one file: npm run --silent score/);
  expect([gone, none, two].map(({ code, out }) => [code, out.length])).toEqual([
    [2, 0],
    [2, 0],
    [2, 0],
  ]);
});
