import type { Session } from './session.ts';

/** The sheets of the workbook, at the foot. */
export function SheetTabs({ session }: { session: Session }) {
  const { host } = session;
  const { book } = host;
  const shown = book.content.sheets.filter(({ visibility }) => visibility === 'Visible');
  return (
    <div className="foot">
      <div role="tablist" aria-label="Sheets" className="tabs">
        {shown.map(({ id, name, protection }) => (
          <button
            key={id}
            type="button"
            role="tab"
            aria-selected={id === book.content.active}
            className={id === book.content.active ? 'tab now' : 'tab'}
            onClick={() => host.show(id)}
          >
            {name}
            {protection ? ' (protected)' : ''}
          </button>
        ))}
      </div>
      <button
        type="button"
        className="tab"
        aria-label="Add a sheet"
        onClick={() => host.change(() => host.show(book.addSheet().id))}
      >
        +
      </button>
      <span className="spring" />
      <label>
        <input
          type="checkbox"
          checked={book.calculation === 'Manual'}
          onChange={(event) => host.calculate(event.target.checked ? 'Manual' : 'Automatic')}
        />{' '}
        Calculate by hand
      </label>
    </div>
  );
}
