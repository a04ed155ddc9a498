import { Button, Field, Input, makeStyles } from '@fluentui/react-components';
import { useLook } from '../../parts/look.ts';
import { Part } from '../result/Part.tsx';
import type { TypedBid } from './trying.ts';

const useStyles = makeStyles({
  bid: { border: 'none', margin: 0, padding: '8px 0', minWidth: 0 },
  fields: { display: 'grid', gridTemplateColumns: 'minmax(0,5fr) minmax(0,5fr) minmax(0,4fr)', gap: '8px' },
  box: { minWidth: 0, '& input': { minWidth: 0 } },
  legend: { padding: 0 },
});

const letters = 'ABCDEFGHIJ'.split('');

/** The bids that a council imagines: price, social value in pounds, and how good the answers are. */
export function BidFields(props: { bids: readonly TypedBid[]; change: (bids: readonly TypedBid[]) => void }) {
  const look = useLook();
  const { bids, change } = props;
  const free = letters.find((letter) => bids.every(({ id }) => id !== letter));
  const last = bids.at(-1);
  const set = (id: string, part: Partial<TypedBid>) =>
    change(bids.map((bid) => (bid.id === id ? { ...bid, ...part } : bid)));
  return (
    <Part title="Imagined bids">
      {bids.map((bid) => (
        <BidFieldsOf key={bid.id} bid={bid} set={(part) => set(bid.id, part)} />
      ))}
      <div className={look.row}>
        {free !== undefined && last && (
          <Button onClick={() => change([...bids, { ...last, id: free }])}>Add a bid</Button>
        )}
        {bids.length > 2 && last && (
          <Button onClick={() => change(bids.slice(0, -1))}>{`Leave bid ${last.id} out`}</Button>
        )}
      </div>
    </Part>
  );
}

function BidFieldsOf({ bid, set }: { bid: TypedBid; set: (part: Partial<TypedBid>) => void }) {
  const styles = useStyles();
  const look = useLook();
  const boxes = [
    ['price', 'Price, £'],
    ['value', 'Social value, £'],
    ['quality', 'Quality, %'],
  ] as const;
  return (
    <fieldset className={styles.bid}>
      <legend className={`${styles.legend} ${look.strong}`}>Bid {bid.id}</legend>
      <div className={styles.fields}>
        {boxes.map(([key, label]) => (
          <Field key={key} label={label} size="small">
            <Input
              className={styles.box}
              inputMode="decimal"
              value={bid[key]}
              onChange={(_, { value }) => set({ [key]: value })}
            />
          </Field>
        ))}
      </div>
    </fieldset>
  );
}
