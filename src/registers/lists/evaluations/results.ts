import { register } from '../../declare.ts';
import { auditHash, auditSeq, round, tender, title } from './columns.ts';

/** Results as they were calculated, each with the hash of everything that went in. */
export const results = register({
  key: 'results',
  list: 'Results',
  about:
    'Results as they were calculated, with the hash of everything that went in and the head of the audit.',
  site: 'evaluations',
  appendOnly: true,
  columns: {
    title,
    tender,
    round,
    version: { kind: 'count', label: 'Version', about: 'The last one counts; all stay.', required: true },
    inputHash: {
      kind: 'text',
      label: 'Input SHA-256',
      about: 'Of the tender file: method, bids, lines, consensus scores, prices.',
      required: true,
      longest: 64,
    },
    resultHash: {
      kind: 'text',
      label: 'Result SHA-256',
      about: 'Of the result file.',
      required: true,
      longest: 64,
    },
    engine: {
      kind: 'text',
      label: 'Engine',
      about: 'The version of the rules.',
      required: true,
      longest: 20,
    },
    methodHash: { kind: 'text', label: 'Method', about: 'The frozen method.', required: true, longest: 64 },
    auditSeq,
    auditHash,
    warnings: { kind: 'note', label: 'Warnings', about: 'One a line: what to look at before relying on it.' },
  },
});
