import { register } from '../../declare.ts';
import { auditHash, auditSeq, bid, tender, title } from './columns.ts';

/** Assessment summaries as they were issued. */
export const summaries = register({
  key: 'summaries',
  list: 'AssessmentSummaries',
  about: 'Assessment summaries as they were issued, each with the head of the audit at that time.',
  site: 'evaluations',
  appendOnly: true,
  columns: {
    title,
    tender,
    bid,
    version: {
      kind: 'count',
      label: 'Result',
      about: 'The version of the result that it tells.',
      required: true,
    },
    hash: { kind: 'text', label: 'SHA-256', about: 'Of the summary as HTML.', required: true, longest: 64 },
    issuedOn: { kind: 'day', label: 'Issued', about: 'The day on which it went out.', required: true },
    auditSeq,
    auditHash,
  },
});
