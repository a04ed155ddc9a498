import { thousands } from './thousands.ts';

/** An exact amount of money in whole pence. Money never passes through a float. */
export type Pence = bigint & { readonly unit: 'pence' };

export function pence(amount: bigint): Pence {
  return amount as Pence; // the one place where a bigint becomes money
}

/** Pounds written as a decimal with at most two places ("1234.50", "-3", "0.05"). Throws on anything else. */
export function pounds(decimal: string): Pence {
  const parts = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(decimal);
  if (!parts) throw new Error(`Not an amount in pounds: ${decimal}`);
  const [, sign, whole = '0', fraction = ''] = parts;
  const amount = BigInt(whole) * 100n + BigInt(fraction.padEnd(2, '0'));
  return pence(sign === '-' ? 0n - amount : amount);
}

/** The amount as a plain decimal of pounds with two places: "1234.50". */
export function toPounds(amount: Pence): string {
  const size = amount < 0n ? 0n - amount : amount;
  const text = `${size / 100n}.${String(size % 100n).padStart(2, '0')}`;
  return amount < 0n ? `-${text}` : text;
}

/** The amount as people read it: "£1,234.50", or "£42,000,000" when there are no odd pence. */
export function money(amount: Pence): string {
  const plain = toPounds(amount).replace('-', '').replace(/\.00$/, '');
  return `${amount < 0n ? '−' : ''}£${thousands(plain)}`;
}
