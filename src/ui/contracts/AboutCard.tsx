import { Link } from '@fluentui/react-components';
import { legalThreshold, tierWords } from '../../domain/contract/tier.ts';
import { longDay } from '../../domain/words/day.ts';
import { money } from '../../domain/words/money.ts';
import { useHost, useToday } from '../app/world.ts';
import { Card } from '../parts/Card.tsx';
import { Facts } from '../parts/Facts.tsx';
import { useNames } from '../parts/use-names.ts';
import { usePolicy } from '../parts/use-policy.ts';
import type { Line } from './use-lines.ts';
import { categoryWords, stageWords } from './words.ts';

/** The facts of a contract. */
export function AboutCard({ line }: { line: Line }) {
  const host = useHost();
  const on = useToday();
  const policy = usePolicy().rows ?? [];
  const nameOf = useNames([line.row]);
  const { contract } = line;
  const legal = legalThreshold(contract, policy, on);
  const vat = contract.value === undefined ? '' : contract.valueIncludesVat ? ', with VAT' : ', without VAT';
  const threshold =
    legal?.amount === undefined
      ? ''
      : ` (the legal threshold is ${money(legal.amount)}${legal.includesVat ? ' with VAT' : ''})`;
  const day = (value: typeof contract.start) => value && longDay(value);
  return (
    <Card title="About">
      <Facts
        facts={[
          ['Stage', stageWords[contract.stage]],
          ['Category', contract.category && categoryWords[contract.category]],
          ['Value', contract.value === undefined ? 'Not known' : `${money(contract.value)}${vat}`],
          ['Tier', `${tierWords(line.tier, policy, on)}${threshold}`],
          ['Estimate', contract.estimate && money(contract.estimate)],
          ['First notice', day(contract.published)],
          ['Awarded', day(contract.awarded)],
          ['Starts', day(contract.start)],
          ['Ends', day(contract.end)],
          ['Ends if extended', day(contract.extensionEnd)],
          ['Contract manager', nameOf(contract.contractManager) || 'Nobody yet'],
          ['Owner', nameOf(contract.owner)],
          ['Description', contract.description],
          ['CPV codes', contract.cpv],
          [
            'Notice',
            contract.link !== undefined && /^https?:\/\//i.test(contract.link) ? (
              <Link as="button" onClick={() => host.open(contract.link ?? '')}>
                Open the published notice
              </Link>
            ) : (
              contract.link
            ),
          ],
        ]}
      />
    </Card>
  );
}
