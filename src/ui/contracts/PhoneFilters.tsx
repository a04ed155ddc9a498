import type { RegisterView, SortKey } from '../../domain/contract/register-view.ts';
import { FilterDrawer } from '../parts/FilterDrawer.tsx';
import type { Filter } from '../parts/FilterMenu.tsx';

type Order = { readonly words: string; readonly sort: SortKey; readonly down: boolean };

// A phone has no column heads to sort by: the orders that people ask for, in words.
const orders: readonly Order[] = [
  { words: 'What needs somebody first', sort: 'need', down: false },
  { words: 'Ends soonest first', sort: 'end', down: false },
  { words: 'Highest value first', sort: 'value', down: true },
  { words: 'By service', sort: 'service', down: false },
];

/** Filters and order of the register on a phone. Load it lazily. */
export function PhoneFilters(props: {
  filters: readonly Filter[];
  view: RegisterView;
  change: (view: Partial<RegisterView>) => void;
  clear: () => void;
  close: () => void;
}) {
  const { view, change } = props;
  const at = orders.findIndex(({ sort, down }) => sort === view.sort && down === view.down);
  const order: Filter = {
    key: 'order',
    words: 'Order',
    all: 'By name',
    one: true,
    choices: orders.map(({ words }, index) => ({ key: String(index), words })),
    chosen: at < 0 ? [] : [String(at)],
    choose: ([key]) => {
      const { sort, down } = orders[Number(key ?? '-1')] ?? { sort: 'title', down: false };
      change({ sort, down });
    },
  };
  return <FilterDrawer filters={[...props.filters, order]} clear={props.clear} close={props.close} />;
}
