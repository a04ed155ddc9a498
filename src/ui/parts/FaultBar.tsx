import { Suspense } from 'react';
import type { Fault } from '../../domain/words/outcome.ts';
import { later } from '../app/later.ts';

const FaultMessage = later(() => import('./FaultMessage.tsx').then((m) => m.FaultMessage));

/** Something that did not work: what happened, what to do, and the way to try again. */
export function FaultBar(props: {
  fault: Fault;
  retry?: (() => void) | undefined;
  /** What the person wrote, so that it can be copied out and is never lost. */
  text?: string | undefined;
}) {
  // Without a connection the bar itself may not come; the words must.
  const plain = (
    <p role="alert">
      {props.fault.tell} {props.fault.mend}
    </p>
  );
  return (
    <Suspense fallback={plain}>
      <FaultMessage {...props} />
    </Suspense>
  );
}
