import { scopes, type Scope } from '../../src/registers/scopes.ts';

/** Calls of the product: "GET /sites/{site}/lists" to the names of the rights that allowed it. */
export type Called = Readonly<Record<string, readonly string[]>>;

/** A right as the records of a test run name it. */
export const rightName = ({ name, kind, askedBy }: Scope): string => `${name} (${kind}, ${askedBy})`;

/** The rights that we ask for and that no call of the run needed, as sentences. */
export function unusedRights(run: readonly Called[], asked: readonly Scope[] = scopes): string[] {
  const used = new Set(run.flatMap((called) => Object.values(called).flat()));
  return asked
    .map(rightName)
    .filter((name) => !used.has(name))
    .map((name) => `${name} is asked for, and no call of the run needed it.`);
}
