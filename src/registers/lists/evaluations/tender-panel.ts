import { register } from '../../declare.ts';
import { person } from '../columns.ts';
import { tender, title } from './columns.ts';

/** Who evaluates which tender. */
export const tenderPanel = register({
  key: 'tenderPanel',
  list: 'TenderPanel',
  about: 'Who evaluates which tender.',
  site: 'evaluations',
  columns: {
    title,
    tender,
    person,
    personId: {
      kind: 'text',
      label: 'Entra id',
      about: 'The object id, which locks and reveals are checked against.',
      required: true,
      longest: 40,
    },
    name: { kind: 'text', label: 'Name', about: 'The name as the directory has it.' },
  },
});
