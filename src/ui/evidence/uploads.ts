import { checkFile, retainUntil } from '../../domain/evidence/evidence.ts';
import { personalData, personalWarning } from '../../domain/words/personal-data.ts';
import type { Day } from '../../domain/words/day.ts';
import type { Fault } from '../../domain/words/outcome.ts';
import type { Registers } from '../../registers/registers.ts';

/** Where a file belongs. */
export type Belongs = {
  readonly contract: string;
  readonly checklist: string;
  readonly question: string;
  /** The last day of the contract, from which the time to keep it is counted. */
  readonly contractEnd: Day | undefined;
  readonly today: Day;
  /** How many years evidence is kept. */
  readonly years: number;
};

/** A file on its way. */
export type Upload = {
  readonly key: number;
  readonly name: string;
  readonly file: File;
  readonly belongs: Belongs;
  readonly state:
    | { readonly kind: 'reading' }
    | { readonly kind: 'refused'; readonly tell: string }
    | { readonly kind: 'warned'; readonly tell: string } // waits for the person to say that it is all right
    | { readonly kind: 'sending'; readonly bytes: number }
    | { readonly kind: 'failed'; readonly fault: Fault };
};

/** The files on their way, on whatever page they were chosen: leaving the page does not stop them. */
export type Uploads = {
  list(): readonly Upload[];
  subscribe(changed: () => void): () => void;
  choose(files: readonly File[], belongs: Belongs): void;
  /** Stores a file although it seems to hold personal data. */
  storeAnyway(key: number): void;
  retry(key: number): void;
  /** Stops a file that is being sent, or takes one that failed off the list. */
  cancel(key: number): void;
};

const known = new WeakMap<Registers, Uploads>();

/** The one list of files on their way for these registers. */
export function uploadsOf(registers: Registers): Uploads {
  const there = known.get(registers);
  if (there) return there;
  const uploads = openUploads(registers);
  known.set(registers, uploads);
  return uploads;
}

function openUploads(registers: Registers): Uploads {
  let list: readonly Upload[] = [];
  let last = 0;
  const stops = new Map<number, AbortController>();
  const listeners = new Set<() => void>();
  const change = (next: readonly Upload[]) => {
    list = next;
    for (const listener of listeners) listener();
  };
  const drop = (key: number) => change(list.filter((one) => one.key !== key));
  const set = (key: number, changes: Partial<Upload>) =>
    change(list.map((one) => (one.key === key ? { ...one, ...changes } : one)));

  async function look(upload: Upload): Promise<void> {
    const { file, key } = upload;
    const first = new Uint8Array(await file.slice(0, 16).arrayBuffer());
    const checked = checkFile(file.name, file.size, first);
    if (checked.kind === 'problems')
      return set(key, { state: { kind: 'refused', tell: checked.problems[0]?.tell ?? '' } });
    set(key, { name: checked.value });
    const { textIn } = await import('./text-in.ts');
    const finds = personalData(`${file.name}\n${await textIn(file)}`);
    // An office's telephone and address stand on every letter; numbers of a person do not.
    const serious = finds.filter(({ kind }) => kind !== 'e-mail address' && kind !== 'phone number');
    const tell = personalWarning(serious, 'file');
    if (tell !== undefined) return set(key, { state: { kind: 'warned', tell } });
    return send(key);
  }

  async function send(key: number): Promise<void> {
    const upload = list.find((one) => one.key === key);
    if (!upload) return;
    const stop = new AbortController();
    stops.set(key, stop);
    const warned = upload.state.kind === 'warned';
    set(key, { state: { kind: 'sending', bytes: 0 } });
    const { contract, checklist, question, contractEnd, today, years } = upload.belongs;
    const link = {
      contract,
      checklist,
      question,
      review: warned ? ('needs redaction' as const) : ('waiting' as const),
      retainUntil: retainUntil(contractEnd, today, years),
    };
    const watch = {
      signal: stop.signal,
      progress: (bytes: number) => set(key, { state: { kind: 'sending', bytes } }),
    };
    const saved = await registers.files.upload(upload.file, upload.name, link, watch);
    stops.delete(key);
    if (saved.kind === 'saved' || stop.signal.aborted) return drop(key);
    if (saved.kind === 'stopped') return set(key, { state: { kind: 'failed', fault: saved.fault } });
    set(key, { state: { kind: 'failed', fault: notLinked } });
  }

  return {
    list: () => list,
    subscribe(changed) {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    choose(files, belongs) {
      const added = files.map((file): Upload => {
        last += 1;
        return { key: last, name: file.name, file, belongs, state: { kind: 'reading' } };
      });
      change([...list, ...added]);
      for (const upload of added) void look(upload);
    },
    storeAnyway: (key) => void send(key),
    retry: (key) => void send(key),
    cancel(key) {
      stops.get(key)?.abort();
      drop(key);
    },
  };
}

const notLinked: Fault = {
  kind: 'refused',
  tell: 'The file is stored but could not be linked to this answer.',
  mend: 'Try again. If it stays so, ask IT to look at the library Evidence.',
  code: 'not linked',
};
