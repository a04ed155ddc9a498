import type { Category, Stage } from '../../domain/contract/contract.ts';
import { type Day, addDays } from '../../domain/words/day.ts';
import { pounds } from '../../domain/words/money.ts';
import type { Example } from './people.ts';

type Line = readonly [
  title: string,
  service: string,
  category: Category,
  stage: Stage,
  /** In pounds without VAT; empty while it is unknown. */
  value: string,
  /** Days from today to the start and to the end; absent while they are unknown. */
  term: readonly [start: number, end: number] | undefined,
  suppliers: readonly number[],
];

// Of our own making, in the manner of a council's register. Suppliers are numbered, not named.
const lines: readonly Line[] = [
  ['Recruitment of temporary staff', 'Finance', 'services', 'awarded', '3400000', [-540, 555], [1, 2]],
  ['Highways maintenance', 'Highways', 'works', 'awarded', '118000000', [-600, 1220], [3, 4, 5]],
  ['Household waste recycling centres', 'Waste services', 'services', 'awarded', '61400000', [-590, 505], [14, 16]],
  ['School meals', 'Education', 'services', 'awarded', '22800000', [-480, 615], [8]],
  ['Street cleansing vehicles', 'Waste services', 'goods', 'awarded', '1850000', [-300, 795], [9]],
  ['Grounds maintenance', 'Property', 'services', 'awarded', '4200000', [-410, 685], [10]],
  ['Public health nursing', 'Public health', 'light touch', 'awarded', '36500000', [-450, 280], [11]],
  ['Library stock', 'Education', 'goods', 'awarded', '640000', [-200, 530], [12]],
  ['Translation and interpreting', 'Legal', 'services', 'awarded', '185000', [-330, 65], [13]],
  ['Winter gritting salt', 'Highways', 'goods', 'awarded', '92000', [-50, 130], [14]],
  ['Office cleaning', 'Property', 'services', 'awarded', '860000', [-700, 26], [15]],
  ['Home care, mid area', 'Adult social care', 'light touch', 'awarded', '74250000', [-510, 950], [6, 7]],
  ['Bus shelters', 'Highways', 'works', 'awarded', '730000', [-120, 610], [17]],
  ['Insurance', 'Finance', 'services', 'awarded', '1900000', [-600, 130], [18]],
  ['Special school building', 'Property', 'works', 'awarded', '27400000', [-420, 160], [19, 20]],
  ['Legal services panel', 'Legal', 'services', 'awarded', '480000', [-90, 860], [21, 22]],
  ['Pest control', 'Property', 'services', 'awarded', '24500', [-100, 265], [23]],
  ['Passenger lift maintenance', 'Property', 'services', 'pre-procurement', '215000', [120, 1215], []],
  ['Food waste collection', 'Waste services', 'services', 'pipeline', '9300000', [300, 2125], []],
  ['Park benches', 'Property', 'goods', 'pre-procurement', '18000', undefined, []],
  ['Short breaks for carers', 'Adult social care', 'light touch', 'open', '', undefined, []],
]; // prettier-ignore

/** References by title, so that other examples can name a contract. */
export const refOf = (title: string): string => {
  const index = lines.findIndex(([name]) => name === title);
  if (index < 0) throw new Error(`No example contract ${title}`);
  return reference('C', index + 1);
};

const reference = (prefix: string, number: number) => `${prefix}-${String(number).padStart(4, '0')}`;
const supplierCount = Math.max(...lines.flatMap((line) => line[6]));

/** The example contracts, dated around today. */
export function contractRows(today: Day, domain: string): readonly Example<'contracts'>[] {
  return lines.map(([title, service, category, stage, value, term], index) => ({
    clientKey: `example/contract/${index + 1}`,
    values: {
      title,
      ref: reference('C', index + 1),
      service,
      category,
      stage,
      ...(value === '' ? { toComplete: 'value' } : { value: pounds(value), valueIncludesVat: false }),
      ...(term ? { start: addDays(today, term[0]), end: addDays(today, term[1]) } : {}),
      ...(stage === 'awarded' && term ? { awarded: addDays(today, term[0] - 45) } : {}),
      ...(title === 'Insurance'
        ? { exemptReason: 'Bought through a pool of councils; the pool reports social value.' }
        : {}),
      ...(service === 'Waste services' ? { contractManager: `contract-manager@${domain}` } : {}),
      ...(title === 'Grounds maintenance' ? { owner: `leaver@${domain}` } : ownerOf(service, domain)),
      sourceSystem: 'Example',
    },
  }));
}

function ownerOf(service: string, domain: string): { owner?: string } {
  if (service === 'Waste services') return { owner: `officer-waste@${domain}` };
  if (service === 'Property') return { owner: `officer-property@${domain}` };
  return {};
}

const sizes = ['small', 'medium', 'large', 'micro'] as const;

/** The suppliers of the example contracts, without real names. */
export function supplierRows(): readonly Example<'suppliers'>[] {
  return Array.from({ length: supplierCount }, (_, index) => ({
    clientKey: `example/supplier/${index + 1}`,
    values: {
      title: `Supplier ${String(index + 1).padStart(3, '0')}`,
      ref: reference('S', index + 1),
      size: sizes[index % sizes.length] ?? 'small',
      vcse: index % 7 === 5,
    },
  }));
}

/** Who supplies what; the first named is the prime supplier. */
export function contractSupplierRows(): readonly Example<'contractSuppliers'>[] {
  return lines.flatMap(([title, , , , , , suppliers], index) =>
    suppliers.map((supplier, place) => ({
      clientKey: `example/contract-supplier/${index + 1}/${supplier}`,
      values: {
        title: `${title}, Supplier ${String(supplier).padStart(3, '0')}`,
        contract: reference('C', index + 1),
        supplier: reference('S', supplier),
        role: place === 0 ? ('prime' as const) : ('subcontractor' as const),
      },
    })),
  );
}
