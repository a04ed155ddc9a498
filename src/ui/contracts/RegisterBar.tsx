import { Button, makeStyles } from '@fluentui/react-components';
import { Filter20Regular } from '@fluentui/react-icons';
import { useEffect, useRef, useState } from 'react';
import { filtersSet } from '../../domain/contract/register-view.ts';
import { useKey } from '../app/single-keys.ts';
import { useToday } from '../app/world.ts';
import { ColumnChooser } from '../parts/ColumnChooser.tsx';
import { FilterMenu } from '../parts/FilterMenu.tsx';
import { phone } from '../parts/style-values.ts';
import { count } from '../parts/moment.ts';
import { SearchField } from '../parts/SearchField.tsx';
import { usePolicy } from '../parts/use-policy.ts';
import { columnChoices, usualColumns } from './columns.tsx';
import { noFilters, registerFilters } from './filters.ts';
import type { Line } from './use-lines.ts';
import { useRegisterView } from './use-register-view.ts';
import { Presence } from '../parts/Presence.tsx';
import { later } from '../app/later.ts';

const PhoneFilters = later(() => import('./PhoneFilters.tsx').then((m) => m.PhoneFilters));

const useStyles = makeStyles({
  bar: { display: 'flex', gap: '8px', flexWrap: 'wrap', alignItems: 'center', marginBottom: '12px' },
  // As wide as Fluent's box is by itself, also before it has come.
  search: {
    flexGrow: 1,
    flexBasis: '221px',
    maxWidth: '300px',
    [phone]: { maxWidth: 'none', flexBasis: '100%' },
  },
  wide: { [phone]: { display: 'none' } },
  small: { display: 'none', [phone]: { display: 'inline-flex' } },
  columns: { marginLeft: 'auto', [phone]: { display: 'none' } },
});

const pause = 200; // a search runs when the typing pauses

/** Search, filters and columns of the register. What is chosen stands in the address. */
export function RegisterBar({ lines }: { lines: readonly Line[] }) {
  const styles = useStyles();
  const on = useToday();
  const policy = usePolicy().rows ?? [];
  const { view, cols, change, chooseColumns } = useRegisterView();
  const [drawer, setDrawer] = useState(false);
  const filters = registerFilters(lines, view, change, { policy, on });
  const set = filtersSet(view);
  return (
    <div role="search" className={styles.bar}>
      <Search q={view.q} change={(q) => change({ q })} className={styles.search} />
      {filters.map((filter) => (
        <div key={filter.key} className={styles.wide}>
          <FilterMenu filter={filter} />
        </div>
      ))}
      {(set > 0 || view.q !== '') && (
        <div className={styles.wide}>
          <Button appearance="transparent" onClick={() => change(noFilters)}>
            Clear filters
          </Button>
        </div>
      )}
      <Button className={styles.small} icon={<Filter20Regular />} onClick={() => setDrawer(true)}>
        {set === 0 ? 'Filter' : count(set, 'filter')}
      </Button>
      <div className={styles.columns}>
        <ColumnChooser
          choices={columnChoices}
          chosen={cols ?? usualColumns}
          usual={usualColumns}
          choose={chooseColumns}
        />
      </div>
      <Presence>
        {drawer && (
          <PhoneFilters
            filters={filters}
            view={view}
            change={change}
            clear={() => change(noFilters)}
            close={() => setDrawer(false)}
          />
        )}
      </Presence>
    </div>
  );
}

function Search(props: { q: string; change: (q: string) => void; className: string }) {
  const [typed, setTyped] = useState(props.q);
  const [seen, setSeen] = useState(props.q);
  const input = useRef<HTMLInputElement | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useKey('/', () => input.current?.focus());
  useEffect(() => () => clearTimeout(timer.current), []);
  // The address may change without the typing: "Clear filters", back.
  if (seen !== props.q) {
    setSeen(props.q);
    setTyped(props.q);
  }
  const send = (q: string, wait: number) => {
    setTyped(q);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      setSeen(q);
      props.change(q);
    }, wait);
  };
  return (
    <SearchField
      input={input}
      className={props.className}
      label="Search contracts"
      hint="Contract, supplier or reference"
      value={typed}
      change={(q) => send(q, q === '' ? 0 : pause)}
    />
  );
}
