import type { Contract, Stage } from '../contract/contract.ts';
import { type Pence, money, pounds } from '../words/money.ts';
import { vatToldBy } from '../words/read-money.ts';
import type { RowReader } from './cells.ts';
import { yesNo } from './suppliers.ts';

/** The amounts of a contract. */
export type Amounts = Pick<Contract, 'value' | 'estimate' | 'valueIncludesVat'>;

/** The amounts of a row: what was awarded goes before what was estimated; doubtful ones are told. */
export function readAmounts(reader: RowReader, stage: Stage): Amounts {
  const given = readGiven(reader);
  const { plain, won, high, low } = given;
  const estimate = high ?? low;
  const agreed = won ?? plain;
  const value = agreed ?? (stage === 'awarded' ? undefined : estimate);
  const field = sourceOf(given);
  const tell =
    agreed === undefined || estimate === undefined ? undefined : slip(agreed, low ?? estimate, estimate);
  if (tell !== undefined) reader.warn(field, tell);
  if (value !== undefined && value > largest) reader.warn(field, largeTell(value));
  return {
    value,
    estimate,
    valueIncludesVat:
      yesNo(reader, 'valueIncludesVat') ?? vatToldBy(reader.raw(field)) ?? vatToldBy(reader.head(field)),
  };
}

type Given = Readonly<Record<'plain' | 'won' | 'high' | 'low', Pence | undefined>>;

function readGiven(reader: RowReader): Given {
  return {
    plain: reader.amount('value'),
    won: reader.amount('awardedValue'),
    high: reader.amount('estimate'),
    low: reader.amount('estimateLow'),
  };
}

/** The field that the value came from. */
function sourceOf({ plain, won, high }: Given): 'awardedValue' | 'value' | 'estimate' | 'estimateLow' {
  if (won !== undefined) return 'awardedValue';
  if (plain !== undefined) return 'value';
  return high === undefined ? 'estimateLow' : 'estimate';
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
