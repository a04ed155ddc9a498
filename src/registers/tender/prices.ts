import { canonicalJson } from '../../domain/words/json.ts';
import { toPounds, type Pence } from '../../domain/words/money.ts';
import { ok, problem, type Checked, type Problem } from '../../domain/words/problem.ts';
import { isSha256, type Sha256 } from '../../domain/words/sha256.ts';
import { approvals } from './approvals.ts';
import { record } from './audit.ts';
import { newNonce, type Desk } from './desk.ts';
import { done, fromMany, fromSaved, type Done } from './done.ts';
import { openOwn } from './set-up.ts';
import type { RowOf, Work } from './work.ts';

/** A price as it is sealed: nothing in it can change without another hash. */
export type SealedPrice = {
  readonly tender: string;
  readonly bid: string;
  /** Pounds with two places. */
  readonly price: string;
  readonly nonce: string;
};

type PriceDraft = { readonly format: typeof draftFormat; readonly prices: readonly SealedPrice[] };

const draftFormat = 'good-measure/sealed-prices@1';
const fileOf = (ref: string) => `prices ${ref.replace(/[^\w.-]+/g, '_')}.json`;

/** The text whose SHA-256 is the seal. */
export function priceText({ tender, bid, price, nonce }: SealedPrice): string {
  return canonicalJson({ tender, bid, price, nonce });
}

/**
 * Seals the price of a bid: the amount stays in the owner's own folder, and only its hash goes into the register.
 * Sealing the same price again does nothing; another price needs an approval of kind `new price` about the bid.
 */
export async function sealPrice(
  desk: Desk,
  ref: string,
  { bid, price }: { readonly bid: string; readonly price: Pence },
): Promise<Done<RowOf<'priceSeals'>>> {
  if (price <= 0n) return problem('Price', 'The price has to be above £0.');
  const work = await openOwn(desk, ref);
  if (work.kind !== 'done') return work;
  const read = await readPrices(desk, ref);
  if (read.kind !== 'done') return read;
  const amount = toPounds(price);
  const seal = sealOf(work.value, bid);
  const known = read.value.prices.find((one) => one.bid === bid && one.price === amount);
  if (seal && known && (await desk.sha256(priceText(known))) === seal.values.hash) return done(seal);
  const attempt = (seal?.values.attempt ?? 0) + 1;
  if (attempt > 1 && approvals(work.value, 'new price', bid).length < attempt - 1)
    return problem(
      `Bid ${bid}`,
      'A price of this bid is sealed already. A second person has to approve, with a reason, that another is taken in.',
    );
  // One that was kept by a try that was cut before its row was made is sealed now.
  const sealed = !seal && known ? known : { tender: ref, bid, price: amount, nonce: newNonce(desk) };
  return addSeal(desk, sealed, { kept: read.value, attempt });
}

type Sealing = { readonly kept: KeptPrices; readonly attempt: number };

async function addSeal(
  desk: Desk,
  sealed: SealedPrice,
  { kept, attempt }: Sealing,
): Promise<Done<RowOf<'priceSeals'>>> {
  const { tender, bid } = sealed;
  const prices = [...kept.prices.filter((one) => one.bid !== bid), sealed];
  const body = JSON.stringify({ format: draftFormat, prices } satisfies PriceDraft);
  const stored = await desk.drafts.keep(fileOf(tender), body, kept.before);
  if (stored.kind === 'fault') return stored;
  const hash = await desk.sha256(priceText(sealed));
  const values = { title: `${tender}, price of bid ${bid}`, tender, bid, attempt, hash };
  const { priceSeals } = desk.registers;
  const row = fromSaved(
    await priceSeals.add(values, `${tender}/price/${bid}/${attempt}`),
    priceSeals.declaration,
    desk.saving,
  );
  if (row.kind !== 'done') return row;
  const told = { action: 'price sealed', list: 'PriceSeals', ref: bid, after: hash };
  const event = await record(desk, tender, told);
  return event.kind === 'fault' ? event : row;
}

type KeptPrices = {
  readonly prices: readonly SealedPrice[];
  readonly before: Parameters<Desk['drafts']['keep']>[2];
};

async function readPrices(desk: Desk, ref: string): Promise<Done<KeptPrices>> {
  const draft = await desk.drafts.read(fileOf(ref));
  if (draft.kind === 'fault') return draft;
  if (!draft.value) return done({ prices: [], before: undefined });
  try {
    const read = JSON.parse(draft.value.body) as PriceDraft; // written by keep() above; another form is told below
    if (read.format === draftFormat) return done({ prices: read.prices, before: draft.value });
  } catch {
    // told below
  }
  return problem(
    'Prices',
    'The file with the sealed prices in your own folder cannot be read. Restore an earlier version of it in OneDrive.',
  );
}

