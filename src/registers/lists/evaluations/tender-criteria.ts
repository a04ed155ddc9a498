import { register } from '../../declare.ts';
import { tender, title } from './columns.ts';

/** Award criteria and their questions: what is weighed, how, and in which words bidders were told. */
export const tenderCriteria = register({
  key: 'tenderCriteria',
  list: 'TenderCriteria',
  about: 'Award criteria and their questions: what is weighed, how, and in which words bidders were told.',
  site: 'evaluations',
  columns: {
    title,
    tender,
    key: {
      kind: 'text',
      label: 'Key',
      about: 'The id in the method; unique within the tender.',
      required: true,
      longest: 80,
    },
    parent: {
      kind: 'text',
      label: 'Criterion',
      about: 'The id of the criterion that a question belongs to; empty for a criterion.',
      longest: 80,
    },
    order: { kind: 'count', label: 'Order', about: 'The place in the published order.', required: true },
    kind: {
      kind: 'choice',
      label: 'Kind',
      about: 'What it is.',
      required: true,
      choices: ['price', 'qualitative', 'social-value', 'question'],
    },
    weight: {
      kind: 'quantity',
      places: 15,
      label: 'Weight',
      about: 'Marks of 100; of a question, percent of its criterion.',
      required: true,
    },
    formula: { kind: 'text', label: 'Formula', about: 'How marks are worked out.', longest: 60 },
    targetRate: { kind: 'quantity', places: 15, label: 'Target', about: 'The rate that earns full marks.' },
    denominator: {
      kind: 'choice',
      label: 'Rate of',
      about: 'What social value is a rate of.',
      choices: ['estimate', 'price'],
    },
    minimumRate: { kind: 'quantity', places: 15, label: 'Minimum rate', about: 'A lower rate fails.' },
    scaleMax: { kind: 'quantity', places: 15, label: 'Highest score', about: 'The top of the scale from 0.' },
    minimum: { kind: 'quantity', places: 15, label: 'Minimum score', about: 'A lower score fails.' },
    howAssessed: { kind: 'note', label: 'How assessed', about: 'As published.' },
    descriptors: {
      kind: 'note',
      label: 'Scores and their meaning',
      about: 'One line for each score: the score, a colon, and what it means.',
    },
    socialValue: {
      kind: 'yesNo',
      label: 'Social value',
      about: 'Whether a described criterion counts towards the weight of social value.',
    },
  },
});
