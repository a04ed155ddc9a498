import { useState } from 'react';
import { told } from '../../excel/cell.ts';
import { typeInto } from '../../excel/typing.ts';
import { areaAt } from '../../excel/place.ts';
import type { Session } from './session.ts';

/** What a person is typing into a cell, and what became of it. */
export type Editing = {
  /** Undefined while nobody types. */
  readonly text: string | undefined;
  /** Why the last text was not taken. */
  readonly refused: string | undefined;
  begin(text?: string): void;
  type(text: string): void;
  /** Puts the text into the cell; whether it was taken. */
  finish(): boolean;
  cancel(): void;
  /** Does something to the workbook and says why not, when it may not be. */
  attempt(edit: () => void): boolean;
};

/** Excel answers no add-in while a cell is edited: neither does the local workbook. */
export function useEditing(session: Session): Editing {
  const [text, setText] = useState<string>();
  const [refused, setRefused] = useState<string>();
  const { book } = session.host;
  const stop = () => {
    session.host.edit(false);
    setText(undefined);
  };
  const attempt = (edit: () => void) => {
    try {
      session.host.change(edit);
      setRefused(undefined);
      return true;
    } catch (error) {
      setRefused(error instanceof Error ? error.message : String(error));
      return false;
    }
  };
  return {
    text,
    refused,
    begin: (first) => {
      const { sheet, area } = book.selection;
      const cell = book.cell(sheet, area.top, area.left);
      session.host.edit(true);
      setRefused(undefined);
      setText(first ?? cell?.formula ?? String(told(cell?.value)));
    },
    type: setText,
    finish: () => {
      if (text === undefined) return true;
      stop();
      const { sheet, area } = book.selection;
      return attempt(() => typeInto(book, book.sheet(sheet), areaAt(area.top, area.left), text));
    },
    cancel: () => {
      stop();
      setRefused(undefined);
    },
    attempt,
  };
}
