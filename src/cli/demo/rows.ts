import { addDays, type Day, day } from '../../domain/words/day.ts';
import { pounds } from '../../domain/words/money.ts';
import type { Values } from '../../registers/declare.ts';
import type { Declarations } from '../../registers/lists/index.ts';

type Contract = Values<Declarations['contracts']>;
type RoleValues = Values<Declarations['roles']>;

/** Who is what on the local tenant: the account's name before @council.example, role, service, and last day. */
const held: readonly (readonly [name: string, role: RoleValues['role'], service?: string, to?: string])[] = [
  ['officer-waste', 'officer', 'Waste services'],
  ['officer-property', 'officer', 'Property'],
  ['officer-property', 'officer', 'Highways'],
  ['procurement', 'procurement lead'],
  ['sv-lead', 'social value lead'],
  ['contract-manager', 'contract manager', 'Waste services'],
  ['head-waste', 'head of service', 'Waste services'],
  ['head-property', 'head of service', 'Property'],
  ['head-property', 'head of service', 'Highways'],
  ['evaluator-1', 'evaluator'],
  ['evaluator-2', 'evaluator'],
  ['evaluator-3', 'evaluator'],
  ['chair', 'chair'],
  ['director', 'director'],
  ['auditor', 'auditor'],
  ['it-admin', 'admin'],
  ['leaver', 'officer', 'Property', '2026-09-30'],
];

/** Roles for the people of the local directory. */
export function roleRows(idOf: (upn: string) => string): readonly RoleValues[] {
  return held.map(([name, role, service, to]) => {
    const person = `${name}@council.example`;
    return {
      title: `${name}, ${role}${service === undefined ? '' : `, ${service}`}`,
      person,
      personId: idOf(person),
      role,
      from: day('2024-04-01'),
      ...(service === undefined ? {} : { service }),
      ...(to === undefined ? {} : { to: day(to) }),
    };
  });
}

type Line = readonly [
  title: string,
  service: string,
  value: string,
  category: NonNullable<Contract['category']>,
  ends: number,
  stage: Contract['stage'],
  suppliers: number,
];

// Days until the end are counted from today, so that a fresh start always has something late, due and far off.
const lines: readonly Line[] = [
  ['Highways maintenance', 'Highways', '118000000', 'works', 1226, 'awarded', 12],
  ['Home care, mid area', 'Adult social care', '74250000', 'light touch', 952, 'awarded', 35],
  ['Household waste recycling centres', 'Waste services', '61400000', 'services', 496, 'awarded', 3],
  ['Public health nursing', 'Public health', '36500000', 'light touch', 283, 'awarded', 1],
  ['Special school building', 'Property', '27400000', 'works', 160, 'awarded', 7],
  ['School meals', 'Education', '22800000', 'services', 617, 'awarded', 1],
  ['Refuse vehicles', 'Waste services', '4150000', 'goods', 820, 'awarded', 2],
  ['Insurance', 'Finance', '1900000', 'services', 130, 'awarded', 1],
  ['Street lighting energy', 'Highways', '1240000', 'goods', 410, 'awarded', 1],
  ['Legal services panel', 'Legal', '480000', 'services', 860, 'awarded', 5],
  ['Passenger lift maintenance', 'Property', '215000', 'services', 680, 'awarded', 1],
  ['Garden waste sacks', 'Waste services', '142000', 'goods', 250, 'awarded', 1],
  ['Cleaning of civic offices', 'Property', '96000', 'services', 75, 'awarded', 1],
  ['Occupational health', 'Finance', '88000', 'services', 540, 'awarded', 1],
  ['Playground repairs', 'Property', '47500', 'works', 200, 'awarded', 1],
  ['Recycling leaflets', 'Waste services', '18400', 'goods', 60, 'awarded', 1],
  ['Fire alarm testing', 'Property', '12900', 'services', 330, 'awarded', 1],
  ['Household waste collection from 2028', 'Waste services', '52000000', 'services', 3200, 'pipeline', 0],
  ['Electric vehicle charging points', 'Highways', '640000', 'works', 1400, 'pre-procurement', 0],
  ['Temporary accommodation', 'Adult social care', '3300000', 'light touch', 1100, 'open', 0],
  ['Archive storage', 'Legal', '61000', 'services', 900, 'closed without award', 0],
];

const managers: Readonly<Record<string, string>> = {
  'Waste services': 'contract-manager@council.example',
  Property: 'officer-property@council.example',
  Highways: 'officer-property@council.example',
};

/** The contracts that a fresh local tenant holds, each with the numbers of its suppliers. */
export function contractRows(today: Day): readonly { values: Contract; suppliers: readonly number[] }[] {
  let used = 0;
  return lines.map(([title, service, value, category, ends, stage, count], index) => {
    const end = addDays(today, ends);
    const manager = managers[service];
    const suppliers = Array.from({ length: count }, (_, step) => used + step + 1);
    used += count;
    const values: Contract = {
      title,
      ref: `C-${String(index + 1).padStart(4, '0')}`,
      service,
      stage,
      category,
      value: pounds(value),
      valueIncludesVat: false,
      start: addDays(end, -1460),
      end,
      sourceSystem: 'Sample',
      ...(manager === undefined ? {} : { contractManager: manager, owner: manager }),
    };
    return { values, suppliers };
  });
}
