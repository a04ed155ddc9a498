// Columns that several registers of a tender have, each with the same meaning.

/** The tender that a row belongs to. */
export const tender = {
  kind: 'ref',
  to: 'tenders',
  label: 'Tender',
  about: 'The tender it belongs to.',
  required: true,
  indexed: true,
} as const;

/** A line for people who read the list; never anything of a score or a price. */
export const title = {
  kind: 'text',
  label: 'Title',
  about: 'What the row is, for readers.',
  required: true,
} as const;

/** The letter or name under which the tender knows a bid. */
export const bid = {
  kind: 'text',
  label: 'Bid',
  about: 'The id of the bid within the tender.',
  required: true,
  indexed: true,
  longest: 40,
} as const;

/** How often scoring was opened for the tender: 1, then one more for each time it was reopened. */
export const round = {
  kind: 'count',
  label: 'Round',
  about: '1 for the first scoring, one more each time scoring is reopened.',
  required: true,
} as const;

/** The id of a criterion or question of the method. */
export const criterion = {
  kind: 'text',
  label: 'Criterion',
  about: 'The id of the question or criterion in the method.',
  required: true,
  longest: 80,
} as const;

/** Whose score it is. */
export const evaluator = {
  kind: 'text',
  label: 'Evaluator’s id',
  about: 'Must be who made the row.',
  required: true,
  indexed: true,
  longest: 40,
} as const;

/** The number of the last audit event before the row was made. */
export const auditSeq = {
  kind: 'count',
  label: 'Audit event',
  about: 'The last audit event before it.',
  required: true,
} as const;

/** The hash of that event. */
export const auditHash = {
  kind: 'text',
  label: 'Audit head',
  about: 'The hash of that event: it anchors the audit.',
  required: true,
  longest: 64,
} as const;
