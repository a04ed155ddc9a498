import { useLook } from '../../parts/look.ts';
import { useNames } from '../../parts/use-names.ts';
import type { StepProps } from '../step.ts';
import { BidRows } from './BidRows.tsx';
import { TakeIn } from './TakeIn.tsx';

/** Bids as they came in: the owner takes in the returns; everybody of the tender sees how many there are. */
export function BidsStep(props: StepProps) {
  const look = useLook();
  const { desk, work } = props;
  const { ownerId } = work.tender.values;
  const owner = useNames([work.tender])(work.tender.values.owner);
  return (
    <div className={look.stack}>
      {ownerId === desk.me.id ? (
        <TakeIn {...props} />
      ) : (
        <p className={look.flush}>{owner} runs this tender and takes in the bids.</p>
      )}
      <BidRows {...props} />
    </div>
  );
}
