import type { Fault } from '../domain/words/outcome.ts';
import type { Person } from '../domain/words/person.ts';
import type { Entry } from './journal.ts';
import { Line, type LineWorld } from './line.ts';
import { attemptMany } from './many.ts';
import type { Sending } from './open-sender.ts';
import { attemptWrite, unanswered, type Target } from './write.ts';

/** The line that sends changes of these registers. */
export function openLine(sending: Sending, world: Pick<LineWorld, 'journal' | 'changed' | 'ended'>): Line {
  const check = sending.keeper ? () => rightPerson(sending) : async () => undefined;
  return new Line({
    ...world,
    tenant: sending.gateway.tenant,
    async write(entry) {
      const target = targetOf(sending, entry);
      const fault = target ? await check() : unknownRegister;
      return fault || !target ? unanswered(fault ?? unknownRegister, entry) : attemptWrite(target, entry);
    },
    async writeMany(entries, signal) {
      const [first] = entries;
      const target = first && targetOf(sending, first);
      const fault = target ? await check() : unknownRegister;
      if (fault || !target) return entries.map((entry) => unanswered(fault ?? unknownRegister, entry));
      return attemptMany(target, entries, signal);
    },
  });
}

function targetOf(
  { declarations, gateway, places, protections, stores }: Sending,
  entry: Entry,
): Target | undefined {
  const declaration = declarations.find(({ key }) => key === entry.register);
  if (!declaration) return undefined;
  const known = (clientKey: string) => stores.get(entry.register)?.byKey(clientKey);
  const number = () => stores.get(entry.register)?.number();
  return { declaration, gateway, places, protections, known, number };
}

/** Nothing is sent in another person's name: the token must be of the person whose journal it is. */
async function rightPerson({ me, keeper }: Sending): Promise<Fault | undefined> {
  const asked = await me();
  if (asked.kind === 'fault') return asked.fault;
  const { personId } = keeper ?? {};
  return personId === undefined || personId === asked.value.id ? undefined : otherPerson(asked.value);
}

function otherPerson({ name }: Person): Fault {
  return {
    kind: 'not-signed-in',
    tell: `This change was made by another person than ${name}, who is signed in to the register.`,
    mend: 'Sign in as the person who made it. It stays on this device until then.',
    code: 'other person',
  };
}

const unknownRegister: Fault = {
  kind: 'changed-shape',
  tell: 'This change is for a register that this version of the product does not know.',
  mend: 'Load the page again to get the newest version. The change is kept.',
  code: 'unknown register',
};
