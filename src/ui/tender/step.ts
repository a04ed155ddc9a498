import type { Desk, Work } from '../../registers/tender/index.ts';

/** What every step of the pane is given. */
export type StepProps = {
  readonly desk: Desk;
  readonly work: Work;
  /** Reads the tender again after a write. */
  readonly again: () => void;
};
