import { Link } from '@fluentui/react-components';
import { tierWords } from '../../domain/contract/tier.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import { longDay, type Day } from '../../domain/words/day.ts';
import { money } from '../../domain/words/money.ts';
import { usePlaceLink } from '../parts/PlaceLink.tsx';
import { useLook } from '../parts/look.ts';
import type { TableColumn } from '../parts/VirtualTable.tsx';
import { NeedStatus, NextStatus } from './NeedStatus.tsx';
import type { Line } from './use-lines.ts';
import { categoryWords, stageWords, supplierWords } from './words.ts';

/** Columns that can be chosen, in their order; "contract" is always there. */
export const columnChoices: readonly { readonly key: string; readonly words: string }[] = [
  { key: 'service', words: 'Service' },
  { key: 'stage', words: 'Stage' },
  { key: 'category', words: 'Category' },
  { key: 'value', words: 'Value' },
  { key: 'tier', words: 'Tier' },
  { key: 'start', words: 'Starts' },
  { key: 'end', words: 'Ends' },
  { key: 'manager', words: 'Contract manager' },
  { key: 'need', words: 'Social value' },
  { key: 'next', words: 'Next' },
];

/** The columns of the register when a person has not chosen others. */
export const usualColumns = ['service', 'stage', 'value', 'end', 'need', 'next'];

/** The columns on a narrow window, as long as a person has not chosen others. */
export const narrowColumns = ['value', 'end', 'need', 'next'];

function DayOrNone({ day }: { day: Day | undefined }) {
  const look = useLook();
  if (day === undefined) return <span className={look.quiet}>Not known</span>;
  return <span className={look.oneLine}>{longDay(day)}</span>;
}

function TitleCell({ line, tab }: { line: Line; tab: 0 | -1 }) {
  const look = useLook();
  const link = usePlaceLink(`/contracts/${encodeURIComponent(line.contract.ref)}`);
  return (
    <>
      <Link {...link} tabIndex={tab}>
        {line.contract.title}
      </Link>
      <span className={look.small} style={{ display: 'block' }}>
        {line.contract.ref}, {supplierWords(line)}
      </span>
    </>
  );
}

function Words({ children }: { children: string | undefined }) {
  const look = useLook();
  return children ? children : <span className={look.quiet}>Not known</span>;
}

/** All columns of the register. */
export function allColumns(
  rule: { readonly policy: Policy; readonly on: Day },
  nameOf: (upn: string | undefined) => string,
): readonly TableColumn<Line>[] {
  const text = (
    key: string,
    words: string,
    share: number,
    read: (line: Line) => string | undefined,
  ): TableColumn<Line> => ({ key, words, share, cell: (line) => <Words>{read(line)}</Words> });
  return [
    {
      key: 'contract',
      words: 'Contract',
      share: 24,
      sort: 'title',
      cell: (line, tab) => <TitleCell line={line} tab={tab} />,
    },
    { ...text('service', 'Service', 12, (line) => line.contract.service), sort: 'service' },
    { ...text('stage', 'Stage', 11, (line) => stageWords[line.contract.stage]), sort: 'stage' },
    text('category', 'Category', 9, ({ contract }) => contract.category && categoryWords[contract.category]),
    {
      key: 'value',
      words: 'Value',
      share: 11,
      number: true,
      sort: 'value',
      cell: (line) => <Words>{line.contract.value && money(line.contract.value)}</Words>,
    },
    { ...text('tier', 'Tier', 12, (line) => tierWords(line.tier, rule.policy, rule.on)), sort: 'tier' },
    {
      key: 'start',
      words: 'Starts',
      share: 16,
      sort: 'start',
      cell: (line) => <DayOrNone day={line.contract.start} />,
    },
    {
      key: 'end',
      words: 'Ends',
      share: 16,
      sort: 'end',
      cell: (line) => <DayOrNone day={line.contract.end} />,
    },
    {
      ...text('manager', 'Contract manager', 13, (line) => nameOf(line.contract.contractManager)),
      sort: 'manager',
    },
    {
      key: 'need',
      words: 'Social value',
      share: 13,
      sort: 'need',
      cell: (line) => <NeedStatus need={line.need} />,
    },
    {
      key: 'next',
      words: 'Next',
      share: 14,
      cell: (line) => <NextStatus next={line.next} beside={line.need} />,
    },
  ];
}
