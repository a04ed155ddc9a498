import {
  none,
  queryOfView,
  type ListFilter,
  type RegisterView,
} from '../../domain/contract/register-view.ts';
import { endChoices } from '../../domain/contract/register-view.ts';
import { needs } from '../../domain/contract/need.ts';
import { stages } from '../../domain/contract/contract.ts';
import { tiers, tierWords } from '../../domain/contract/tier.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import type { Day } from '../../domain/words/day.ts';
import { placeOf } from '../app/places.ts';
import type { Filter, FilterChoice } from '../parts/FilterMenu.tsx';
import type { Line } from './use-lines.ts';
import { endWords, needWords, stageWords } from './words.ts';

const inOrder = new Intl.Collator('en-GB', { numeric: true });

function distinct(values: Iterable<readonly [string, string]>): readonly FilterChoice[] {
  return [...new Map(values)]
    .map(([key, words]) => ({ key, words }))
    .toSorted((a, b) => inOrder.compare(a.words, b.words));
}

/** The filters of the register with the values that its lines have. */
export function registerFilters(
  lines: readonly Line[],
  view: RegisterView,
  change: (view: Partial<RegisterView>) => void,
  rule: { readonly policy: Policy; readonly on: Day },
): readonly Filter[] {
  const list = (key: ListFilter, words: string, all: string, choices: readonly FilterChoice[]): Filter => ({
    key,
    words,
    all,
    choices,
    chosen: view[key],
    choose: (chosen) => change({ [key]: chosen }),
  });
  const noService: FilterChoice = { key: none, words: 'No service' };
  return [
    list('service', 'Service', 'All', [
      ...distinct(
        lines.flatMap(({ contract: { service } }) => (service ? [[service, service] as const] : [])),
      ),
      noService,
    ]),
    list(
      'stage',
      'Stage',
      'All',
      stages.map((key) => ({ key, words: stageWords[key] })),
    ),
    list(
      'sv',
      'Social value',
      'Any',
      needs.map((key) => ({ key, words: needWords[key].words })),
    ),
    list('tier', 'Tier', 'All', [
      ...tiers.map((key) => ({ key, words: tierWords(key, rule.policy, rule.on) })),
      { key: none, words: 'Value not known' },
    ]),
    {
      key: 'ends',
      words: 'Ends',
      all: 'Any time',
      one: true,
      choices: endChoices.map((key) => ({ key, words: endWords[key] ?? key })),
      chosen: view.ends === '' ? [] : [view.ends],
      choose: ([ends = '']) => change({ ends }),
    },
    list(
      'supplier',
      'Supplier',
      'All',
      distinct(lines.flatMap((line) => line.suppliers.map(({ ref, name }) => [ref, name] as const))),
    ),
  ];
}

/** A view without filters and search; the order stays. */
export const noFilters: Partial<RegisterView> = {
  q: '',
  service: [],
  stage: [],
  sv: [],
  tier: [],
  supplier: [],
  manager: [],
  ends: '',
  check: '',
};

/** The place of the register as a person looks at it. */
export function registerPlace(view: RegisterView, columns: readonly string[] | undefined): string {
  return placeOf('/contracts', { ...queryOfView(view), cols: columns?.join('|') ?? '' });
}
