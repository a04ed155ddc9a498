import { registerLine } from '../../src/domain/contract/register-line.ts';
import type { Line } from '../../src/ui/contracts/use-lines.ts';

const services = ['Highways', 'Adult social care', 'Waste', 'Housing', 'Parks', 'ICT'];

/** Lines of a register as the contract page shows them. */
export function manyLines(count: number): Line[] {
  const rule = { policy: [], on: '2026-11-22' as never }; // a day is a text of this form
  return Array.from({ length: count }, (_, n) => {
    const values = {
      title: `Contract ${n} for ${services[n % services.length] ?? ''}`,
      ref: `B-${n}`,
      stage: 'awarded' as const,
      service: services[n % services.length] ?? '',
      value: BigInt(1_000_000 + n * 137),
      start: '2025-04-01',
      end: `20${27 + (n % 8)}-03-31`,
    } as never; // plain facts of a contract
    const joined = { suppliers: [{ ref: `S-${n % 98}`, name: `Supplier ${n % 98}` }], checklists: [] };
    const row = { id: String(n), clientKey: `k-${n}`, etag: '', values } as never; // the table reads its key only
    return { ...registerLine(values, joined, rule), row };
  });
}

/** What each table shows of a line, as text. */
export function cells(line: Line): Record<string, string> {
  const { contract, suppliers, need, next } = line;
  return {
    contract: contract.title,
    supplier: suppliers[0]?.name ?? '',
    service: contract.service ?? '',
    stage: contract.stage,
    value: String(contract.value ?? ''),
    end: contract.end ?? '',
    need,
    next: next.words,
  };
}

export const heads = ['contract', 'supplier', 'service', 'stage', 'value', 'end', 'need', 'next'] as const;
