import type { Fault } from '../domain/words/outcome.ts';
import { Answers } from './answers.ts';
import { Company } from './company.ts';
import { asHeld, keysOf, mayHaveArrived, openJoining, plain, type Held } from './held.ts';
import { Intake } from './intake.ts';
import { givenUp, type Entry, type Keeping } from './journal.ts';
import type { Line } from './line.ts';
import type { Ended } from './write.ts';
import type { Bulk, Sender, SenderWorld, Shared, Word } from './sending.ts';

/** A sender that begins to work when a change comes, or when the journal holds what an earlier page left. */
export class Together implements Sender {
  readonly #world: SenderWorld;
  readonly #listeners = new Set<() => void>();
  readonly #intake: Intake;
  readonly #answers = new Answers();
  readonly #join = openJoining();
  #shared: Shared | undefined;
  /** The line as the page whose turn it is shows it. */
  #shown: readonly Held[] = [];
  #line: Line | undefined;
  #leading: Promise<Line | undefined> | undefined;
  #mine = false;
  #company: Company | undefined;
  #trouble: { readonly fault: Fault; readonly tries: number } | undefined;
  #nap = new AbortController();

  constructor(world: SenderWorld) {
    this.#world = world;
    this.#intake = new Intake({
      journal: async () => (await world.shared).journal,
      kept: (entries) => void this.#handOver(entries),
    });
    void world.shared.then((shared) => this.#open(shared));
  }

  submit(entry: Entry): ReturnType<Sender['submit']> {
    return new Promise((resolve) => {
      this.#answers.ask(entry, (settled, sent) => resolve({ settled, entry: sent }));
      void this.#intake.add([entry]);
      this.#tell();
    });
  }

  async submitAll(entries: readonly Entry[], { each, signal }: Bulk): Promise<void> {
    const ends = entries.map(
      (entry, index) =>
        new Promise<void>((over) => {
          this.#answers.ask(entry, (settled, sent) => {
            each(index, settled, sent);
            over();
          });
        }),
    );
    const stop = () => this.#discard(entries.map(({ key }) => key));
    signal?.addEventListener('abort', stop);
    if (signal?.aborted) stop();
    else {
      const kept = this.#intake.add(entries);
      this.#tell();
      await kept;
    }
    await Promise.all(ends);
    signal?.removeEventListener('abort', stop);
  }

  held(): readonly Held[] {
    return this.#join.held(this.#line?.held() ?? this.#shown, this.#intake.entries(), this.#trouble);
  }

  typed(): readonly Held[] {
    return this.#join.typed(this.#line?.typed() ?? this.#shown, this.#intake.entries(), this.#trouble);
  }

  retry(): void {
    this.#nap.abort();
    if (this.#mine) this.#line?.retry();
    else this.#company?.say({ kind: 'retry' });
  }

  wake(): void {
    this.#nap.abort();
    if (this.#mine) this.#line?.wake();
    else this.#company?.say({ kind: 'wake' });
  }

  discard(key: string): void {
    this.#discard([key]);
  }

  subscribe(changed: () => void): () => void {
    this.#listeners.add(changed);
    return () => this.#listeners.delete(changed);
  }

  kept(): Keeping {
    return this.#shared?.journal.kept() ?? { on: 'device' };
  }

  /** This page was told to wait: the others wait too. */
  cooling(milliseconds: number): void {
    this.#company?.say({ kind: 'cooling', milliseconds });
  }

  async #open(shared: Shared): Promise<void> {
    this.#shared = shared;
    const { journal, channel, turn, end } = shared;
    journal.knows(() => this.held().map(({ entry }) => entry));
    this.#company = new Company({
      channel,
      end,
      hear: (word) => this.#hear(word),
      line: () => this.#line?.held(),
      pause: () => this.#world.pause(0),
    });
    end?.addEventListener('abort', () => this.#line?.stop());
    if (!turn) this.#mine = true;
    const left = await journal.all();
    // Most pages find nothing: then no row is to be drawn anew.
    if (left.length > 0 && !this.#line) this.#shown = left.map(asHeld);
    if (left.length > 0 || journal.kept().on === 'memory') this.#tell();
    if (turn) await turn(() => this.#lost());
    if (end?.aborted) return;
    this.#mine = true;
    this.#company?.say({ kind: 'hello' });
    const inside = turn ? await journal.all() : left;
    if (inside.length === 0) return;
    await this.#world.drawn();
    await this.#lead();
  }

  #lost(): void {
    const { turn } = this.#shared ?? {};
    this.#shown = this.#line?.held().map(plain) ?? [];
    this.#line?.stop();
    this.#line = undefined;
    this.#leading = undefined;
    this.#mine = false;
    void turn?.(() => this.#lost()).then(() => {
      this.#mine = true;
      return this.#lead();
    });
  }

  /** They are in the journal: a page that dies from here on has them there. */
  async #handOver(entries: readonly Entry[]): Promise<void> {
    if (this.#mine) {
      if (!this.#line) this.#tell(); // where it cannot be had, that they are kept is all there is to say
      const line = await this.#lead();
      line?.accept(this.#intake.take(entries));
      return;
    }
    this.#intake.told(entries);
    this.#company?.say({ kind: 'new', entries });
  }

  #lead(): Promise<Line | undefined> {
    this.#leading ??= this.#load();
    return this.#leading;
  }

  /** Tries until the code that sends is there. */
  async #load(): Promise<Line | undefined> {
    const { journal, end } = await this.#world.shared;
    for (let tries = 1; this.#mine && !end?.aborted; tries += 1) {
      const code = await this.#world.load();
      if (code.kind === 'ok') {
        const line = code.value({ journal, changed: () => this.#tell(), ended: (ended) => this.#end(ended) });
        const left = await journal.all();
        this.#trouble = undefined;
        this.#line = line;
        // Whether an earlier page sent them is not known: so they are looked for first; not so what was given here.
        line.accept(left.map((entry) => (this.#intake.isComing(entry.key) ? entry : mayHaveArrived(entry))));
        this.#endedUnheard(left);
        return line;
      }
      this.#trouble = { fault: code.fault, tries };
      this.#tell();
      this.#nap = new AbortController();
      await this.#world.pause(tries, this.#nap.signal);
    }
    return undefined;
  }

  // The journal forgets a change only when the server has it: what is not there any more was sent by a page that died.
  #endedUnheard(left: readonly Entry[]): void {
    const known = keysOf(left);
    const over = this.#intake.without(known);
    this.#intake.drop(known);
    this.#settle(over.map((entry) => ({ entry, settled: { kind: 'done' } })));
  }

  #discard(keys: readonly string[]): void {
    const there = keysOf(this.held().flatMap(({ entry, state }) => (state === 'keeping' ? [] : [entry])));
    const only = keys.filter((key) => !there.has(key));
    const asked = only.flatMap((key) => this.#answers.entryOf(key) ?? []);
    if (this.#line) this.#line.discard(keys);
    else {
      const gone = new Set(keys);
      this.#shown = this.#shown.filter(({ entry }) => !gone.has(entry.key));
      this.#company?.say({ kind: 'discard', keys });
    }
    this.#intake.giveUp(only);
    void this.#world.shared.then(({ journal }) => journal.put([], only));
    this.#settle(asked.map((entry) => ({ entry, settled: { kind: 'stopped', fault: givenUp } })));
    this.#tell();
  }

  #end(ended: Ended): void {
    this.#world.ended(ended);
    this.#settle(ended);
    this.#company?.say({ kind: 'ended', ended });
  }

  #settle(ended: Ended): void {
    const { journal } = this.#shared ?? {};
    // Where the disk took nothing, another page's journal is not this one.
    const keys = ended.map(({ entry }) => entry.key);
    if (!this.#mine && journal?.kept().on === 'memory') void journal.put([], keys);
    this.#intake.drop(keysOf(ended.map(({ entry }) => entry)));
    this.#answers.tell(ended);
  }

  #hear(word: Exclude<Word, { kind: 'hello' | 'here' }>): void {
    switch (word.kind) {
      case 'new':
        if (this.#mine) void this.#lead().then((line) => line?.accept(word.entries));
        return;
      case 'line':
        this.#shown = word.held;
        return this.#tell();
      case 'ended':
        this.#world.ended(word.ended);
        this.#settle(word.ended);
        return this.#tell();
      case 'retry':
      case 'wake':
        return this.#line?.[word.kind]();
      case 'discard':
        return this.#line?.discard(word.keys);
      case 'cooling':
        return this.#world.cool(word.milliseconds);
    }
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
    this.#company?.show();
  }
}
