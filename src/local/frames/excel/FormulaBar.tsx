import { useState } from 'react';
import { areaOf } from '../../excel/addresses.ts';
import { told } from '../../excel/cell.ts';
import { addressOf } from '../../excel/place.ts';
import type { Session } from './session.ts';
import type { Editing } from './use-editing.ts';

/** The name box, and what the chosen cell holds. */
export function FormulaBar({ session, editing }: { session: Session; editing: Editing }) {
  const { host } = session;
  const { book } = host;
  const { sheet, area } = book.selection;
  const [typed, setTyped] = useState<string>();
  const exists = book.content.sheets.some(({ id }) => id === sheet);
  const cell = exists ? book.cell(sheet, area.top, area.left) : undefined;
  const go = () => {
    const place = typed === undefined ? undefined : areaOf(book, typed, book.content.active);
    setTyped(undefined);
    if (!place) return;
    host.show(place.sheet);
    host.select(place.sheet, place.area);
  };
  return (
    <div className="formula-bar">
      <input
        aria-label="Name box"
        className="name-box"
        value={typed ?? addressOf(area)}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') go();
        }}
        onBlur={() => setTyped(undefined)}
      />
      <input
        aria-label="Formula bar"
        className="formula"
        value={editing.text ?? cell?.formula ?? String(told(cell?.value))}
        onFocus={() => editing.begin()}
        onChange={(event) => editing.type(event.target.value)}
        onBlur={() => editing.finish()}
        onKeyDown={(event) => {
          if (event.key === 'Escape') editing.cancel();
          else if (event.key !== 'Enter') return;
          event.currentTarget.blur();
        }}
      />
      <output className="refused">{editing.refused}</output>
    </div>
  );
}
