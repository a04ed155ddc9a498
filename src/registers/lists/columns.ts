// Columns that several registers have, each with the same meaning.
import { tenderStages } from '../../domain/tender/stages.ts';

/** The reference that the product gives a row. */
export const ownRef = {
  kind: 'text',
  label: 'Reference',
  about: 'Our own stable reference.',
  required: true,
  unique: true,
  indexed: true,
  longest: 40,
} as const;

/** The reference under which both sites know a tender. */
export const tenderRef = { ...ownRef, about: 'The tender’s own stable reference.' } as const;

/** The service that a tender is for. */
export const buyer = {
  kind: 'text',
  label: 'Service',
  about: 'The service that buys.',
  longest: 100,
  indexed: true,
} as const;

/** Where a tender is on its way. */
export const tenderStage = {
  kind: 'choice',
  label: 'Stage',
  about: 'Where the tender is on its way.',
  required: true,
  indexed: true,
  choices: tenderStages,
} as const;

/** Somebody of the directory, by user principal name. */
export const person = {
  kind: 'person',
  label: 'Person',
  about: 'The user principal name.',
  required: true,
  indexed: true,
} as const;
