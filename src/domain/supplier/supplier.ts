/** Micro, small and medium make an SME: fewer than 250 staff, and turnover or balance sheet below the UK limits. */
export const supplierSizes = ['micro', 'small', 'medium', 'large', 'SME'] as const;

/** One of the sizes. */
export type SupplierSize = (typeof supplierSizes)[number];

/** A supplier, as the council's register holds it. What is not known is absent. */
export type Supplier = {
  /** Our own stable reference ("S-0014"). */
  readonly ref: string;
  /** The name as it stands in the contract. */
  readonly title: string;
  /** At Companies House, eight characters ("01234567", "SC123456"). */
  readonly companyNumber?: string | undefined;
  readonly size?: SupplierSize | undefined;
  /** Voluntary, community or social enterprise. */
  readonly vcse?: boolean | undefined;
};

const forms: readonly [RegExp, string][] = [
  [/\bpublic limited company\b/g, 'plc'],
  [/\blimited liability partnership\b/g, 'llp'],
  [/\bcommunity interest company\b/g, 'cic'],
  [/\blimited\b/g, 'ltd'],
  [/\bcompany\b/g, 'co'],
  [/\band\b/g, '&'],
];

/**
 * A supplier's name without what people write differently: "Smith Ltd." and "SMITH LIMITED" give the same key.
 * The legal form stays, as Smith Ltd and Smith LLP are two.
 */
export function supplierKey(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’`.]/g, '')
    .replace(/[^\p{L}\p{N}&]+/gu, ' ')
    .trim();
  const shortened = forms.reduce((text, [pattern, short]) => text.replace(pattern, short), plain);
  return shortened
    .replace(/\s*&\s*/g, ' & ')
    .replace(/^the /, '')
    .trim();
}

/** Groups of names that seem to be one supplier written in different ways. */
export function supplierTwins(names: readonly string[]): readonly (readonly string[])[] {
  const groups = new Map<string, Set<string>>();
  for (const name of names) {
    const key = supplierKey(name);
    groups.set(key, (groups.get(key) ?? new Set()).add(name));
  }
  return [...groups.values()].filter((group) => group.size > 1).map((group) => [...group].sort());
}
