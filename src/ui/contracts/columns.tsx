import { mergeClasses } from '@fluentui/react-components';
import { useMemo } from 'react';
import { tierWords } from '../../domain/contract/tier.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import { longDay, type Day } from '../../domain/words/day.ts';
import { money } from '../../domain/words/money.ts';
import type { Places } from '../app/places.ts';
import { useGo } from '../app/world.ts';
import { linkTo, useLinkLook } from '../parts/PlaceLink.tsx';
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

/** What cells need from the page around them, asked for once and not in each cell: a fast scroll makes hundreds. */
export type CellParts = {
  readonly go: Places['go'];
  readonly nameOf: (upn: string | undefined) => string;
  readonly look: Readonly<Record<'link' | 'small' | 'oneLine' | 'quiet', string>>;
};

/** The parts for cells of a page. */
export function useCellParts(nameOf: CellParts['nameOf']): CellParts {
  const go = useGo();
  const { small, block, oneLine, quiet } = useLook();
  const link = useLinkLook();
  return useMemo(
    () => ({ go, nameOf, look: { link, small: mergeClasses(small, block), oneLine, quiet } }),
    [go, nameOf, link, small, block, oneLine, quiet],
  );
}

/** All columns of the register. */
export function allColumns(
  rule: { readonly policy: Policy; readonly on: Day },
  { go, nameOf, look }: CellParts,
): readonly TableColumn<Line>[] {
  const words = (said: string | undefined) => said || <span className={look.quiet}>Not known</span>;
  const dayCell = (day: Day | undefined) =>
    day === undefined ? words(day) : <span className={look.oneLine}>{longDay(day)}</span>;
  const text = (
    key: string,
    head: string,
    share: number,
    read: (line: Line) => string | undefined,
  ): TableColumn<Line> => ({ key, words: head, share, cell: (line) => words(read(line)) });
  return [
    {
      key: 'contract',
      words: 'Contract',
      share: 24,
      sort: 'title',
      cell: (line, tab) => (
        <>
          <a
            {...linkTo(go, `/contracts/${encodeURIComponent(line.contract.ref)}`)}
            className={look.link}
            tabIndex={tab}
          >
            {line.contract.title}
          </a>
          <span className={look.small}>
            {line.contract.ref}, {supplierWords(line)}
          </span>
        </>
      ),
    },
    { ...text('service', 'Service', 12, (line) => line.contract.service), sort: 'service' },
    { ...text('stage', 'Stage', 11, (line) => stageWords[line.contract.stage]), sort: 'stage' },
    text('category', 'Category', 9, ({ contract }) => contract.category && categoryWords[contract.category]),
    {
      key: 'value',
      words: 'Value',
      share: 13,
      number: true,
      sort: 'value',
      cell: (line) => words(line.contract.value === undefined ? undefined : money(line.contract.value)),
    },
    { ...text('tier', 'Tier', 12, (line) => tierWords(line.tier, rule.policy, rule.on)), sort: 'tier' },
    {
      key: 'start',
      words: 'Starts',
      share: 16,
      sort: 'start',
      cell: (line) => dayCell(line.contract.start),
    },
    {
      key: 'end',
      words: 'Ends',
      share: 16,
      sort: 'end',
      cell: (line) => dayCell(line.contract.end),
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
