import { register } from '../declare.ts';
import { ownRef } from './columns.ts';

/** Contracts and planned procurements of the council, one row each. */
export const contracts = register({
  key: 'contracts',
  list: 'Contracts',
  about: 'Contracts and planned procurements, one row each.',
  site: 'open',
  prefix: 'C',
  columns: {
    title: {
      kind: 'text',
      label: 'Contract',
      about: 'What is bought, in the words of the service.',
      required: true,
    },
    ref: ownRef,
    service: {
      kind: 'text',
      label: 'Service',
      about: 'The service that runs the contract.',
      indexed: true,
      longest: 100,
    },
    stage: {
      kind: 'choice',
      label: 'Stage',
      about: 'Where the procurement stands; only awarded rows count as contracts.',
      required: true,
      indexed: true,
      choices: ['pipeline', 'pre-procurement', 'open', 'closed without award', 'awarded', 'withdrawn'],
    },
    category: {
      kind: 'choice',
      label: 'Category',
      about: 'Decides which legal threshold applies.',
      choices: ['goods', 'services', 'works', 'light touch'],
    },
    description: { kind: 'note', label: 'Description', about: 'What the contract covers.' },
    value: {
      kind: 'money',
      label: 'Value',
      about:
        'The whole value over the term in pounds, without VAT unless the next column says otherwise. Empty when unknown.',
    },
    valueIncludesVat: {
      kind: 'yesNo',
      label: 'Value includes VAT',
      about: 'Yes when the value contains VAT.',
    },
    estimate: {
      kind: 'money',
      label: 'Estimate',
      about: 'The value that was estimated or tendered, in pounds.',
    },
    start: { kind: 'day', label: 'Starts', about: 'The first day of the contract.' },
    end: { kind: 'day', label: 'Ends', about: 'The last day of the contract.', indexed: true },
    extensionEnd: {
      kind: 'day',
      label: 'Ends if extended',
      about: 'The last day when every extension is used.',
    },
    awarded: { kind: 'day', label: 'Awarded', about: 'The day of the award.' },
    published: {
      kind: 'day',
      label: 'First notice',
      about: 'The day on which the first notice was published.',
    },
    cpv: {
      kind: 'text',
      label: 'CPV codes',
      about: 'Common procurement vocabulary codes, separated by spaces.',
    },
    contractManager: {
      kind: 'person',
      label: 'Contract manager',
      about: 'Who runs the contract.',
      indexed: true,
    },
    owner: { kind: 'person', label: 'Owner', about: 'The officer responsible for the row.', indexed: true },
    toComplete: {
      kind: 'text',
      label: 'To complete',
      about: 'What is still missing in this row, in words; empty when nothing is.',
    },
    exemptReason: {
      kind: 'note',
      label: 'Reason for exemption',
      about: 'Why no social value is recorded for this contract.',
    },
    sourceSystem: { kind: 'text', label: 'Source', about: 'The file or system that the row came from.' },
    sourceKey: {
      kind: 'text',
      label: 'Source key',
      about: 'The row key in that file, so that a second import finds the row again.',
      indexed: true,
    },
    link: { kind: 'text', label: 'Notice', about: 'The address of the published notice.' },
  },
});
