import { fine, type Outcome } from '../domain/words/outcome.ts';
import type { Person } from '../domain/words/person.ts';
import { literal, query } from './graph/address.ts';
import { record, text } from './graph/members.ts';
import type { Gateway } from './graph/gateway.ts';

const wanted = 'id,userPrincipalName,displayName';

/** Who is signed in, and who else is in the directory. */
export type Directory = {
  me(): Promise<Outcome<Person>>;
  /** Who is signed in, once somebody has asked and was answered; it asks nothing itself. */
  known(): Promise<Person>;
  people(beginning: string): Promise<Outcome<readonly Person[]>>;
};

export function openDirectory(gateway: Gateway): Directory {
  let myself: Promise<Outcome<Person>> | undefined;
  let tell: (person: Person) => void = () => undefined;
  const known = new Promise<Person>((done) => {
    tell = done;
  });
  return {
    me() {
      myself ??= askMe(gateway).then((outcome) => {
        if (outcome.kind === 'fault') myself = undefined;
        else tell(outcome.value);
        return outcome;
      });
      return myself;
    },
    known: () => known,
    async people(beginning) {
      const begin = literal(beginning.trim());
      if (beginning.trim() === '') return fine([]);
      const $filter = `startswith(displayName,${begin}) or startswith(userPrincipalName,${begin})`;
      const path = `/users${query({ $filter, $select: wanted, $top: 20 })}`;
      const answer = await gateway.read(path, 'the directory');
      if (answer.kind === 'fault') return answer;
      const value = record(answer.value.body)['value'];
      return fine(Array.isArray(value) ? value.slice(0, 20).map(personOf) : []);
    },
  };
}

async function askMe(gateway: Gateway): Promise<Outcome<Person>> {
  const answer = await gateway.read(`/me${query({ $select: wanted })}`, 'your account');
  return answer.kind === 'fault' ? answer : fine(personOf(answer.value.body));
}

function personOf(found: unknown): Person {
  const { id, userPrincipalName, displayName } = record(found);
  return { id: text(id), upn: text(userPrincipalName).toLowerCase(), name: text(displayName) };
}
