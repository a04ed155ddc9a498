import type { Outcome } from '../../src/domain/words/outcome.ts';
import type { Checked } from '../../src/domain/words/problem.ts';
import type { Done } from '../../src/registers/tender/index.ts';

/** The value of what went well; anything else fails the test with what it says. */
export function good<T>(outcome: Done<T> | Outcome<T> | Checked<T>): T {
  if (outcome.kind === 'done' || outcome.kind === 'ok') return outcome.value;
  throw new Error(JSON.stringify(outcome));
}
