import { type ImportCheck, type Accepted, rowKey } from '../../domain/import/check.ts';
import { type ImportedValues, differenceTo, imported } from '../../domain/import/difference.ts';
import type { ContractDraft } from '../../domain/import/read-row.ts';
import type { NamedSupplier } from '../../domain/import/suppliers.ts';
import { toCompleteWords } from '../../domain/contract/contract.ts';
import { supplierKey } from '../../domain/supplier/supplier.ts';
import { nextRefs } from '../../domain/words/ref.ts';
import type { Values } from '../declare.ts';
import type { Declarations } from '../lists/index.ts';
import type { Row, Write } from '../types.ts';

type Contracts = Declarations['contracts'];
type Suppliers = Declarations['suppliers'];
type Links = Declarations['contractSuppliers'];

/** What the registers hold before an import. */
export type Known = {
  readonly contracts: readonly Row<Contracts>[];
  readonly suppliers: readonly Row<Suppliers>[];
  readonly links: readonly Row<Links>[];
};

/** A write for one row of the file. */
export type PlannedContract = { readonly row: Accepted; readonly write: Write<Contracts> };

/** Everything that an import would write, in the order in which it is written. */
export type ImportPlan = {
  readonly suppliers: readonly Write<Suppliers>[];
  readonly contracts: readonly PlannedContract[];
  readonly links: readonly Write<Links>[];
  /** How many contracts are new, changed since the last import, and the same. */
  readonly counts: { readonly new: number; readonly changed: number; readonly same: number };
};

/**
 * What importing a checked file would write. Rows are found again by their reference in the file, so that a second
 * import of the same file writes nothing. `file` is the name that the rows keep as their source.
 */
export function planImport(check: ImportCheck, known: Known, file: string): ImportPlan {
  const suppliers = planSuppliers(check, known);
  const contracts = planContracts(check, known, file);
  const refs = new Map(contracts.map(({ row, ref }) => [row, ref]));
  const planned = contracts.flatMap(({ row, write }) => (write === undefined ? [] : [{ row, write }]));
  const added = planned.filter(({ write }) => write.kind === 'add').length;
  return {
    suppliers: suppliers.writes,
    contracts: planned,
    links: planLinks(check, known, { contracts: refs, suppliers: suppliers.refs }),
    counts: { new: added, changed: planned.length - added, same: contracts.length - planned.length },
  };
}

function planSuppliers(
  check: ImportCheck,
  known: Known,
): { writes: Write<Suppliers>[]; refs: Map<string, string> } {
  const refs = new Map<string, string>();
  for (const { values } of known.suppliers) refs.set(supplierKey(values.title), values.ref);
  const byNumber = new Map(known.suppliers.map(({ values }) => [values.companyNumber ?? '', values.ref]));
  byNumber.delete('');
  const fresh = new Map<string, NamedSupplier>();
  for (const supplier of check.contracts.flatMap((row) => row.suppliers)) {
    const key = supplierKey(supplier.title);
    const numbered = byNumber.get(supplier.companyNumber ?? '');
    if (refs.has(key)) continue;
    if (numbered !== undefined) refs.set(key, numbered);
    else fresh.set(key, { ...supplier, ...fresh.get(key) });
  }
  const next = nextRefs(
    'S',
    known.suppliers.map(({ values }) => values.ref),
    fresh.size,
  );
  const writes = [...fresh].map(([key, supplier], index): Write<Suppliers> => {
    const ref = next[index] ?? '';
    refs.set(key, ref);
    return { kind: 'add', values: supplierValues(supplier, ref), clientKey: importKey('supplier', key) };
  });
  return { writes, refs };
}

function supplierValues({ title, companyNumber, sme, vcse }: NamedSupplier, ref: string): Values<Suppliers> {
  return {
    title,
    ref,
    ...(companyNumber !== undefined && { companyNumber }),
    ...(sme !== undefined && { size: sme ? 'SME' : 'large' }),
    ...(vcse !== undefined && { vcse }),
  };
}

type Planned = { readonly row: Accepted; readonly ref: string; readonly write?: Write<Contracts> };

