import { hex } from '../../../domain/words/hex.ts';
import { nextBidStates } from '../../../domain/tender/bid-states.ts';
import type { Day } from '../../../domain/words/day.ts';
import type { Outcome } from '../../../domain/words/outcome.ts';
import type { Problem } from '../../../domain/words/problem.ts';
import {
  importBid,
  moveBid,
  readEitherFile,
  readEitherTable,
  sealPrice,
  type BidDraft,
  type Desk,
  type Return,
  type Work,
} from '../../../registers/tender/index.ts';

/** A return that was read and waits to be taken in. */
export type Waiting = {
  readonly key: string;
  readonly name: string;
  /** The letter of its bid, as far as the name of the file tells; a person corrects it. */
  readonly bid: string;
  readonly read:
    | { readonly kind: 'ok'; readonly value: Return }
    | { readonly kind: 'problems'; readonly problems: readonly Problem[] };
  /** SHA-256 of the file as it came in, in hex; "" for cells of a sheet. */
  readonly hash: string;
};

/** Reads files one after the other; nothing is written. */
export async function readFiles(
  files: readonly File[],
  work: Work,
  told: (waiting: Waiting, done: number) => void,
): Promise<void> {
  for (const [index, file] of files.entries()) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const read = await readEitherFile(bytes, work);
    const hash = await hashOf(bytes);
    told({ key: `${file.name} ${hash}`, name: file.name, bid: letterIn(file.name), read, hash }, index + 1);
  }
}

/** The return in the cells that are selected beside the pane. */
export function readCells(cells: readonly (readonly (string | number | boolean)[])[], work: Work): Waiting {
  const read = readEitherTable(cells, work);
  return {
    key: `cells ${JSON.stringify(cells)}`,
    name: 'The selected cells',
    bid: '',
    read,
    hash: '',
  };
}

async function hashOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return hex(hash);
}

/** "B" of "bid-B-offer.xlsx" or "Bid B price.csv"; "" where the name does not tell. */
export function letterIn(name: string): string {
  return (
    /(?:^|[^\p{L}])(?:bid|bidder)[ _-]+([\p{L}\p{N}]{1,3})(?![\p{L}\p{N}])/iu
      .exec(name)?.[1]
      ?.toUpperCase() ?? ''
  );
}

/** What keeps the returns from being taken in together: no letter, or two of one kind for one bid. */
export function waitingProblems(waiting: readonly Waiting[], work: Work): readonly Problem[] {
  const sound = waiting.filter(({ read }) => read.kind === 'ok');
  return sound.flatMap((one) => {
    const kind = kindOf(one);
    if (one.bid.trim() === '')
      return [{ place: one.name, tell: 'Enter the letter of the bid it belongs to.' }];
    const twice = sound.find((other) => other !== one && other.bid === one.bid && kindOf(other) === kind);
    if (twice && sound.indexOf(twice) < sound.indexOf(one))
      return [
        {
          place: one.name,
          tell: `${twice.name} is bid ${one.bid} too. Give one of them another letter, or take it out.`,
        },
      ];
    const known = work.bids.some(({ values }) => values.bid === one.bid);
    const hasOffer = known || sound.some((other) => other.bid === one.bid && kindOf(other) === 'offer');
    if (kind === 'price' && !hasOffer)
      return [
        {
          place: one.name,
          tell: `There is no offer of bid ${one.bid} yet. Choose its return too, or correct the letter.`,
        },
      ];
    const hasName = known || sound.some((other) => other.bid === one.bid && kindOf(other) === 'price');
    if (kind === 'offer' && !hasName)
      return [
        { place: one.name, tell: `Choose the price return of bid ${one.bid} too: it names the bidder.` },
      ];
    return [];
  });
}

function kindOf({ read }: Waiting): Return['kind'] | undefined {
  return read.kind === 'ok' ? read.value.kind : undefined;
}

/** Asks for the folder that seals prices before anything is written, so that no bid comes in without its price. */
export async function folderRefused(
  waiting: readonly Waiting[],
  allow: () => Promise<Outcome<string>>,
): Promise<readonly Problem[]> {
  if (!waiting.some((one) => kindOf(one) === 'price')) return [];
  const token = await allow();
  // Where the tenant has no such folder, IT made a library in its place: that is found out later.
  if (token.kind === 'ok' || token.fault.kind !== 'not-signed-in') return [];
  return [
    {
      place: 'Your own folder',
      tell: 'Prices are sealed there, and it is not allowed yet. Nothing was taken in. Choose “Take in the bids” again and accept.',
    },
  ];
}

/** How taking in one bid ended. */
export type Taken = { readonly bid: string; readonly problems: readonly Problem[] };

/** Takes the bids in, one after the other, each with its lines, its bidder and its sealed price. */
export async function takeIn(
  { desk, work, receivedOn }: { readonly desk: Desk; readonly work: Work; readonly receivedOn: Day },
  waiting: readonly Waiting[],
  told: (taken: Taken) => void,
): Promise<void> {
  const bids = [...new Set(waiting.filter(({ read }) => read.kind === 'ok').map(({ bid }) => bid))];
  for (const bid of bids) {
    const own = waiting.filter((one) => one.bid === bid);
    told({ bid, problems: await takeOne(desk, work, { bid, own, receivedOn }) });
  }
}

type One = { readonly bid: string; readonly own: readonly Waiting[]; readonly receivedOn: Day };

async function takeOne(desk: Desk, work: Work, { bid, own, receivedOn }: One): Promise<readonly Problem[]> {
  const { ref } = work.tender.values;
  const known = work.bids.find(({ values }) => values.bid === bid)?.values;
  const price = own.flatMap(({ read }) =>
    read.kind === 'ok' && read.value.kind === 'price' ? [read.value.price] : [],
  )[0];
  for (const { read, name, hash } of own) {
    if (read.kind !== 'ok' || read.value.kind !== 'offer') continue;
    const draft = {
      bid,
      ...bidderOf(price ?? known),
      receivedOn: known?.receivedOn ?? receivedOn,
      fileName: name,
      ...(hash === '' ? {} : { fileHash: hash }),
    };
    const done = await importBid(desk, ref, draft, read.value.offer.lines);
    if (done.kind !== 'done') return troubles(done);
  }
  if (!price) return [];
  const sealed = await sealPrice(desk, ref, { bid, price: price.price });
  return sealed.kind === 'done' ? [] : troubles(sealed);
}

type Bidder = Pick<BidDraft, 'supplier' | 'postalAddress' | 'email' | 'identifier'>;

/** The bidder as the price return names it, or as the register does already. */
function bidderOf(from: { readonly [K in keyof Bidder]?: string | undefined } | undefined): Bidder {
  const { supplier = '', postalAddress = '', email = '', identifier = '' } = from ?? {};
  return { supplier, postalAddress, email, identifier };
}

/** Finds each bid compliant that waits for it. */
export async function findCompliant(desk: Desk, work: Work): Promise<readonly Problem[]> {
  for (const { values } of work.bids) {
    const next: readonly string[] = nextBidStates[values.status];
    if (values.status !== 'received' || !next.includes('compliant')) continue;
    const done = await moveBid(desk, work.tender.values.ref, { bid: values.bid, status: 'compliant' });
    if (done.kind !== 'done') return troubles(done);
  }
  return [];
}

type NotDone = Exclude<Awaited<ReturnType<typeof moveBid>>, { readonly kind: 'done' }>;

function troubles(done: NotDone): readonly Problem[] {
  return done.kind === 'problems'
    ? done.problems
    : [{ place: 'Evaluations site', tell: `${done.fault.tell} ${done.fault.mend}` }];
}
