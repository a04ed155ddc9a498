import type { Facts } from './facts.ts';
import type { Question } from './question.ts';
import { lowValueQuestions } from './questions/low-value/index.ts';
import { preProcurementQuestions } from './questions/pre-procurement/index.ts';
import { reviewQuestions } from './questions/review/index.ts';

/** A kind of checklist. */
export type Kind = {
  readonly key: 'low-value-purchase' | 'pre-procurement' | 'contract-review';
  readonly name: string;
  /** Rises with every change of a question. */
  readonly version: number;
  /** When it applies, for people. */
  readonly about: string;
  /** Working days from the start to the day it is due. */
  readonly workingDays: number;
  /** The words that the submitter confirms, where the law asks for a day. */
  readonly attestation?: string;
  readonly questions: readonly Question[];
};

/** The kinds of checklist. */
export const kinds: readonly Kind[] = [
  {
    key: 'low-value-purchase',
    name: 'Low-value purchase',
    version: 1,
    about: 'Purchases below £30,000. Seven questions, about five minutes.',
    workingDays: 5,
    questions: lowValueQuestions,
  },
  {
    key: 'pre-procurement',
    name: 'Pre-procurement considerations',
    version: 1,
    about: 'Procurements from £30,000, before the first notice. Above £100,000 every theme is asked.',
    workingDays: 10,
    attestation: 'These answers were written before the first notice of this procurement',
    questions: preProcurementQuestions,
  },
  {
    key: 'contract-review',
    name: 'Existing contract review',
    version: 1,
    about: 'Contracts that run: what was delivered, what to improve, what to ask for next time.',
    workingDays: 20,
    questions: reviewQuestions,
  },
];

/** The reference under which a kind and its version are stored: "pre-procurement@1". */
export function templateOf(kind: Kind): string {
  return `${kind.key}@${kind.version}`;
}

/** The kind that a stored reference names, whatever its version; undefined when there is none. */
export function kindOf(template: string): Kind | undefined {
  const key = template.split('@')[0];
  return kinds.find((kind) => kind.key === key);
}

/** Which checklist a contract needs by its stage and size, or why it needs none. */
export function kindFor(
  facts: Facts,
): { readonly kind: Kind } | { readonly kind?: never; readonly why: string } {
  const find = (key: Kind['key']): { readonly kind: Kind } => {
    const kind = kinds.find((one) => one.key === key);
    if (!kind) throw new Error(`No checklist ${key}`);
    return { kind };
  };
  switch (facts.stage) {
    case 'withdrawn':
      return { why: 'No checklist applies: the procurement was withdrawn.' };
    case 'closed without award':
      return { why: 'No checklist applies: the procurement closed without an award.' };
    case 'awarded':
      return find('contract-review');
    case 'pipeline':
    case 'pre-procurement':
    case 'open':
      return find(facts.tier === 'low' ? 'low-value-purchase' : 'pre-procurement');
  }
}
