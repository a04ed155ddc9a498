import { failed, fine, type Fault, type Outcome } from '../domain/words/outcome.ts';

/** The code of the write path. */
export type Writing = typeof import('./writing.ts');

/** Fetches the code of the write path; most visits change nothing, and so the first rows do not wait for it. */
export async function fetchWriting(): Promise<Outcome<Writing>> {
  try {
    return fine(await import('./writing.ts'));
  } catch {
    return failed(notFetched); // the next try fetches anew
  }
}

/** Notes how long a list has become, see size-note.ts; where its code cannot be fetched, the next one will. */
export const noteSize: Writing['noteSize'] = async (...given) => {
  const writing = await fetchWriting();
  if (writing.kind === 'ok') await writing.value.noteSize(...given);
};

/** Writes the last word on a row, see settle.ts. */
export const settleRow: Writing['settleRow'] = async (...given) => {
  const writing = await fetchWriting();
  return writing.kind === 'ok' ? writing.value.settleRow(...given) : writing;
};

const notFetched: Fault = {
  kind: 'offline',
  tell: 'There is no connection, so the change could not be sent.',
  mend: 'Check the connection. A change that the page shows as waiting is sent as soon as there is one.',
  code: 'not fetched',
};
