import { type Day } from '../words/day.ts';

/** How quantities of a measure are counted. */
export const unitKinds = [
  'fte',
  'weeks',
  'hours',
  'hoursXattendees',
  'gbp',
  'tonnes',
  'tco2e',
  'count',
  'percent',
  'text',
] as const;

/** One of the kinds of unit. */
export type UnitKind = (typeof unitKinds)[number];

/** What a supplier can promise and deliver, as the Measures register holds it. */
export type Measure = {
  /** The code that answers and commitments cite. */
  readonly ref: string;
  readonly title: string;
  /** The reference of its framework. */
  readonly framework: string;
  /** The reference of its theme. */
  readonly theme: string;
  readonly unitKind: UnitKind;
  /** The unit as people read it. */
  readonly unitLabel: string;
  /** Pounds a unit as an exact decimal; absent when the measure is only recorded. */
  readonly proxy?: string;
  /** Who published the proxy value, and when. */
  readonly proxySource?: string;
  /** The day whose figures the proxy value is. */
  readonly proxyAsAt?: Day;
  readonly recordOnly: boolean;
  /** Counts only where the benefit is felt in the area. */
  readonly localOnly: boolean;
  /** May be offered to schools, charities and community groups. */
  readonly communityExchange: boolean;
  /** Codes of measures that the same person or pound may also count under, separated by spaces. */
  readonly stacksWith: string;
  readonly active: boolean;
};

/** A framework of measures, as the Frameworks register holds it. */
export type Framework = {
  /** Name and version: "open@1". */
  readonly ref: string;
  readonly title: string;
  readonly publisher: string;
  readonly licence: 'OGL' | 'MIT' | 'CC-BY' | 'CC-BY-NC-ND' | 'council-own' | 'unknown';
  /** Otherwise exports leave out its text and proxy values. */
  readonly redistributable: boolean;
  readonly effectiveFrom: Day;
};
