import { checkedAddress, isPublic, publicLookup, workflows } from '../../../src/reminders/post/address.ts';

const good = 'https://prod-01.uksouth.logic.azure.com/workflows/abc/triggers/manual/paths/invoke?sig=secret';

/** Addresses that would make the service ask something it must not ask. */
const refused: readonly string[] = [
  'http://prod-01.uksouth.logic.azure.com/workflows/abc',
  'https://prod-01.uksouth.logic.azure.com:8443/workflows/abc',
  'https://user:pass@prod-01.uksouth.logic.azure.com/',
  'https://prod-01.uksouth.logic.azure.com@evil.example/',
  'https://evil.example/?prod-01.uksouth.logic.azure.com',
  'https://evil.example/#.logic.azure.com',
  'https://evil.example\\.logic.azure.com/',
  'https://logic.azure.com.evil.example/',
  'https://evillogic.azure.com/',
  'https://.logic.azure.com/',
  'https://logic.azure.com/',
  'https://prod-01.uksouth.logic.azure.com./',
  'https://prod-01.uksouth.lоgic.azure.com/', // a Cyrillic o
  'https://xn--e1awd7f.logic.azure.com/',
  'https://localhost/',
  'https://127.0.0.1/',
  'https://2130706433/',
  'https://0x7f000001/',
  'https://0177.0.0.1/',
  'https://127.1/',
  'https://[::1]/',
  'https://[::ffff:127.0.0.1]/',
  'https://[fe80::1]/',
  'https://169.254.169.254/metadata/instance',
  'https://10.0.0.5/',
  'https://192.168.1.1/',
  'http://127.0.0.1:5302/local/webhook',
  'http://localhost:80/',
  'ftp://prod-01.uksouth.logic.azure.com/',
  'file:///etc/passwd',
  'gopher://prod-01.uksouth.logic.azure.com/',
  'javascript:alert(1)',
  'data:text/plain,x',
  '//prod-01.uksouth.logic.azure.com/',
  'prod-01.uksouth.logic.azure.com/workflows',
  ' https://prod-01.uksouth.logic.azure.com/',
  'https://prod-01.uksouth.logic.azure.com/\r\nHost: evil.example',
  'https://prod-01\u200B.logic.azure.com/',
  'https://prod-01.uksouth.logic.azure.com%2eevil.example/',
  'https://webhook.office.com/webhookb2/abc',
  '',
];

test('an address of Workflows may be posted to', () => {
  expect(checkedAddress(good, workflows()).kind).toBe('ok');
  expect(checkedAddress('https://x.environment.api.powerplatform.com/a?sig=b', workflows()).kind).toBe('ok');
});

test('the host of Power Automate itself may be posted to, and what only ends like it may not', () => {
  expect(checkedAddress('https://api.powerautomate.com/a?sig=b', workflows()).kind).toBe('ok');
  expect(checkedAddress('https://eu.api.powerautomate.com/a?sig=b', workflows()).kind).toBe('ok');
  expect(checkedAddress('https://evilapi.powerautomate.com/a?sig=b', workflows()).kind).toBe('problems');
});

test.each(refused.map((address) => [address]))('%s may not be posted to, and is not repeated', (address) => {
  const found = checkedAddress(address, workflows());
  expect(found.kind).toBe('problems');
  if (address.length > 20) expect(JSON.stringify(found)).not.toContain(address.slice(0, 20));
});

test('there are at least 40 of them', () => expect(refused.length).toBeGreaterThanOrEqual(40));

test('a place on this machine may be posted to only when configuration names its very origin', () => {
  const local = workflows(['http://127.0.0.1:5302', 'http://10.0.0.5:80', 'https://evil.example']);
  expect(checkedAddress('http://127.0.0.1:5302/local/webhook/a', local).kind).toBe('ok');
  expect(checkedAddress('http://127.0.0.1:5303/local/webhook/a', local).kind).toBe('problems');
  expect(checkedAddress('http://10.0.0.5/a', local).kind).toBe('problems');
  expect(checkedAddress('https://evil.example/a', local).kind).toBe('problems');
});

test.each([
  '0.0.0.0',
  '10.1.2.3',
  '100.64.0.1',
  '127.0.0.1',
  '169.254.169.254',
  '172.31.255.255',
  '192.168.0.1',
  '224.0.0.1',

  '255.255.255.255',
  '::',
  '::1',
  '::ffff:10.0.0.1',
  'fe80::1',
  'fd00::1',
  '2002:7f00:1::',
  '2001:db8::1',
  '64:ff9b::a00:1',
  'x',
])('%s is not connected to', (address) => expect(isPublic(address)).toBe(false));

test.each(['20.90.1.2', '51.140.0.1', '2603:1020:705::1', '2a01:111::1'])('%s is', (address) =>
  expect(isPublic(address)).toBe(true),
);

test('a host that resolves to this machine is not connected to, however it is called', async () => {
  const error = await new Promise((resolve) => publicLookup('localhost', {}, (found) => resolve(found)));
  expect(error).toMatchObject({ code: 'ENOTPUBLIC' });
});
