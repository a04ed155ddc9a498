import { capital } from '../domain/words/capital.ts';
import type { Day } from '../domain/words/day.ts';
import type { Pence } from '../domain/words/money.ts';

/** What every column may say of itself. */
type Common = {
  /** The label people read in SharePoint and in forms. */
  readonly label: string;
  /** What it is for, in one sentence; goes to SharePoint, the form and the documentation. */
  readonly about: string;
  readonly required?: true;
  /** Filtered or sorted on: SharePoint then keeps an index. */
  readonly indexed?: true;
  /** No two rows may have the same value; always indexed. */
  readonly unique?: true;
  /** The schema version in which the column appeared. */
  readonly since?: number;
};

/** A column as it is declared: one of these kinds decides type on the wire, form field and documentation. */
export type Column =
  | (Common & { readonly kind: 'text'; readonly longest?: number })
  | (Common & { readonly kind: 'note' })
  | (Common & { readonly kind: 'choice'; readonly choices: readonly string[] })
  | (Common & { readonly kind: 'choices'; readonly choices: readonly string[] })
  | (Common & { readonly kind: 'count' }) // a whole number, a JavaScript number
  | (Common & { readonly kind: 'quantity'; readonly places: number }) // an exact decimal, as text: "2.5"
  | (Common & { readonly kind: 'money' }) // pounds with two places on the wire, whole pence here
  | (Common & { readonly kind: 'day' }) // a date-only column, written at noon UTC so that no zone shifts it
  | (Common & { readonly kind: 'yesNo' })
  | (Common & { readonly kind: 'person' }) // a user principal name in lower case, as text
  | (Common & { readonly kind: 'ref'; readonly to: string }); // the `ref` of a row of another register, as text

type ValueOf<C> = C extends { kind: 'choice'; choices: readonly (infer T)[] }
  ? T
  : C extends { kind: 'choices'; choices: readonly (infer T)[] }
    ? readonly T[]
    : C extends { kind: 'count' }
      ? number
      : C extends { kind: 'money' }
        ? Pence
        : C extends { kind: 'day' }
          ? Day
          : C extends { kind: 'yesNo' }
            ? boolean
            : string;

type RequiredKeys<Cs> = { [K in keyof Cs]: Cs[K] extends { required: true } ? K : never }[keyof Cs];

/** A register, declared once: the list, the type, the form's rules and the documentation come from it. */
export type Declaration<Cs extends Readonly<Record<string, Column>> = Readonly<Record<string, Column>>> = {
  /** The key under which code finds it: "contracts". */
  readonly key: string;
  /** The list's name in SharePoint: "Contracts". */
  readonly list: string;
  readonly about: string;
  readonly site: 'open' | 'evaluations';
  readonly documentLibrary?: true; // rows are files
  /** The prefix of its rows' references: "C" gives C-0001. */
  readonly prefix?: string;
  /** Rows may be added, never changed: who did what is what the server says. */
  readonly appendOnly?: true;
  readonly since?: number;
  readonly columns: Cs;
};

/** The values of one row, by column key. A column that is not required may be absent. */
export type Values<D> =
  D extends Declaration<infer Cs>
    ? { readonly [K in RequiredKeys<Cs>]: ValueOf<Cs[K]> } & {
        readonly [K in Exclude<keyof Cs, RequiredKeys<Cs>>]?: ValueOf<Cs[K]>;
      }
    : never;

/** Declares a register; the literal types of its columns are kept. */
export function register<const Cs extends Readonly<Record<string, Column>>>(
  declaration: Declaration<Cs>,
): Declaration<Cs> {
  return declaration;
}

/** The column's internal name in SharePoint: the key with a capital, plain ASCII, at most 32 characters. */
export function wireName(key: string): string {
  return capital(key);
}

/** Columns that every list has beside its own; the registers fill them, people need not. */
export const ownColumns = {
  clientKey: {
    kind: 'text',
    label: 'Client key',
    about: 'A key made by the client, so that a repeated create is the same row.',
    required: true,
    unique: true,
    indexed: true,
  },
  bucket: {
    kind: 'count',
    label: 'Bucket',
    about: 'A number that rises with each row, so that a long list can be read in equal ranges.',
    required: true,
    indexed: true,
  },
} as const satisfies Readonly<Record<string, Column>>;
