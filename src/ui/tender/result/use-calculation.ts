import { useEffect, useState } from 'react';
import {
  calculate,
  type Calculation,
  type Desk,
  type Done,
  type Work,
} from '../../../registers/tender/index.ts';

/** The evaluation worked out from what the register holds; undefined while it is being worked out. */
export function useCalculation(desk: Desk, work: Work): Done<Calculation> | undefined {
  const [worked, setWorked] = useState<{ readonly of: Work; readonly done: Done<Calculation> }>();
  useEffect(() => {
    let gone = false;
    void calculate(desk, work).then((done) => {
      if (!gone) setWorked({ of: work, done });
    });
    return () => {
      gone = true;
    };
  }, [desk, work]);
  return worked?.of === work ? worked.done : undefined;
}
