import type { Event, ExcelHost } from '../../excel/wire/host.ts';

/** What the pane's program says it is: Excel for Mac and for Windows work over plain http, Excel on the web needs https. */
export type DoorName = 'mac' | 'win32' | 'web';

/** What a door needs of the frame around it. */
export type Around = {
  readonly host: ExcelHost;
  /** Sends a message to the pane and nowhere else. */
  readonly send: (message: unknown) => void;
  readonly documentUrl: string;
  /** Requirement sets that the library is told of. */
  readonly sets: Readonly<Record<string, number>>;
};

/** One way in which Microsoft's library talks with its program. */
export type Door = {
  /** What stands in the iframe's name, where the library looks for its host. */
  readonly frameName: string;
  /** Takes a message of the pane; whether it was one of this door. */
  hear(data: unknown): boolean;
  /** Tells of an event. */
  tell(event: Event): void;
};

/** The number under which the library sends batches and takes events. */
export const dispatch = { batch: 93, message: 33, command: 39 };

/** An id of the add-in in the frame; a new instance each time, because the library remembers settings by it. */
export const addIn = { id: 'good-measure', instance: () => crypto.randomUUID() };

/** The add-in's settings as pairs of name and text. */
export function storedSettings(host: ExcelHost): readonly (readonly [string, string])[] {
  return [...host.book.content.settings].map(([key, value]) => [key, JSON.stringify(value)] as const);
}

/** Keeps the add-in's settings in the workbook. */
export function storeSettings(host: ExcelHost, pairs: readonly (readonly [string, string])[]): void {
  host.book.content.settings = new Map(pairs.map(([key, text]) => [key, JSON.parse(text) as unknown]));
}

/** An event as a row of the library's wire. */
export function eventRow({ type, target, args }: Event): readonly unknown[] {
  return [65_536, type, target, JSON.stringify(args), 0, false];
}

/** The name that tells the library which program it sits in. */
export function hostInfo(platform: string, version: string): string {
  return `Excel$${platform}$${version}$en-GB$local$$disableLogging$0`;
}
