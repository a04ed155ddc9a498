import { type Day, day } from '../../words/day.ts';
import type { Framework, Measure, UnitKind } from '../measure.ts';

/** Measures in our own words, at least one for each theme; no text or value of anybody else's framework. */
export const openFramework: Framework = {
  ref: 'open@1',
  title: 'Open starter measures',
  publisher: 'Good Measure',
  licence: 'MIT',
  redistributable: true,
  effectiveFrom: day('2026-01-01'),
};

type Proxy = { readonly proxy: string; readonly proxySource: string; readonly proxyAsAt: Day };

// The only two that have an open value in pounds. Whatever a council spends or is given is an input, not a value:
// counting it at £1 would let a supplier's ordinary trade outweigh everything else.
const proxies: Readonly<Record<string, Proxy>> = {
  OM15: {
    proxy: '1',
    proxySource:
      'The uplift itself, in pounds: hours paid times the Real Living Wage (Living Wage Foundation, 22 October 2025: £13.45, in London £14.80) less the National Living Wage. The council confirms the second.',
    proxyAsAt: day('2025-10-22'),
  },
  OM23: {
    proxy: '277.22',
    proxySource:
      'Department for Energy Security and Net Zero, data tables 1 to 19, Table 3, November 2023: central carbon value of 2026, 2022 prices. Open Government Licence v3.0.',
    proxyAsAt: day('2023-11-30'),
  },
};

type Line = readonly [theme: number, title: string, unitKind: UnitKind, unitLabel: string, marks?: string];

// Marks: local = counts only where the benefit is felt in the area; community = may be offered to schools and
// community groups; with … = the same person may be counted under these too.
const lines: readonly Line[] = [
  [1, 'Local residents employed on the contract', 'fte', 'FTE', 'local'],
  [1, 'Share of the contract workforce who are local residents', 'percent', '%', 'local'],
  [2, 'Jobs for people unemployed for a year or more', 'fte', 'FTE', 'local|with OM01'],
  [2, 'Jobs for care leavers', 'fte', 'FTE', 'local|with OM01'],
  [2, 'Jobs for disabled people', 'fte', 'FTE', 'local|with OM01'],
  [2, 'Jobs for young people with an offending history who are in rehabilitation', 'fte', 'FTE', 'local|with OM01'],
  [2, 'Jobs for people not in education, employment or training', 'fte', 'FTE', 'local|with OM01'],
  [3, 'Accredited training completed or supported on the contract', 'weeks', 'weeks'],
  [3, 'Apprenticeship weeks provided on the contract', 'weeks', 'weeks'],
  [4, 'Paid placements of six weeks or longer for young people', 'weeks', 'weeks', 'local'],
  [4, 'Career sessions for pupils and students', 'hoursXattendees', 'attendee hours', 'local|community'],
  [5, 'Contract spend with micro and small businesses in the area', 'gbp', '£', 'local'],
  [5, 'Meet-the-buyer events held for local businesses', 'count', 'events', 'local'],
  [6, 'Workers on the contract with access to a wellbeing programme', 'count', 'people'],
  [7, 'Real Living Wage uplift paid above the National Living Wage', 'gbp', '£ per year'],
  [7, 'Actions to widen recruitment from under-represented groups', 'text', 'description'],
  [8, 'Supply-chain tiers checked for modern slavery risk', 'percent', '% of tier-one spend'],
  [9, 'Suppliers on the contract holding current Cyber Essentials', 'percent', '% of suppliers'],
  [10, 'Contract spend with suppliers in the local area', 'gbp', '£'],
  [10, 'Contract spend with voluntary, community and social enterprises', 'gbp', '£'],
  [11, 'Volunteer time given to local community groups', 'hours', 'hours', 'local|community'],
  [11, 'Goods, equipment or venue use donated locally', 'gbp', '£', 'local|community'],
  [12, 'Greenhouse gas emissions avoided against an agreed baseline', 'tco2e', 'tCO2e'],
  [13, 'Contract miles driven by zero-emission vehicles', 'percent', '% of miles'],
  [13, 'Diesel vehicle miles removed from the contract', 'count', 'miles'],
  [14, 'Habitat created or improved', 'count', 'hectares'],
  [15, 'Waste reused instead of recycled or discarded', 'tonnes', 'tonnes'],
  [16, 'Sub-contracts with a sustainability requirement', 'percent', '% of sub-contracts'],
  [16, 'Products bought through a joint sustainable purchase', 'gbp', '£'],
  [17, 'Support to communities recovering from Covid-19', 'hours', 'hours', 'community'],
]; // prettier-ignore

/** The 30 open measures, OM01 to OM30. */
export const openMeasures: readonly Measure[] = lines.map(
  ([theme, title, unitKind, unitLabel, marks = ''], index) => {
    const ref = `OM${String(index + 1).padStart(2, '0')}`;
    const told = marks.split('|');
    const proxy = proxies[ref];
    return {
      ref,
      title,
      framework: openFramework.ref,
      theme: `theme-${theme}`,
      unitKind,
      unitLabel,
      ...proxy,
      recordOnly: proxy === undefined,
      localOnly: told.includes('local'),
      communityExchange: told.includes('community'),
      stacksWith: told.find((mark) => mark.startsWith('with '))?.slice(5) ?? '',
      active: true,
    };
  },
);
