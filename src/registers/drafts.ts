import type { Journal } from './journal.ts';

/** Words that are being typed, kept so that a page that dies in the middle of them loses none. */
export type Drafts = {
  /** Keeps them; the last for each key counts. `content` holds plain values only. */
  keep(key: string, content: unknown): void;
  /** They are a change now, or given up. */
  drop(key: string): void;
  /** What pages that are gone have left; from now on it is this page's. */
  left(): Promise<readonly { readonly key: string; readonly content: unknown }[]>;
};

/** Drafts in the journal, for the page of this name. */
export function openDrafts(journal: Promise<Journal>, page: string, now: () => Date): Drafts {
  /** What is to be written next for a key; undefined: forgotten. */
  const wanted = new Map<string, { readonly content: unknown } | undefined>();
  let writing = false;

  async function write(): Promise<void> {
    if (writing) return;
    writing = true;
    const kept = await journal;
    // Whoever types is faster than a disk: only the last state of each is written.
    for (let next = wanted.entries().next(); !next.done; next = wanted.entries().next()) {
      const [key, note] = next.value;
      wanted.delete(key);
      if (note) await kept.putDraft({ key, page, at: now().getTime(), ...note });
      else await kept.dropDraft(key, page);
    }
    writing = false;
  }

  const want = (key: string, note: { readonly content: unknown } | undefined) => {
    wanted.set(key, note);
    void write();
  };

  return {
    keep: (key, content) => want(key, { content }),
    drop: (key) => want(key, undefined),
    async left() {
      const kept = await journal;
      const notes = (await kept.drafts())
        .filter((note) => note.page !== page)
        .toSorted((a, b) => a.at - b.at);
      for (const note of notes) {
        await kept.putDraft({ ...note, page });
        await kept.dropDraft(note.key, note.page);
      }
      // Of two pages that held the same words, the later ones.
      return [...new Map(notes.map(({ key, content }) => [key, { key, content }])).values()];
    },
  };
}