/** The seal that counts for a bid: the owner's last one, each after the first approved. */
export function sealOf(
  work: Pick<Work, 'tender' | 'tenderApprovals' | 'priceSeals'>,
  bid: string,
): RowOf<'priceSeals'> | undefined {
  const allowed = 1 + approvals(work, 'new price', bid).length;
  return work.priceSeals
    .filter(({ values }) => values.bid === bid && values.attempt <= allowed)
    .toSorted((a, b) => a.values.attempt - b.values.attempt)
    .at(-1);
}

/** Lays the prices open. The caller has checked that the consensus is locked. */
export async function openPrices(desk: Desk, work: Work, bids: readonly string[]): Promise<Done<undefined>> {
  const ref = work.tender.values.ref;
  const shown = new Set(work.prices.map(({ values }) => values.bid));
  const closed = bids.filter((bid) => !shown.has(bid));
  if (closed.length === 0) return done(undefined);
  const read = await readPrices(desk, ref);
  if (read.kind !== 'done') return read;
  const found: Problem[] = [];
  const writes = [];
  for (const bid of closed) {
    const seal = sealOf(work, bid);
    const sealed = read.value.prices.find((one) => one.bid === bid);
    if (!seal)
      found.push({ place: `Bid ${bid}`, tell: 'No price was taken in. Read the bidder’s price return.' });
    else if (!sealed || (await desk.sha256(priceText(sealed))) !== seal.values.hash)
      found.push({ place: `Bid ${bid}`, tell: 'The price in your folder is not the one that was sealed.' });
    else
      writes.push({
        kind: 'add' as const,
        clientKey: `${ref}/open price/${bid}`,
        values: {
          title: `${ref}, price of bid ${bid}`,
          tender: ref,
          bid,
          price: sealed.price,
          nonce: sealed.nonce,
          cites: seal.values.hash,
        },
      });
  }
  if (found.length > 0) return { kind: 'problems', problems: found };
  const saved = await desk.registers.prices.many(writes, () => undefined);
  const rows = fromMany(saved, desk.registers.prices.declaration, desk.saving);
  if (rows.kind !== 'done') return rows;
  const event = await record(desk, ref, {
    action: 'prices opened',
    list: 'Prices',
    after: JSON.stringify(closed),
  });
  return event.kind === 'fault' ? event : done(undefined);
}

/** Prices that prove to be the ones that were sealed, by bid; or each that does not. */
export async function checkPrices(
  work: Pick<Work, 'tender' | 'tenderApprovals' | 'priceSeals' | 'prices'>,
  bids: readonly string[],
  sha256: Sha256,
): Promise<Checked<ReadonlyMap<string, string>>> {
  const found: Problem[] = [];
  const prices = new Map<string, string>();
  for (const bid of bids) {
    const row = work.prices.find(({ values }) => values.bid === bid);
    const why = row
      ? await whyNot(work, row, sha256)
      : 'The price is still sealed. The owner opens it after the consensus.';
    if (why !== undefined) found.push({ place: `Bid ${bid}`, tell: why });
    else if (row) prices.set(bid, row.values.price);
  }
  return found.length > 0 ? { kind: 'problems', problems: found } : ok(prices);
}

async function whyNot(
  work: Pick<Work, 'tender' | 'tenderApprovals' | 'priceSeals'>,
  { values, created, changed }: RowOf<'prices'>,
  sha256: Sha256,
): Promise<string | undefined> {
  const { tender, bid, price, nonce, cites } = values;
  const { ownerId } = work.tender.values;
  const seal = sealOf(work, bid);
  if (!seal) return 'There is no seal for this price.';
  if ([created, changed, seal.created, seal.changed].some(({ by }) => by.id !== ownerId))
    return 'Somebody other than the owner of the tender wrote the price or its seal.';
  if (seal.changed.at !== seal.created.at || changed.at !== created.at)
    return 'The price or its seal was changed after it was written.';
  if (!isSha256(nonce)) return 'The secret is not 32 bytes in hex.';
  if (cites !== seal.values.hash || (await sha256(priceText({ tender, bid, price, nonce }))) !== cites)
    return 'This is not the price that was sealed.';
  return undefined;
}
