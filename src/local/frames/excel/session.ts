import { useSyncExternalStore } from 'react';
import { Book } from '../../excel/book.ts';
import { ExcelHost } from '../../excel/wire/host.ts';

/** Where the open workbook is stored, as Excel would tell the add-in. */
export const storages = {
  evaluations: {
    words: 'Social Value Evaluations site',
    folder: 'https://council.sharepoint.com/sites/SocialValueEvaluations/Shared Documents/',
  },
  open: {
    words: 'Social Value site',
    folder: 'https://council.sharepoint.com/sites/SocialValue/Shared Documents/',
  },
  computer: { words: 'This computer', folder: 'C:\\Users\\analyst\\Documents\\' },
} as const;

export type Storage = keyof typeof storages;

/** The open workbook and how the frame hears of its changes. */
export class Session {
  host: ExcelHost;
  storage: Storage;
  private version = 0;
  private readonly watchers = new Set<() => void>();

  constructor(book: Book, storage: Storage) {
    this.host = new ExcelHost(book);
    this.storage = storage;
    this.host.onDraw(this.draw);
  }

  /** Another workbook takes the place of the open one. */
  open(book: Book, storage: Storage): void {
    this.host = new ExcelHost(book);
    this.storage = storage;
    this.host.onDraw(this.draw);
    this.draw();
  }

  get documentUrl(): string {
    return `${storages[this.storage].folder}${this.host.book.name}`;
  }

  readonly draw = (): void => {
    this.version += 1;
    for (const watch of this.watchers) watch();
  };

  readonly subscribe = (watch: () => void): (() => void) => {
    this.watchers.add(watch);
    return () => this.watchers.delete(watch);
  };

  readonly now = (): number => this.version;
}

/** Draws a component again whenever the workbook changes. */
export function useSession(session: Session): number {
  return useSyncExternalStore(session.subscribe, session.now);
}
