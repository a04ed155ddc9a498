import { dayOf } from '../domain/words/day.ts';
import type { Outcome } from '../domain/words/outcome.ts';
import { openRegisters } from '../registers/open.ts';
import { isSound, provision } from '../registers/provision/provision.ts';
import { seed } from '../registers/provision/seed.ts';
import { demo } from './demo/demo.ts';
import { type Running, asPerson } from './running.ts';

const admin = 'it-admin@council.example';

/** Makes the lists of a running local tenant and fills them, as IT would on a real one. Does nothing the second time. */
export async function makeReady(running: Running, tell: (line: string) => void): Promise<void> {
  const it = asPerson(running, admin, ['Sites.FullControl.All', 'User.Read']);
  const registers = openRegisters(it);
  const settings = await registers.settings.all();
  if (settings.kind === 'ok' && settings.value.some(({ values }) => values.title === 'demo')) return;
  tell('Making the lists on the local tenant …');
  const report = must(await provision(it, { site: 'open', way: 'apply' }));
  if (!isSound(report.left)) throw new Error('The lists on the local tenant are not as declared.');
  tell('Filling them with an example register …');
  const fresh = openRegisters(it);
  const problems = must(await seed(fresh)).flatMap((one) => one.problems);
  if (problems.length > 0) throw new Error(problems.join('\n'));
  const ids = new Map(running.tenant.people.map(({ upn, id }) => [upn, id]));
  await demo(fresh, dayOf(new Date()), (upn) => ids.get(upn) ?? '');
  await fresh.settings.add({ title: 'demo', value: 'filled' }, 'demo');
}

function must<T>(outcome: Outcome<T>): T {
  if (outcome.kind === 'ok') return outcome.value;
  const { tell, mend, code } = outcome.fault;
  throw new Error(`${tell} ${mend} (${code})`);
}
