import { unitKinds } from '../../domain/framework/measure.ts';
import { register } from '../declare.ts';

/** The themes that measures serve. */
export const themes = register({
  key: 'themes',
  list: 'Themes',
  about: 'The themes of social value.',
  site: 'open',
  columns: {
    title: { kind: 'text', label: 'Theme', about: 'The name that people read.', required: true },
    ref: {
      kind: 'text',
      label: 'Reference',
      about: 'theme-1 and so on.',
      required: true,
      unique: true,
      indexed: true,
    },
    order: { kind: 'count', label: 'Order', about: 'Its number.', required: true },
    objective: { kind: 'text', label: 'Objective', about: "The council's objective that it serves." },
    retiredOn: {
      kind: 'day',
      label: 'Retired',
      about: 'From this day it is no longer asked for; history stays.',
    },
  },
});

/** Frameworks of measures, with their licence. */
export const frameworks = register({
  key: 'frameworks',
  list: 'Frameworks',
  about: 'Frameworks of measures, with version and licence.',
  site: 'open',
  columns: {
    title: { kind: 'text', label: 'Framework', about: 'The name that people read.', required: true },
    ref: {
      kind: 'text',
      label: 'Reference',
      about: 'Name and version: open@1.',
      required: true,
      unique: true,
      indexed: true,
    },
    publisher: { kind: 'text', label: 'Publisher', about: 'Who publishes it.' },
    licence: {
      kind: 'choice',
      label: 'Licence',
      about: 'What may be done with its text and values.',
      required: true,
      choices: ['OGL', 'MIT', 'CC-BY', 'CC-BY-NC-ND', 'council-own', 'unknown'],
    },
    redistributable: {
      kind: 'yesNo',
      label: 'May be passed on',
      about: 'No: exports leave out its text and proxy values.',
    },
    effectiveFrom: { kind: 'day', label: 'From', about: 'The first day it is used.' },
  },
});

/** Measures: what a supplier can promise and deliver, with its unit. */
export const measures = register({
  key: 'measures',
  list: 'Measures',
  about: 'Measures with their units; a proxy value only where an open source gives one.',
  site: 'open',
  columns: {
    title: { kind: 'text', label: 'Measure', about: 'The wording.', required: true },
    ref: {
      kind: 'text',
      label: 'Code',
      about: 'The code that answers and commitments cite.',
      required: true,
      unique: true,
      indexed: true,
      longest: 40,
    },
    framework: {
      kind: 'ref',
      to: 'frameworks',
      label: 'Framework',
      about: 'The framework it belongs to.',
      required: true,
      indexed: true,
    },
    theme: {
      kind: 'ref',
      to: 'themes',
      label: 'Theme',
      about: 'The theme it serves.',
      required: true,
      indexed: true,
    },
    unitKind: {
      kind: 'choice',
      label: 'Kind of unit',
      about: 'How quantities are counted.',
      required: true,
      choices: unitKinds,
    },
    unitLabel: { kind: 'text', label: 'Unit', about: 'The unit as people read it.' },
    proxy: {
      kind: 'quantity',
      places: 4,
      label: 'Proxy value',
      about: 'Pounds per unit; empty when the measure is only recorded.',
    },
    proxySource: { kind: 'text', label: 'Source of the proxy value', about: 'Who published it, and when.' },
    proxyAsAt: {
      kind: 'day',
      label: 'Proxy value as at',
      about: 'The day as at which the proxy value holds; a year later a reminder comes.',
    },
    recordOnly: {
      kind: 'yesNo',
      label: 'Record only',
      about: 'Yes: it has no pounds and never enters a total.',
    },
    localOnly: {
      kind: 'yesNo',
      label: 'Local only',
      about: 'Yes: counts only where the benefit is felt in the area.',
    },
    stacksWith: {
      kind: 'text',
      label: 'May be counted together with',
      about: 'Codes of measures that the same person or pound may also count under.',
    },
    active: { kind: 'yesNo', label: 'In use', about: 'No: no longer offered.' },
  },
});
