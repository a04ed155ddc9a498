import type { Outcome } from '../domain/words/outcome.ts';
import type { Person } from '../domain/words/person.ts';
import type { Drafts } from './drafts.ts';
import type { Freshness } from './freshness.ts';
import type { Health } from './health.ts';
import type { Declarations } from './lists/index.ts';
import type { Drift } from './provision/plan.ts';
import type { Changes, Register, Row, Saved, Saving, Tenant } from './types.ts';

/** Every register of the open site, with what they share. */
export type Registers = { readonly [K in keyof Declarations]: Register<Declarations[K]> } & {
  readonly saving: Saving;
  readonly drafts: Drafts;
  /** Facts of this page for IT. */
  health(): Health;
  /** Asks SharePoint which lists and columns are not as they should be: a deleted column is read as empty. */
  shape(): Promise<Outcome<readonly Drift[]>>;
  /** What time it is at the server, as far as that is known; the device's clock may be wrong. */
  now(): Date;
  /** The sites that the registers are on: what a workbook is marked with. */
  readonly sites: Tenant['sites'];
  readonly freshness: Freshness;
  /** Resolves when the first lists were shown from their copies, or the server was asked for one. */
  readonly begun: Promise<void>;
  /** Resolves when all that was read is in the copy, where there is one; for programs that end. */
  copied(): Promise<void>;
  readonly files: Files;
  /** The person who is signed in, as the directory says. */
  me(): Promise<Outcome<Person>>;
  /** People of the directory whose name or address begins so; at most 20. */
  people(beginning: string): Promise<Outcome<readonly Person[]>>;
};

export type EvidenceRow = Row<Declarations['evidence']>;

/** Files of the evidence library. */
export type Files = FileMoves & {
  /** Where SharePoint opens the file. */
  webUrl(row: EvidenceRow): string;
  name(row: EvidenceRow): string;
  size(row: EvidenceRow): number;
};

/** What moves files between this device and the library. */
export type FileMoves = {
  /** Stores a file and links it; above 4 MB by upload session, resumed after a cut. `progress` is in bytes. */
  upload(
    file: Blob,
    name: string,
    link: Changes<Declarations['evidence']>,
    watch: Watch,
  ): Promise<Saved<Declarations['evidence']>>;
  /** Moves the file to the recycle bin. */
  remove(row: EvidenceRow): Promise<Outcome<void>>;
  /** Takes the file back from the recycle bin, or uploads it again where Graph cannot. */
  restore(row: EvidenceRow): Promise<Outcome<EvidenceRow>>;
  download(row: EvidenceRow): Promise<Outcome<Blob>>;
};

export type Watch = { readonly progress: (bytes: number) => void; readonly signal: AbortSignal };
