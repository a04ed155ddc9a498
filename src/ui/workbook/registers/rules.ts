import { type Contract, contractProblems, toCompleteWords } from '../../../domain/contract/contract.ts';
import type { SheetRules } from './register-sheet.ts';

/** A register that can be put into the workbook. */
export type SheetRegister = SheetRules & {
  /** What the register and its table are called by code. */
  readonly key: 'contracts' | 'suppliers' | 'measures' | 'checklists';
  /** "Contracts" */
  readonly words: string;
  /** "contract" */
  readonly one: string;
};

const reference = 'Other rows name this one by it. Undo the change.';
const inChecklist = 'It is changed in the checklist itself. Undo the change.';

/** The registers that can be put into the workbook. What a page must decide, the sheet only shows. */
export const sheetRegisters: readonly SheetRegister[] = [
  {
    key: 'contracts',
    words: 'Contracts',
    one: 'contract',
    fixed: {
      ref: reference,
      toComplete: 'It follows from the other columns. Undo the change.',
      sourceSystem: 'It says where the row came from. Undo the change.',
      sourceKey: 'The next import finds the row by it. Undo the change.',
    },
    check: (values) => contractProblems(asContract(values)),
    derived: (values) => ({ toComplete: toCompleteWords(asContract(values)) || undefined }),
  },
  { key: 'suppliers', words: 'Suppliers', one: 'supplier', fixed: { ref: reference } },
  {
    key: 'measures',
    words: 'Measures',
    one: 'measure',
    fixed: { ref: 'Answers and commitments cite it. Undo the change.' },
  },
  {
    key: 'checklists',
    words: 'Checklists',
    one: 'checklist',
    fixed: {
      ref: reference,
      title: 'It follows from contract and kind. Undo the change.',
      contract: 'Start another checklist for the other contract. Undo the change.',
      template: 'Start another checklist of the other kind. Undo the change.',
      service: 'It is the service when the checklist was started. Undo the change.',
      officer: inChecklist,
      approver: inChecklist,
      status: inChecklist,
    },
  },
];

/** Values of the register of contracts are those of a contract. */
function asContract(values: Readonly<Record<string, unknown>>): Contract {
  return values as unknown as Contract;
}
