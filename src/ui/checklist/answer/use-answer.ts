import { useOutside } from '../../app/use-outside.ts';
import { useRegisters } from '../../app/world.ts';
import { deskOf, type Desk } from './desk.ts';
import type { Paper, Slot } from './papers.ts';
import { typedOf, type AnswerRow, type Typed } from './typed.ts';

/** One answer row as a form sees it. */
export type AnswerBox = {
  readonly typed: Typed;
  readonly paper: Paper;
  readonly type: (typed: Partial<Typed>) => void;
  readonly leave: () => void;
};

export function useDesk(): Desk {
  return deskOf(useRegisters(), window);
}

/** What stands in the boxes of an answer, and how to change it. */
export function useAnswer(slot: Slot, row: AnswerRow | undefined): AnswerBox {
  const desk = useDesk();
  const paper = useOutside(
    desk,
    (changed) => desk.subscribe(changed),
    () => desk.paper(slot),
  );
  return {
    paper,
    typed: paper.draft ?? typedOf(row),
    type: (typed) => desk.type(slot, row, typed),
    leave: () => desk.leave(slot),
  };
}

/** Shows the page anew with everything that is typed on it. */
export function usePapers(desk: Desk): void {
  useOutside(
    desk,
    (changed) => desk.subscribe(changed),
    () => desk.changes(),
  );
}
