import { thousands } from './thousands.ts';

/** An exact quantity (people, weeks, tonnes, per cent …) in whole ten-thousandths of its unit. */
export type Quantity = bigint & { readonly unit: 'ten-thousandths' };

/** How many decimals a quantity keeps. */
export const quantityPlaces = 4;

/** The quantity of so many ten-thousandths. */
export function tenThousandths(amount: bigint): Quantity {
  return amount as Quantity; // the one place where a bigint becomes a quantity
}

/** A quantity written as a decimal with at most four places ("2.5", "-3", "0.0001"). Throws on anything else. */
export function quantity(decimal: string): Quantity {
  const parts = /^(-?)(\d+)(?:\.(\d{1,4}))?$/.exec(decimal);
  if (!parts) throw new Error(`Not a quantity: ${decimal}`);
  const [, sign, whole = '0', fraction = ''] = parts;
  const amount = BigInt(whole) * 10_000n + BigInt(fraction.padEnd(quantityPlaces, '0'));
  return tenThousandths(sign === '-' ? 0n - amount : amount);
}

/** The quantity as the shortest plain decimal: "2.5", "104", "-0.0001". */
export function toDecimal(amount: Quantity): string {
  const size = amount < 0n ? 0n - amount : amount;
  const fraction = String(size % 10_000n)
    .padStart(quantityPlaces, '0')
    .replace(/0+$/, '');
  const text = `${size / 10_000n}${fraction === '' ? '' : `.${fraction}`}`;
  return amount < 0n ? `-${text}` : text;
}

/** The quantity as people read it: "1,234.5". */
export function inWords(amount: Quantity): string {
  return `${amount < 0n ? '−' : ''}${thousands(toDecimal(amount).replace('-', ''))}`;
}
