import type { Book } from '../book.ts';
import type { Change, Content } from '../content.ts';
import { Calculation } from '../calculation.ts';
import { type Area, addressOf } from '../place.ts';
import { Refusal } from '../refusal.ts';
import { events, sheetId, wholeWorkbook } from './events.ts';
import { RangeThing } from './range.ts';
import { type Batch, Run } from './run.ts';
import { TablesThing } from './table.ts';
import type { Thing } from './thing.ts';
import { WorksheetThing } from './worksheet.ts';

/** What a batch answers. */
export type Answer = {
  readonly Results: readonly { readonly ActionId: number; readonly Value: unknown }[];
  readonly Error?: object;
};

/** An event as office.js takes it: number, target, and what happened. */
export type Event = { readonly type: number; readonly target: string; readonly args: object };

/** Excel's side of the wire over a local workbook: answers batches, keeps references, tells of changes. */
export class ExcelHost {
  readonly book: Book;
  readonly calculation: Calculation;
  /** Bytes that a request or an answer may have; Excel on the web takes 5 MB. */
  limit = 5_000_000;
  /** Batches answered so far, without those in which the library only gives references back, and the largest in bytes. */
  readonly counts = { batches: 0, largest: 0 };
  private references = new Map<string, RangeThing>();
  private nextReference = 1;
  /** Objects that hold each other, made here so that their files need not know each other. */
  readonly things = {
    worksheet: (id: number): Thing => new WorksheetThing(this, id),
    tables: (sheet: number, area: Area): Thing => new TablesThing(this, sheet, area),
  };
  private readonly listeners = new Set<(event: Event) => void>();
  private readonly watchers = new Set<() => void>();
  private registered = new Set<string>();
  private readonly past: Content[] = [];
  private future: Content[] = [];

  constructor(book: Book) {
    this.book = book;
    this.calculation = new Calculation(book);
  }

  /** Hears events that office.js registered for. */
  onEvent(listener: (event: Event) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Hears that something may look different now. */
  onDraw(watcher: () => void): () => void {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  }

  /** Answers the text of a batch. */
  answerText(body: string): string {
    const answer = body.length > this.limit ? tooLarge('Request') : this.answer(JSON.parse(body) as Batch); // office.js' own text
    const text = JSON.stringify(answer);
    this.counts.largest = Math.max(this.counts.largest, body.length, text.length);
    return text.length > this.limit ? JSON.stringify(tooLarge('Response')) : text;
  }

  private answer(batch: Batch): Answer {
    if (!isTidying(batch)) this.counts.batches += 1;
    const results: { ActionId: number; Value: unknown }[] = [];
    if (this.book.editing) return { Results: [], Error: told(inCellEdit(), 0) };
    const before = this.book.snapshot();
    const run = new Run(this, batch);
    let index = 0;
    try {
      for (const action of batch.Actions) {
        results.push({ ActionId: action.Id, Value: run.act(action) });
        index += 1;
      }
      return { Results: results };
    } catch (error) {
      return { Results: results, Error: told(error, index) };
    } finally {
      this.settle(before, 'ThisLocalAddin');
    }
  }

  /** A change by a person: undone as one, told to the add-in, worked out. */
  change(edit: (book: Book) => void): void {
    const before = this.book.snapshot();
    try {
      edit(this.book);
    } finally {
      this.settle(before, 'Unknown');
    }
  }

  undo(): void {
    this.swap(this.past, this.future);
  }

  redo(): void {
    this.swap(this.future, this.past);
  }

  private swap(from: Content[], to: Content[]): void {
    const content = from.pop();
    if (!content) return;
    to.push(this.book.snapshot());
    this.book.restore(content);
    this.calculation.run();
    this.draw();
  }

  private settle(before: Content, trigger: string): void {
    const { changes } = this.book;
    this.book.changes = [];
    if (this.book.touched === 'all' || this.book.touched.size > 0 || changes.length > 0) {
      this.past.push(before);
      if (this.past.length > 50) this.past.shift();
      this.future = [];
    }
    if (this.book.calculation === 'Automatic') this.calculation.run();
    for (const change of changes) this.tell(change, trigger);
    this.draw();
  }

  draw(): void {
    for (const watch of this.watchers) watch();
  }

  private tell({ sheet, area, type }: Change, triggerSource: string): void {
    const worksheetId = sheetId(sheet);
    const args = { address: addressOf(area), changeType: type, source: 'Local', worksheetId, triggerSource };
    this.send(events.changed, worksheetId, args);
  }

  /** Tells that a person selected other cells. */
  select(sheet: number, area: Area): void {
    this.book.selection = { sheet, area };
    const worksheetId = sheetId(sheet);
    this.send(events.selected, worksheetId, { address: addressOf(area), worksheetId });
    this.draw();
  }

  /** A person looks at another sheet. */
  show(sheet: number): void {
    this.book.content.active = sheet;
    this.select(sheet, { top: 0, left: 0, bottom: 0, right: 0 });
  }

  /** A person begins or ends typing into a cell. */
  edit(editing: boolean): void {
    this.book.editing = editing;
  }

  /** A person has formulas worked out by themselves or by hand. */
  calculate(mode: 'Automatic' | 'Manual'): void {
    this.book.calculation = mode;
    this.change(() => undefined);
  }

  private send(type: number, target: string, args: object): void {
    for (const to of [target, wholeWorkbook])
      if (this.registered.has(`${type} ${to}`))
        for (const listen of this.listeners) listen({ type, target: to, args });
  }

  register(type: number, target: string, on: boolean): void {
    if (on) this.registered.add(`${type} ${target}`);
    else this.registered.delete(`${type} ${target}`);
  }

  keep(range: RangeThing): string {
    const id = `r${this.nextReference++}`;
    this.references.set(id, range);
    return id;
  }

  kept(id: string): RangeThing {
    const found = this.references.get(id);
    if (!found)
      throw new Refusal('InvalidReference', 'This reference is not valid for the current operation.');
    return found;
  }

  forget(id: string): void {
    this.references.delete(id);
  }

  /** A new page of the add-in: nothing of the one before is known. */
  reset(): void {
    this.references = new Map();
    this.registered = new Set();
  }
}

/** At the end of a run the library gives its references back by itself. */
function isTidying({ Actions }: Batch): boolean {
  return Actions.every(({ ActionType, Name }) => ActionType === 1 || Name === '_RemoveReference');
}

function tooLarge(which: 'Request' | 'Response'): Answer {
  const message = 'The request or response payload size has exceeded the limit.';
  const code = `${which}PayloadSizeLimitExceeded`;
  return {
    Results: [],
    Error: { Code: code, Message: message, HttpStatusCode: 413, ActionIndex: 0, Location: '' },
  };
}

function inCellEdit(): Refusal {
  return new Refusal(
    'InvalidOperationInCellEditMode',
    'Excel is in cell-editing mode. Please exit the edit mode by pressing ENTER or TAB or selecting another cell, and then try again.',
  );
}

function told(error: unknown, index: number): object {
  const known = error instanceof Refusal;
  return {
    Code: known ? error.code : 'GeneralException',
    Message: error instanceof Error ? error.message : String(error),
    HttpStatusCode: known ? error.status : 500,
    ActionIndex: index,
    Location: '',
  };
}
