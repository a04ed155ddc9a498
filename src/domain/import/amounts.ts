import type { Contract, Stage } from '../contract/contract.ts';
import { type Pence, money, pounds } from '../words/money.ts';
import type { RowReader } from './cells.ts';
import { yesNo } from './suppliers.ts';

/** The amounts of a contract. */
export type Amounts = Pick<Contract, 'value' | 'estimate' | 'valueIncludesVat'>;

/** The amounts of a row: what was awarded goes before what was estimated; doubtful ones are told. */
export function readAmounts(reader: RowReader, stage: Stage): Amounts {
  const plain = reader.amount('value');
  const won = reader.amount('awardedValue');
  const high = reader.amount('estimate');
  const low = reader.amount('estimateLow');
  const estimate = high ?? low;
  const agreed = won ?? plain;
  const value = agreed ?? (stage === 'awarded' ? undefined : estimate);
  const place =
    won !== undefined
      ? 'awardedValue'
      : plain !== undefined
        ? 'value'
        : high !== undefined
          ? 'estimate'
          : 'estimateLow';
  if (agreed !== undefined && estimate !== undefined) {
    const tell = slip(agreed, low ?? estimate, estimate);
    if (tell !== undefined) reader.warn(place, tell);
  }
  if (value !== undefined && value > largest) reader.warn(place, largeTell(value));
  const vat = yesNo(reader, 'valueIncludesVat');
  return { value, estimate, valueIncludesVat: vat };
}

const largest = pounds('100000000');

function largeTell(value: Pence): string {
  return `${money(value)} is more than ${money(largest)}. Check that it is this contract’s own value, not a whole framework’s.`;
}

/** What to say when a value is at least ten times off the tender value, up or down: often a slip of the decimal point. */
function slip(value: Pence, low: Pence, high: Pence): string | undefined {
  const [least, most] = low < high ? [low, high] : [high, low];
  const up = value >= most * 10n;
  if (!up && value * 10n > least) return undefined;
  const [larger, smaller, tender] = up ? [value, most, most] : [least, value, least];
  const times = `${larger % smaller === 0n ? '' : 'about '}${((larger + smaller / 2n) / smaller).toLocaleString('en-GB')} times`;
  const words = up
    ? `${times} the tender value of ${money(tender)}`
    : `${times} less than the tender value of ${money(tender)}`;
  return `${money(value)} is ${words}. Imported as it is; check the value.`;
}
