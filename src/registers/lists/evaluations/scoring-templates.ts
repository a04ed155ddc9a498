import { register } from '../../declare.ts';
import { title } from './columns.ts';

/** The council's approved scoring levels for social value. */
export const scoringTemplates = register({
  key: 'scoringTemplates',
  list: 'ScoringTemplates',
  about:
    'The council’s approved scoring levels; a tender that departs from one needs an approver and a reason.',
  site: 'evaluations',
  columns: {
    title,
    ref: {
      kind: 'text',
      label: 'Reference',
      about: 'Name and version: services@1.',
      required: true,
      unique: true,
      indexed: true,
      longest: 60,
    },
    category: {
      kind: 'choice',
      label: 'Category',
      about: 'Empty: every category.',
      choices: ['goods', 'services', 'works'],
    },
    weight: {
      kind: 'quantity',
      places: 4,
      label: 'Weight of social value',
      about: 'All marks for social value, of 100.',
      required: true,
    },
    measuredWeight: {
      kind: 'quantity',
      places: 4,
      label: 'Measured in money',
      about: 'The part of these marks that is measured in money.',
      required: true,
    },
    formula: {
      kind: 'choice',
      label: 'Formula',
      about: 'How measured social value is marked.',
      required: true,
      choices: ['relative-to-target', 'relative-to-highest-value', 'relative-to-highest-rate'],
    },
    targetRate: { kind: 'quantity', places: 4, label: 'Target', about: 'The rate that earns full marks.' },
    minimumRate: { kind: 'quantity', places: 4, label: 'Minimum rate', about: 'A lower rate fails.' },
    approver: { kind: 'person', label: 'Approved by', about: 'Who approved the level.', required: true },
    status: {
      kind: 'choice',
      label: 'Status',
      about: 'Whether new tenders may follow it.',
      required: true,
      choices: ['approved', 'superseded'],
    },
  },
});
