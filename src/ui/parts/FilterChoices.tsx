import { Checkbox, Input, makeStyles, Radio, RadioGroup } from '@fluentui/react-components';
import { useState } from 'react';
import type { Filter } from './FilterMenu.tsx';
import { useLook } from './look.ts';

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexDirection: 'column',
    maxHeight: '320px',
    overflowY: 'auto',
    minWidth: '220px',
    maxWidth: '360px',
  },
});

const many = 12; // beyond so many choices a search stands above them
const most = 100; // beyond so many the search has to narrow them

/** The values of one filter, to choose from. */
export function FilterChoices({ filter }: { filter: Filter }) {
  const styles = useStyles();
  const look = useLook();
  const [search, setSearch] = useState('');
  const wanted = search.trim().toLowerCase();
  const found = filter.choices.filter((choice) => choice.words.toLowerCase().includes(wanted));
  // What is chosen stays in sight, so that it can be taken away again.
  const listed = (
    filter.keepsOrder || found.length <= many
      ? found
      : [
          ...found.filter((choice) => filter.chosen.includes(choice.key)),
          ...found.filter((choice) => !filter.chosen.includes(choice.key)),
        ]
  ).slice(0, most);
  if (filter.one) {
    return (
      <RadioGroup
        aria-label={filter.words}
        value={filter.chosen[0] ?? ''}
        onChange={(_, data) => filter.choose(data.value === '' ? [] : [data.value])}
      >
        <Radio value="" label={filter.all} />
        {filter.choices.map((choice) => (
          <Radio key={choice.key} value={choice.key} label={choice.words} />
        ))}
      </RadioGroup>
    );
  }
  return (
    <>
      {filter.choices.length > many && (
        <Input
          aria-label={`Search ${filter.words.toLowerCase()}`}
          placeholder="Search"
          value={search}
          onChange={(_, data) => setSearch(data.value)}
        />
      )}
      <div role="group" aria-label={filter.words} className={styles.list}>
        {listed.map((choice) => (
          <Checkbox
            key={choice.key}
            label={choice.words}
            checked={filter.chosen.includes(choice.key)}
            onChange={(_, data) =>
              filter.choose(
                data.checked
                  ? [...filter.chosen, choice.key]
                  : filter.chosen.filter((key) => key !== choice.key),
              )
            }
          />
        ))}
        {found.length === 0 && <p className={look.quiet}>Nothing matches “{search}”.</p>}
        {found.length > most && (
          <p className={look.quiet}>{found.length - most} more. Search to narrow the list.</p>
        )}
      </div>
    </>
  );
}
