// The local tenant in a process of its own, with a provisioned site and some contracts of ours to copy.
import { localSites } from '../src/cli/running.ts';
import { makeReady } from '../src/cli/ready.ts';
import { openTenant } from '../src/local/tenant.ts';

const tenant = await openTenant({ cachePages: true, tier: 'generous', appOrigins: ['*'] });
await makeReady(
  { frame: '', excel: '', app: '', graph: tenant.graph, tenant, close: () => tenant.close() },
  () => undefined,
);
const token = await tenant.token('procurement@council.example');
process.send?.({ graph: tenant.graph, url: tenant.url, token, sites: localSites });
process.on('disconnect', () => process.exit(0));
