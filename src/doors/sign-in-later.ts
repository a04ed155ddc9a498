import { failed, type Fault, type Outcome } from '../domain/words/outcome.ts';
import type { TokenAsked } from '../ui/host.ts';
import type { Settings } from './settings.ts';

/** Gives a Graph token, or says why there is none. */
export type SignIn = (asked?: TokenAsked) => Promise<Outcome<string>>;

/** Sign-in whose code comes with the first ask: rows that are kept on the device need no token. */
export function signInLater(settings: Settings): SignIn {
  let opened: Promise<SignIn> | undefined;
  return async (asked) => {
    opened ??= import('./sign-in.ts').then(({ openSignIn }) => openSignIn(settings));
    try {
      return await (
        await opened
      )(asked);
    } catch {
      opened = undefined; // the next try fetches anew
      return failed(notFetched);
    }
  };
}

const notFetched: Fault = {
  kind: 'offline',
  tell: 'There is no connection to the sign-in service.',
  mend: 'Check the connection, then try again. What you typed is kept.',
  code: 'not fetched',
};
