import { failed, fine, type Fault, type Outcome } from '../domain/words/outcome.ts';

/** The code that sends changes. */
export type Writing = typeof import('./writing.ts');

/** Fetches the code that sends; the first rows do not wait for it, nor does the journal. */
export async function fetchWriting(): Promise<Outcome<Writing>> {
  try {
    return fine(await import(/* webpackChunkName: "writing" */ './writing.ts'));
  } catch {
    return failed(notFetched); // the next try fetches anew
  }
}

const notFetched: Fault = {
  kind: 'offline',
  tell: 'There is no connection, so the change could not be sent.',
  mend: 'Check the connection. A change that the page shows as waiting is sent as soon as there is one.',
  code: 'not fetched',
};
