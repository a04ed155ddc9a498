import { type Day, addDays } from '../../domain/words/day.ts';
import { type Fault } from '../../domain/words/outcome.ts';
import type { Declaration, Values } from '../../registers/declare.ts';
import type { Registers } from '../../registers/registers.ts';
import type { Register, Saved } from '../../registers/types.ts';
import { contractRows, roleRows } from './rows.ts';

/** Fills a fresh tenant with roles, 21 contracts and their suppliers, through Graph like any other client. */
export async function demo(registers: Registers, today: Day, idOf: (upn: string) => string): Promise<void> {
  const contracts = contractRows(today);
  const count = contracts.reduce((most, { suppliers }) => Math.max(most, ...suppliers, 0), 0);
  const supplierRef = (number: number) => `S-${String(number).padStart(4, '0')}`;
  await fill(registers.roles, roleRows(idOf), ({ title }) => `demo/${title}`);
  await fill(
    registers.suppliers,
    Array.from({ length: count }, (_, index) => ({
      title: `Supplier ${String(index + 1).padStart(3, '0')}`,
      ref: supplierRef(index + 1),
    })),
    ({ ref }) => `demo/${ref}`,
  );
  await fill(
    registers.contracts,
    contracts.map(({ values }) => values),
    ({ ref }) => `demo/${ref}`,
  );
  await fill(
    registers.contractSuppliers,
    contracts.flatMap(({ values, suppliers }) =>
      suppliers.map((number, index) => ({
        title: `${values.ref} ${supplierRef(number)}`,
        contract: values.ref,
        supplier: supplierRef(number),
        role: index === 0 ? ('prime' as const) : ('consortium' as const),
      })),
    ),
    ({ title }) => `demo/${title}`,
  );
  await fill(
    registers.actions,
    [
      {
        title: 'Ask the supplier for the local jobs plan',
        ref: 'A-0001',
        contract: 'C-0003',
        owner: 'contract-manager@council.example',
        due: addDays(today, 8),
        status: 'open' as const,
      },
    ],
    ({ ref }) => `demo/${ref}`,
  );
}

/** Adds rows under keys that are always the same, so that filling again adds nothing. */
async function fill<D extends Declaration>(
  register: Register<D>,
  rows: readonly Values<D>[],
  keyOf: (values: Values<D>) => string,
): Promise<void> {
  const writes = rows.map((values) => ({ kind: 'add', values, clientKey: keyOf(values) }) as const);
  const saved = await register.many(writes, () => undefined);
  const wrong = saved.map(trouble).find((words) => words !== undefined);
  if (wrong !== undefined) throw new Error(`${register.declaration.list} could not be filled: ${wrong}`);
}

function trouble<D extends Declaration>(saved: Saved<D>): string | undefined {
  if (saved.kind === 'saved') return undefined;
  if (saved.kind === 'refused') return saved.problems.map(({ place, tell }) => `${place}: ${tell}`).join(' ');
  if (saved.kind === 'stopped') return inWords(saved.fault);
  return 'somebody else changed it';
}

function inWords({ tell, mend, code }: Fault): string {
  return `${tell} ${mend} (${code})`;
}
