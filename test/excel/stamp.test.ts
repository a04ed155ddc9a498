import { closedWhy, ownStamp } from '../../src/ui/workbook/registers/standing.ts';
import {
  isStoredOn,
  readStamp,
  schema,
  standing,
  stampXml,
  storageWarning,
} from '../../src/ui/workbook/stamp.ts';
import { address, stamp } from './workbook.ts';

const here = { site: stamp.site, address, tender: 'T-2026-014' };
const ours = { ...stamp, tender: 'T-2026-014' };

test('a stamp comes back from its XML as it was, whatever letters it holds', () => {
  const odd = { ...ours, address: `${address}?a="b"&c=<d>` };
  expect(readStamp(stampXml(odd))).toEqual(odd);
  expect(readStamp('<stamp schema="x"/>')).toContain('damaged');
});

test('a copy, another tender’s, another site’s and an older or newer workbook open to read only, each with its reason', () => {
  expect(standing(undefined, here)).toEqual({ kind: 'new' });
  expect(standing(ours, here)).toEqual({ kind: 'ours' });
  expect(standing(ours, { ...here, address: `${encodeURI(address)}?web=1` })).toEqual({ kind: 'ours' });
  const why = (stamped: typeof ours, place = here) => {
    const found = standing(stamped, place);
    return found.kind === 'read-only' ? found.why : found.kind;
  };
  expect(why(ours, { ...here, address: address.replace('Tender', 'Copy of Tender') })).toBe(
    `This is a copy. It opens to read only. Open the original: ${address}.`,
  );
  expect(why({ ...ours, tender: 'T-1' })).toContain('belongs to tender T-1');
  expect(why({ ...ours, site: 'other.sharepoint.com:/sites/X' })).toContain('another site');
  expect(why({ ...ours, schema: schema - 1 })).toContain('older version');
  expect(why({ ...ours, schema: schema + 1 })).toContain('newer version');
});

test('a workbook outside the evaluations site is warned of, and one whose site only begins with the same letters', () => {
  expect(storageWarning(stamp.site, address)).toBeUndefined();
  expect(storageWarning(stamp.site, 'C:\\Users\\a\\Tender.xlsx')).toContain('It is stored at C:');
  expect(storageWarning(stamp.site, '')).toContain('It has not been saved yet.');
  expect(isStoredOn(stamp.site, address.replace('SocialValueEvaluations', 'SocialValueEvaluations2'))).toBe(
    false,
  );
});

test('tables of registers in a copy are to read until a person goes on in it; one stamped before it was saved is none', () => {
  const sites = { open: 'council.sharepoint.com:/sites/SocialValue', evaluations: stamp.site };
  const facts = {
    name: 'Copy.xlsx',
    address: address.replace('Tender', 'Copy'),
    calculation: 'automatic',
  } as const;
  expect(closedWhy({ ...facts, stamp }, sites)).toBe(
    `This is a copy. It opens to read only. Open the original: ${address}.`,
  );
  const own = ownStamp({ ...facts, stamp }, sites);
  expect(own).toMatchObject({ site: stamp.site, address: facts.address });
  expect(own?.workbook).not.toBe(stamp.workbook);
  expect(closedWhy({ ...facts, stamp: own }, sites)).toBeUndefined();
  expect(ownStamp({ ...facts, stamp: ours }, sites)).toBeUndefined();
  expect(closedWhy({ ...facts, stamp: { ...stamp, address: '' } }, sites)).toBeUndefined();
  const elsewhere = { ...stamp, site: 'other.sharepoint.com:/sites/X' };
  expect(closedWhy({ ...facts, stamp: elsewhere }, sites)).toContain('another site');
  expect(ownStamp({ ...facts, stamp: elsewhere }, sites)).toBeUndefined();
});
