import type { Drafts } from './drafts.ts';
import { fetchWriting, type Writing } from './fetch-writing.ts';
import { leftOn, nothingLeft, type Left } from './left.ts';
import type { Opened, Sending } from './open-sending.ts';
import type { Sender } from './sending.ts';
import type { Saving, Tenant } from './types.ts';

/** What takes and sends changes, once its code is here. */
export type There = Opened & { readonly code: Writing };

/** What is known of a person's changes before and after the code that takes and sends them is here. */
export type SendingLater = {
  readonly sender: Pick<Sender, 'held' | 'typed' | 'subscribe'>;
  readonly saving: Saving;
  readonly drafts: Drafts;
  /** Where its code is here: what is given to it now is kept now. */
  now(): There | undefined;
  /** Gives a change as soon as the code is here, and says until then that it waits. */
  give<T>(work: (here: There) => T | Promise<T>): Promise<T>;
  /** The page is shown again, or the network is back. */
  wake(): void;
};

/** The longest pause between two tries to fetch the code, in milliseconds. */
const longest = 60_000;

/**
 * What an earlier page left is shown with the first rows; the code that takes and sends changes comes when they are
 * `drawn`, or with the first change.
 */
export function sendingLater(
  sending: Sending,
  drawn: () => Promise<void>,
  fetch: typeof fetchWriting = fetchWriting,
): SendingLater {
  const { keeper, journal, gateway } = sending;
  const before = openBefore();
  let opened: There | undefined;
  const code = arriving(fetch, gateway.tenant, before.cut);
  let opening: Promise<There> | undefined;

  async function open(): Promise<There> {
    const writing = await code.arrived();
    opened = { ...writing.openSending(sending, before.left().held), code: writing };
    opened.sender.subscribe(before.tell);
    before.tell();
    return opened;
  }
  const there = () => (opening ??= open());

  async function give<T>(work: (here: There) => T | Promise<T>): Promise<T> {
    if (opened) return work(opened);
    before.given(1);
    const here = await there();
    before.given(-1);
    return work(here);
  }

  if (keeper?.personId !== undefined)
    void leftOn(keeper.personId, gateway.tenant).then((left) => opened ?? before.found(left));
  // Only a journal that outlives its page can hold what an earlier one left.
  if (keeper ?? journal) void drawn().then(there);

  const { subscribe } = before;
  return {
    now: () => opened,
    give,
    wake: () => (opened ? opened.sender.wake() : code.wake()),
    sender: {
      held: () => opened?.sender.held() ?? before.left().held,
      typed: () => opened?.sender.typed() ?? before.left().typed,
      subscribe,
    },
    ...told({ now: () => opened, there, before, wake: code.wake }),
  };
}

type Around = {
  readonly now: () => There | undefined;
  readonly there: () => Promise<There>;
  readonly before: ReturnType<typeof openBefore>;
  readonly wake: () => void;
};

function told({ now, there, before, wake }: Around): Pick<SendingLater, 'saving' | 'drafts'> {
  /** Does it now, or as soon as the code is here. */
  function soon(work: (here: There) => void): void {
    const here = now();
    if (here) work(here);
    else void there().then(work);
  }
  const saving = () => now()?.saving;
  return {
    saving: {
      state: () => saving()?.state() ?? before.state(),
      subscribe: before.subscribe,
      pending: () => saving()?.pending() ?? [],
      kept: () => saving()?.kept() ?? { on: 'device' },
      retry() {
        wake();
        soon((here) => here.saving.retry());
      },
      restore: (key) => soon((here) => here.saving.restore(key)),
      discard: (key) => soon((here) => here.saving.discard(key)),
    },
    drafts: {
      keep: (key, content) => soon(({ drafts }) => drafts.keep(key, content)),
      drop: (key) => soon(({ drafts }) => drafts.drop(key)),
      left: async () => (await there()).drafts.left(),
    },
  };
}

/** How a person's changes stand before the code is here: what an earlier page left, and what is given meanwhile. */
function openBefore() {
  const listeners = new Set<() => void>();
  let left = nothingLeft;
  let given = 0;
  let cut = false;
  let { state } = left;

  function tell(): void {
    const count = left.held.length + given;
    // In memory is what was given here; what was left is on the device.
    const kept = given > 0 ? 'memory' : 'device';
    if (left.state.kind === 'needs-you' || count === 0) ({ state } = left);
    else state = cut ? { kind: 'waiting', count, kept, why: 'offline' } : { kind: 'saving', count };
    for (const listener of listeners) listener();
  }

  return {
    tell,
    left: () => left,
    state: () => state,
    found(found: Left): void {
      left = found;
      if (left.held.length > 0) tell();
    },
    given(more: 1 | -1): void {
      given += more;
      tell();
    },
    /** The code could not be fetched. */
    cut: () => {
      cut = true;
      tell();
    },
    subscribe: (changed: () => void) => {
      listeners.add(changed);
      return () => void listeners.delete(changed);
    },
  };
}

/** Tries until the code is here. */
function arriving(fetch: typeof fetchWriting, { wait }: Pick<Tenant, 'wait'>, cut: () => void) {
  let nap = new AbortController();
  return {
    wake: () => nap.abort(),
    async arrived(): Promise<Writing> {
      for (let pause = 1_000; ; pause = Math.min(2 * pause, longest)) {
        const fetched = await fetch();
        if (fetched.kind === 'ok') return fetched.value;
        cut();
        nap = new AbortController();
        await wait(pause, nap.signal).catch(() => undefined);
      }
    },
  };
}
