import { useState } from 'react';
import type { FieldProblem } from './ProblemSummary.tsx';

/** What the last attempt to go on found wrong, as the summary above a form takes it. */
export function useProblems(): {
  readonly problems: readonly FieldProblem[];
  /** Rises with each attempt. */
  readonly asked: number;
  /** Takes what one attempt found; nothing when all is right. */
  readonly tell: (found: readonly FieldProblem[]) => void;
} {
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const [asked, setAsked] = useState(0);
  return {
    problems,
    asked,
    tell: (found) => {
      setProblems(found);
      setAsked((count) => count + 1);
    },
  };
}
