import type { Registers } from '../../../registers/registers.ts';
import { clientKeyOf, type Paper, type Papers, type Slot } from './papers.ts';
import { typedOf, type AnswerRow, type Typed } from './typed.ts';

/** Words of an answer that were not sent when their page ended. */
export type DraftOfAnswer = {
  readonly slot: Slot;
  readonly draft: Typed;
  readonly base?: AnswerRow | undefined;
};

const prefix = 'answers ';

/** Keeps what stands on the paper until it is a change, or what the register holds. */
export function keepDraft(registers: Registers, slot: Slot, { draft, base }: Paper): void {
  const key = prefix + clientKeyOf(slot);
  // A row of the register is made when it is looked at; what is kept is what it holds.
  const content: DraftOfAnswer | undefined = draft && { slot, draft, base: base && { ...base } };
  if (content) registers.drafts.keep(key, content);
  else registers.drafts.drop(key);
}

/** What pages that are gone were in the middle of. */
export async function draftsLeft(registers: Registers): Promise<readonly DraftOfAnswer[]> {
  const left = await registers.drafts.left();
  // Written by keepDraft, of this build or an earlier one with the same shape.
  return left.flatMap(({ key, content }) => (key.startsWith(prefix) ? [content as DraftOfAnswer] : []));
}

/** Puts conflicts on their papers, also those of an earlier page, and takes away what was decided on another one. */
export function meetConflicts(
  registers: Registers,
  papers: Papers,
  put: (slot: Slot, changes: Partial<Paper>) => void,
): void {
  const open = registers.answers.conflicts();
  for (const clash of open) {
    const { checklist, question, part = '', title } = clash.theirs.values;
    const slot = { checklist, question, part, title };
    const { clash: known, draft } = papers.paper(slot);
    if (known?.key === clash.key) continue;
    const mine = { ...clash.theirs, values: { ...clash.theirs.values, ...clash.mine } };
    // What was typed is text and days as the register writes them; the row is only read as boxes.
    put(slot, { clash, later: false, fault: undefined, draft: draft ?? typedOf(mine as AnswerRow) });
  }
  const keys = new Set(open.map(({ key }) => key));
  for (const slot of papers.slots()) {
    const { clash } = papers.paper(slot);
    if (clash && !keys.has(clash.key))
      put(slot, { clash: undefined, later: undefined, draft: undefined, base: undefined });
  }
}
