import { openRegisters } from '../registers/open.ts';
import { type Running, asPerson } from './running.ts';
import { seedTenant } from './seed/seed.ts';

const itsScopes = ['User.Read', 'Sites.FullControl.All'];

/** Makes the lists of a running local tenant and fills them, as IT would on a real one. Does nothing the second time. */
export async function makeReady(running: Running, tell: (line: string) => void): Promise<void> {
  const as = (name: string, scopes?: string[]) => asPerson(running, `${name}@council.example`, scopes);
  const asIt = as('it-admin', itsScopes);
  const settings = await openRegisters(asIt).settings.all();
  if (settings.kind === 'ok' && settings.value.some(({ values }) => values.title === 'example register'))
    return;
  const { people } = running.tenant;
  const filled = await seedTenant({
    asIt,
    as,
    people,
    now: () => new Date(),
    tell: (line) => tell(`${line} …`),
  });
  if (filled.kind === 'fault') {
    const { tell: what, mend, code } = filled.fault;
    throw new Error(`${what} ${mend} (${code})`);
  }
  await openRegisters(asIt).settings.add({ title: 'example register', value: 'filled' }, 'example register');
}
