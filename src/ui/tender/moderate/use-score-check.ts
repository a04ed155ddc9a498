import { useEffect, useState } from 'react';
import { checkScores, type Desk, type ScoreCheck, type Work } from '../../../registers/tender/index.ts';

/** Every score that was laid open, checked against its lock and the closed set; undefined while it is checked. */
export function useScoreCheck({ sha256 }: Pick<Desk, 'sha256'>, work: Work): ScoreCheck | undefined {
  const [checked, setChecked] = useState<{ readonly of: Work; readonly check: ScoreCheck }>();
  useEffect(() => {
    let gone = false;
    void checkScores(work, sha256).then((check) => {
      if (!gone) setChecked({ of: work, check });
    });
    return () => {
      gone = true;
    };
  }, [sha256, work]);
  // An older check stays on screen while the tender is read again: the line under the person's hands must not vanish.
  return checked?.check;
}
