import { Button, Checkbox, Field, makeStyles, SearchBox, Select, tokens } from '@fluentui/react-components';
import { ArrowLeft20Regular } from '@fluentui/react-icons';
import { useEffect, useRef, useState } from 'react';
import { useLook } from '../../parts/look.ts';
import { Status } from '../../parts/Status.tsx';
import { placeRows, type PlaceOrder, type PlaceRow } from './place-rows.ts';

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0,1fr) auto',
    alignItems: 'center',
    gap: '8px',
    width: '100%',
    minHeight: '44px',
    padding: '4px 0',
    border: 'none',
    backgroundColor: 'transparent',
    color: 'inherit',
    fontFamily: 'inherit',
    fontSize: 'inherit',
    lineHeight: 'inherit',
    textAlign: 'start',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  name: {
    color: tokens.colorBrandForegroundLink,
    '@media (forced-colors: active)': { textDecorationLine: 'underline' },
  },
});

export type PlaceListProps = {
  readonly rows: readonly PlaceRow[];
  /** What the list is of: "Scores". */
  readonly name: string;
  /** "Only those without a score". */
  readonly openWords: string;
  /** "Without a score first". */
  readonly needWords: string;
  readonly choose: (at: number) => void;
  readonly close: () => void;
};

/** Every question of every bid with where it stands: to search, to sort, and to go to. */
export function PlaceList({ rows, name, openWords, needWords, choose, close }: PlaceListProps) {
  const look = useLook();
  const styles = useStyles();
  const top = useRef<HTMLDivElement>(null);
  const [sought, setSought] = useState('');
  const [onlyOpen, setOnlyOpen] = useState(false);
  const [order, setOrder] = useState<PlaceOrder>('question');
  useEffect(() => top.current?.querySelector('input')?.focus(), []);
  const shown = placeRows(rows, { sought, onlyOpen, order });
  return (
    <>
      <div>
        <Button icon={<ArrowLeft20Regular />} onClick={close}>
          Back
        </Button>
      </div>
      <div ref={top}>
        <Field label="Find a bid or a question">
          <SearchBox value={sought} onChange={(_, { value }) => setSought(value)} />
        </Field>
      </div>
      <Field label="Order">
        <Select
          value={order}
          onChange={(_, { value }) =>
            setOrder((['question', 'bid', 'need'] as const).find((one) => one === value) ?? 'question')
          }
        >
          <option value="question">By question</option>
          <option value="bid">By bid</option>
          <option value="need">{needWords}</option>
        </Select>
      </Field>
      <Checkbox
        label={openWords}
        checked={onlyOpen}
        onChange={(_, { checked }) => setOnlyOpen(checked === true)}
      />
      <p role="status" className={`${look.flush} ${look.small}`}>
        {shown.length === 0 ? 'None is like that.' : `${shown.length} of ${rows.length}`}
      </p>
      <ul className={look.lines} aria-label={name}>
        {shown.map(({ at, bid, question, words, tone }) => (
          <li key={at}>
            <button type="button" className={styles.row} onClick={() => choose(at)}>
              <span className={look.wrap}>
                <span className={styles.name}>{question}</span>
                <span className={`${look.block} ${look.small}`}>{bid}</span>
              </span>
              <Status tone={tone}>{words}</Status>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
