import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Json, fillManifest, pngSize, readInstallation } from '../../src/cli/app-package.ts';
import { excelExtension, excelXml } from '../../src/cli/excel-manifest.ts';

const root = join(__dirname, '../..');
const source = JSON.parse(readFileSync(join(root, 'manifest/manifest.json'), 'utf8')) as Json;
const read = readInstallation(
  {
    GM_ADDRESS: 'https://socialvalue.council.gov.uk',
    GM_CLIENT: '11111111-2222-3333-4444-555555555555',
    GM_COUNCIL: 'Kings & Queens Council',
  },
  '1.2.3',
);
if (read.kind === 'problems') throw new Error('refused');
const manifest = fillManifest(source, read.value) as { readonly [name: string]: Json };
const unified = excelExtension(manifest);
const xml = excelXml(unified);
const values = (element: string) =>
  [...xml.matchAll(new RegExp(`<${element}[^>]*DefaultValue="([^"]*)"`, 'g'))].map((found) => found[1]);

test('the two manifests say the same of version, address, labels, icons and requirement sets', () => {
  expect(xml).toContain(`<Version>${unified.version}.0</Version>`);
  expect(values('SourceLocation')).toEqual([unified.page]);
  expect(values('bt:Url')).toEqual([unified.page]);
  expect(values('bt:String')).toEqual([unified.group, unified.label, unified.tip]);
  expect(values('bt:Image')).toEqual([...unified.icons.values()]);
  expect(
    [...xml.matchAll(/<Set Name="(\w+)" MinVersion="([\d.]+)"/g)].map(([, name, minVersion]) => ({
      name,
      minVersion,
    })),
  ).toEqual(unified.sets);
  expect(unified.sets).toEqual([{ name: 'ExcelApi', minVersion: '1.9' }]);
  expect(xml).toContain('<ProviderName>Kings &amp; Queens Council</ProviderName>');
});

test('the two have ids and names of their own, and the unified one hides the other', () => {
  expect(xml).toContain(`<Id>${unified.id}</Id>`);
  expect(unified.id).not.toBe(manifest['id']);
  expect(values('DisplayName')).not.toEqual([unified.name]);
});

test('the XML is well-formed, and a broken one would be noticed', () => {
  expect(open(xml)).toEqual([]);
  expect(open(xml.replace('</Hosts>', ''))).not.toEqual([]);
});

/** Elements that are left open or closed by another name. */
function open(text: string): string[] {
  const stack: string[] = [];
  for (const [, close, name = '', self] of text.matchAll(/<(\/)?([\w:]+)(?:\s[^<>]*?)?(\/)?>/g)) {
    if (self) continue;
    if (!close) stack.push(name);
    else if (stack.pop() !== name) return [`</${name}>`];
  }
  return stack;
}

test.each([16, 32, 64, 80])('the icon of %i pixels is drawn and served', (size) => {
  expect(pngSize(readFileSync(join(root, `manifest/icons/${size}.png`)))).toEqual({
    width: size,
    height: size,
  });
});
