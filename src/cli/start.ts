// The second half of npm start: everything is installed and built; run the product on this machine.
import { join } from 'node:path';
import { fine } from '../domain/words/outcome.ts';
import { apps } from '../local/directory.ts';
import { makeReady } from './ready.ts';
import { chooseChannels, startReminding } from './reminding.ts';
import { asPerson, startProduct, type Running } from './running.ts';

const port = Number(process.env['PORT'] ?? 5300);
const folder = join(import.meta.dirname, '../../.local/tenant');

/** The reminder service and its bot, as they run in Azure in the field. */
async function remindFor(running: Running): Promise<void> {
  const { tenant } = running;
  const asLead = asPerson(running, 'sv-lead@council.example');
  await chooseChannels(asLead);
  await startReminding({
    local: tenant,
    tenant: { ...asLead, token: async () => fine(await tenant.appToken(apps.reminders.id)) },
  });
}

async function main(): Promise<void> {
  if (!Number.isInteger(port) || port < 1 || port > 65_533) {
    throw new Error(`PORT is "${process.env['PORT'] ?? ''}". It must be a number from 1 to 65533.`);
  }
  const https = process.env['EXCEL_HOST'] === 'web';
  const running = await startProduct({ port, folder, consented: false, https });
  let closing = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (closing) return;
      closing = true;
      running.close().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  }
  await makeReady(running, (line) => console.log(line));
  await remindFor(running);
  console.log(`
Good Measure is running on a local tenant. It is for trying out, never a production server.

  Open this       ${running.frame}
  Excel           ${running.excel}
  Tab by itself   ${running.app}
  Graph           ${running.graph}

You can be: ${running.tenant.people
    .filter(({ enabled }) => enabled)
    .map(({ displayName }) => displayName)
    .join('; ')}.
Stop with Ctrl-C. npm run reset empties the local tenant.`);
}

main().catch((error: unknown) => {
  const words = error instanceof Error ? error.message : String(error);
  const taken = /EADDRINUSE/.test(words);
  console.error(
    taken
      ? `Ports ${port} to ${port + 2} are not all free. Stop what uses them, or set PORT to another number.`
      : words,
  );
  process.exit(1);
});
