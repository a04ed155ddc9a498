import { createHash, randomBytes } from 'node:crypto';
import { storable } from '../../src/registers/upload.ts';
import { good } from '../kit/good.ts';
import { openWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
}, 60_000);
afterAll(() => world.close());

const watch = (
  signal = new AbortController().signal,
  progress: (bytes: number) => void = () => undefined,
) => ({
  progress,
  signal,
});
const sha = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const officer = () => world.registers('officer-property');
const content = async (blob: Blob) => Buffer.from(await blob.arrayBuffer());

test('a small file is one request, is linked, and comes back byte for byte', async () => {
  const registers = officer();
  const bytes = randomBytes(100_000);
  const file = new Blob([bytes], { type: 'application/pdf' });
  const saved = await registers.files.upload(
    file,
    'Lift: log #1.pdf',
    { contract: 'C-0001', review: 'waiting' },
    watch(),
  );
  if (saved.kind !== 'saved') throw new Error(JSON.stringify(saved));
  expect(saved.row.values).toMatchObject({ contract: 'C-0001', review: 'waiting', sha256: sha(bytes) });
  expect(registers.files.name(saved.row)).toBe('Lift- log -1.pdf');
  expect(registers.files.size(saved.row)).toBe(100_000);
  expect(registers.files.webUrl(saved.row)).toMatch(/^https:\/\//);
  expect(sha(await content(good(await registers.files.download(saved.row))))).toBe(sha(bytes));
});

test('a second file of the same name gets a number, and the first stays as it is', async () => {
  const registers = officer();
  const first = await registers.files.upload(new Blob(['one']), 'Report.docx', {}, watch());
  const second = await registers.files.upload(new Blob(['two']), 'Report.docx', {}, watch());
  if (first.kind !== 'saved' || second.kind !== 'saved') throw new Error('not saved');
  expect([registers.files.name(first.row), registers.files.name(second.row)]).toEqual([
    'Report.docx',
    'Report (2).docx',
  ]);
  expect(await good(await registers.files.download(first.row)).text()).toBe('one');
});

test('a large file goes in fragments of 320 KiB multiples, with progress', async () => {
  const registers = officer();
  const bytes = randomBytes(11_000_000);
  const seen: number[] = [];
  const saved = await registers.files.upload(
    new Blob([bytes]),
    'Plans.zip',
    {},
    watch(undefined, (n) => seen.push(n)),
  );
  if (saved.kind !== 'saved') throw new Error(JSON.stringify(saved));
  expect(saved.row.values.sha256).toBe(sha(bytes));
  expect(seen).toEqual([16 * 327_680, 32 * 327_680, 11_000_000]);
  expect(sha(await content(good(await registers.files.download(saved.row))))).toBe(sha(bytes));
}, 120_000);

test('an upload that is cancelled leaves neither a file nor a session', async () => {
  const registers = officer();
  const stop = new AbortController();
  const upload = registers.files.upload(
    new Blob([randomBytes(11_000_000)]),
    'Stopped.zip',
    {},
    watch(stop.signal, () => stop.abort()),
  );
  expect(await upload).toMatchObject({ kind: 'stopped', fault: { code: 'stopped by you' } });
  expect(world.wire.at(-1)).toMatchObject({ method: 'DELETE', status: 204 });
  const rows = good(await world.registers('officer-waste').evidence.all());
  expect(rows.map((row) => row.file?.name)).not.toContain('Stopped.zip');
}, 120_000);

test('a removed file is brought back with what was known of it', async () => {
  const registers = officer();
  const saved = await registers.files.upload(
    new Blob(['kept']),
    'Letter.txt',
    { contract: 'C-0002' },
    watch(),
  );
  if (saved.kind !== 'saved') throw new Error(JSON.stringify(saved));
  good(await registers.evidence.all());
  good(await registers.files.remove(saved.row));
  expect(registers.evidence.rows()?.some((row) => row.file?.name === 'Letter.txt')).toBe(false);
  const back = good(await registers.files.restore(saved.row));
  expect(back.values).toMatchObject({ contract: 'C-0002' });
  expect(await good(await registers.files.download(back)).text()).toBe('kept');
});

test('cut at any byte, and with lost answers, a file is stored once and whole', async () => {
  const names = new Map<string, string>();
  for (let turn = 0; turn < 20; turn += 1) {
    const bytes = randomBytes(turn % 2 === 0 ? 6_000_000 : 50_000);
    const cut = 1 + Math.floor((bytes.length * turn) / 20);
    let faults = 0;
    // The connection breaks within the body, or the answer is lost after the server has taken it.
    const breaking: typeof fetch = async (input, init) => {
      const isBody = init?.method === 'PUT';
      if (!isBody || faults >= 2) return fetch(input, init);
      faults += 1;
      if (faults === 1)
        await fetch(input, { ...init, signal: AbortSignal.timeout(1 + (cut % 7)) }).catch(() => undefined);
      else await fetch(input, init);
      throw new TypeError('fetch failed');
    };
    const registers = world.registers('officer-waste', {}, { fetch: breaking });
    const name = `Cut ${turn}.bin`;
    const saved = await registers.files.upload(new Blob([bytes]), name, { question: name }, watch());
    if (saved.kind !== 'saved') throw new Error(JSON.stringify(saved));
    names.set(name, sha(bytes));
    expect(sha(await content(good(await registers.files.download(saved.row))))).toBe(sha(bytes));
  }
  const rows = good(await officer().evidence.all()).filter((row) => row.file?.name.startsWith('Cut '));
  expect(new Map(rows.map((row) => [row.file?.name ?? '', row.values.sha256 ?? '']))).toEqual(names);
}, 60_000);

test.each([
  ['a/b\\c:d*e?"f<g>h|i.pdf', 'a-b-c-d-e--f-g-h-i.pdf'],
  [' .hidden. ', 'hidden'],
  ['CON.txt', 'file-CON.txt'],
  ['…', '…'],
  ['', 'file'],
  [`${'x'.repeat(300)}.pdf`, `${'x'.repeat(116)}.pdf`],
  ['naïve\u202Egpj.exe', 'naïve-gpj.exe'],
])('the name %j is stored as %j', (given, wanted) => {
  expect(storable(given)).toBe(wanted);
});
