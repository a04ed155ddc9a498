import { existsSync, readFileSync } from 'node:fs';
import { get } from 'node:https';
import { join } from 'node:path';
import { type Running, startProduct } from '../../src/cli/running.ts';
import { watched } from '../kit/watched.ts';
import { officeFolder } from '../../src/local/excel/packages.ts';

const built = existsSync(join(__dirname, '../../dist/pane.html'));

let running: Running;
beforeAll(async () => {
  if (!built) throw new Error('The site is not built. Run npm run build first.');
  running = await startProduct({ ...watched({}), port: 0, https: true });
}, 60_000);
afterAll(() => running.close());

test('the frame and its engine are served, and the pane with a bridge to this very frame', async () => {
  const page = await (await fetch(`${running.frame}/excel`)).text();
  expect(page).toContain('/excel.js');
  const engine = await fetch(`${running.frame}/engine.wasm`);
  expect(engine.headers.get('content-type')).toBe('application/wasm');
  const pane = await fetch(`${running.app}/pane.html?door=mac`);
  expect(await pane.text()).toContain(`/local/bridge-mac.js?frame=${encodeURIComponent(running.frame)}`);
  expect(pane.headers.get('content-security-policy')).toContain(running.frame);
});

test('Microsoft’s library is served as npm brought it, byte for byte, and nothing beside its folder', async () => {
  const served = await (await fetch(`${running.app}/office-js/excel-mac-16.00.js`)).arrayBuffer();
  expect(Buffer.compare(Buffer.from(served), readFileSync(join(officeFolder(), 'excel-mac-16.00.js')))).toBe(
    0,
  );
  expect((await fetch(`${running.app}/office-js/%2e%2e/package.json`)).status).toBe(404);
});

test('over https the frame answers with a certificate for localhost', async () => {
  const certificate = await new Promise<string>((done, fail) => {
    get(running.excel, { rejectUnauthorized: false }, (response) => {
      const { socket } = response;
      done('getPeerCertificate' in socket ? String(Object(socket).getPeerCertificate().subjectaltname) : '');
      response.resume();
    }).on('error', fail);
  });
  expect(certificate).toContain('DNS:localhost');
});
