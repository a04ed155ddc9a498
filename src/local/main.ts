import { parseArgs } from 'node:util';
import { readChaos } from './chaos.ts';
import { apps, people } from './directory.ts';
import { openTenant } from './tenant.ts';

const usage = `npm run tenant -- [--port N] [--folder DIR] [--tier smallest|generous] [--chaos latency=200,throttle=0.1]`;

function fail(sentence: string): never {
  console.error(`${sentence}\n${usage}`);
  process.exit(2);
}

function readArguments() {
  try {
    const { values } = parseArgs({
      options: {
        port: { type: 'string', default: '5302' },
        folder: { type: 'string', default: '.local/tenant' },
        tier: { type: 'string', default: 'generous' },
        chaos: { type: 'string', default: '' },
        origin: { type: 'string', multiple: true, default: [] },
      },
    });
    return values;
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}

const { port, folder, tier, chaos, origin } = readArguments();
if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) fail(`“${port}” is no port.`);
if (tier !== 'smallest' && tier !== 'generous') fail(`“${tier}” is no tier.`);
const faults = readChaos(chaos);
if (typeof faults === 'string') fail(faults);

const options = { port: Number(port), folder, tier, chaos: faults, appOrigins: origin } as const;
const tenant = await openTenant(options).catch((error: NodeJS.ErrnoException) => {
  if (error.code === 'EADDRINUSE') return fail(`Port ${port} is taken by another program. Give another one.`);
  return fail(error.message);
});
console.log(`Local tenant: ${tenant.graph}
It imitates a part of Microsoft Graph for trying out and for tests. It is never a production server.

A token in the name of ${people[0]?.upn ?? ''} (all: GET ${tenant.url}/local/people):
  curl -s ${tenant.url}/local/token -H 'content-type: application/json' \\
    -d '{"upn":"${people[0]?.upn ?? ''}","clientId":"${apps.product.id}","scopes":["User.Read","Sites.Selected"],"consent":true}'
Client secret for application tokens (client_credentials): ${tenant.clientSecret()}
Stop with Ctrl-C.`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    tenant.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  });
}