function planContracts(check: ImportCheck, known: Known, file: string): readonly Planned[] {
  const existing = foundAgain(known);
  const fresh = check.contracts.filter(({ contract }) => existing(contract) === undefined);
  const next = nextRefs(
    'C',
    known.contracts.map(({ values }) => values.ref),
    fresh.length,
  );
  const refs = new Map(fresh.map((row, index) => [row, next[index] ?? '']));
  return check.contracts.map((row) => {
    const base = existing(row.contract);
    if (base === undefined) return added(row, refs.get(row) ?? '', file);
    const difference = differenceTo(base.values, row.contract);
    if (difference.kind !== 'changed') return { row, ref: base.values.ref };
    return {
      row,
      ref: base.values.ref,
      write: { kind: 'change', base, changes: changesOf(base, difference.changes) },
    };
  });
}

/**
 * How a row of a file is found in the register: by the reference that it was imported under, or, when the file is our
 * own export, by our reference and the title. Our reference alone says nothing: a council may count C-0001 too.
 */
function foundAgain(known: Known): (contract: ContractDraft) => Row<Contracts> | undefined {
  const imports = new Map<string, Row<Contracts>>();
  const own = new Map<string, Row<Contracts>>();
  for (const row of known.contracts) {
    const { ref, sourceKey, title } = row.values;
    own.set(`${ref}/${title}`.toLowerCase(), row);
    if (sourceKey !== undefined) imports.set(sourceKey.toLowerCase(), row);
  }
  return (contract) =>
    imports.get(rowKey(contract)) ?? own.get(`${rowKey(contract)}/${contract.title}`.toLowerCase());
}

function added(row: Accepted, ref: string, file: string): Planned {
  const { contract } = row;
  const values: Values<Contracts> = {
    ...told(contract),
    title: contract.title,
    stage: contract.stage,
    ref,
    sourceKey: contract.sourceKey,
    ...(file !== '' && { sourceSystem: file.slice(0, 255) }),
    ...completeWords({ ...contract, ref }),
  };
  return { row, ref, write: { kind: 'add', values, clientKey: importKey('contract', rowKey(contract)) } };
}

function changesOf(
  base: Row<Contracts>,
  changes: ImportedValues,
): Extract<Write<Contracts>, { kind: 'change' }>['changes'] {
  const words = toCompleteWords({ ...base.values, ...changes, title: changes.title ?? base.values.title });
  const before = base.values.toComplete ?? '';
  return { ...told(changes), ...(words !== before && { toComplete: words === '' ? undefined : words }) };
}

/** The values that the file tells: absent ones stay out, so that nothing is emptied. */
function told(values: ImportedValues): Partial<Values<Contracts>> {
  return Object.fromEntries(
    imported.map((field) => [field, values[field]] as const).filter(([, value]) => value !== undefined),
  );
}

function completeWords(contract: Parameters<typeof toCompleteWords>[0]): { toComplete?: string } {
  const words = toCompleteWords(contract);
  return words === '' ? {} : { toComplete: words };
}

type Refs = {
  readonly contracts: ReadonlyMap<Accepted, string>;
  readonly suppliers: ReadonlyMap<string, string>;
};

function planLinks(check: ImportCheck, known: Known, refs: Refs): readonly Write<Links>[] {
  const linked = new Set(known.links.map(({ values }) => `${values.contract}/${values.supplier}`));
  const writes: Write<Links>[] = [];
  for (const row of check.contracts) {
    const contract = refs.contracts.get(row) ?? '';
    for (const { title } of row.suppliers) {
      const supplier = refs.suppliers.get(supplierKey(title)) ?? '';
      const key = `${contract}/${supplier}`;
      if (contract === '' || supplier === '' || linked.has(key)) continue;
      linked.add(key);
      const role = row.suppliers.length === 1 ? 'prime' : 'framework'; // several suppliers in one award: a framework
      writes.push({
        kind: 'add',
        values: { title: key, contract, supplier, role },
        clientKey: `link/${key}`,
      });
    }
  }
  return writes;
}

/** The same for everyone who imports the same row, so that two imports at once write it once. */
function importKey(kind: 'contract' | 'supplier', key: string): string {
  const whole = `import/${kind}/${key}`;
  if (whole.length <= 200) return whole;
  let hash = 0xcbf29ce484222325n; // FNV-1a, 64 bits
  for (const byte of new TextEncoder().encode(key))
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  return `${whole.slice(0, 180)}/${hash.toString(16)}`;
}
