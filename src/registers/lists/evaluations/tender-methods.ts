import { register } from '../../declare.ts';
import { tender, title } from './columns.ts';

/** Methods as they were frozen: the first at publication, each later one with a reason. */
export const tenderMethods = register({
  key: 'tenderMethods',
  list: 'TenderMethods',
  about: 'Methods as they were frozen with a hash: the first at publication, each later one with a reason.',
  site: 'evaluations',
  appendOnly: true,
  columns: {
    title,
    tender,
    version: { kind: 'count', label: 'Version', about: '1 for the published method.', required: true },
    hash: {
      kind: 'text',
      label: 'SHA-256',
      about: 'Of the method’s text; locked scores name it.',
      required: true,
      longest: 64,
    },
    text: {
      kind: 'note',
      label: 'Method',
      about: 'The method as canonical JSON: a tender file without bids.',
      required: true,
    },
    published: {
      kind: 'note',
      label: 'Words and measures',
      about: 'Published words, scales and measures with their values, as canonical JSON.',
      required: true,
    },
    publishedHash: {
      kind: 'text',
      label: 'SHA-256 of words and measures',
      about: 'Of the text beside it.',
      required: true,
      longest: 64,
    },
    approver: { kind: 'person', label: 'Approver', about: 'Who approved the method.', required: true },
    reason: { kind: 'note', label: 'Reason', about: 'Why it was changed; empty for the first version.' },
  },
});
