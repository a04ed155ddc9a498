/** Faults that the tenant makes on demand; each is off when absent. Rates are from 0 to 1. */
export type Chaos = {
  /** Milliseconds before each answer. */
  latency?: number;
  /** Milliseconds more for each item of a page, as a large list costs the service. */
  perItem?: number;
  /** Share of requests answered 429. */
  throttle?: number;
  /** Form of Retry-After on those; a browser reads it in `$batch` only. */
  retryAfter?: 'integer' | 'decimal' | 'date' | 'absent';
  /** Share of requests answered 500, 502, 503 or 504 before anything is done. */
  serverError?: number;
  /** Share of writes that are done and whose answer is lost. */
  lostAnswer?: number;
  /** Share of requests whose connection is cut before anything is done. */
  cut?: number;
  /** Share of parts of a batch that are answered 5xx, or 429 where `retryAfter` is given. */
  partialBatch?: number;
  /** Share of delta requests with a token that are answered 410. */
  deltaGone?: number;
  /** Faults to make, after which it stops; no end when absent. */
  times?: number;
  /** Seed of the pseudo-random choice. */
  seed?: number;
  /** Only requests whose `METHOD /path` contains this text. */
  only?: string;
};

const rates = ['throttle', 'serverError', 'lostAnswer', 'cut', 'partialBatch', 'deltaGone'] as const;
const counts = ['latency', 'perItem', 'times', 'seed'] as const;
const forms = ['integer', 'decimal', 'date', 'absent'] as const;

/** Reads `latency=200,throttle=0.1,retryAfter=date`; answers a sentence when it cannot. */
export function readChaos(text: string): Chaos | string {
  const chaos: Chaos = {};
  for (const part of text.split(',').filter((each) => each.trim() !== '')) {
    const [name = '', value = ''] = part.split('=').map((each) => each.trim());
    const wrong = setOne(chaos, name, value);
    if (wrong) return wrong;
  }
  return chaos;
}

function setOne(chaos: Chaos, name: string, value: string): string | undefined {
  const rate = rates.find((each) => each === name);
  const count = counts.find((each) => each === name);
  const form = forms.find((each) => each === value);
  const number = Number(value);
  if (rate && value !== '' && number >= 0 && number <= 1) chaos[rate] = number;
  else if (count && value !== '' && number >= 0) chaos[count] = number;
  else if (name === 'retryAfter' && form) chaos.retryAfter = form;
  else if (name === 'only' && value !== '') chaos.only = value;
  else {
    return `“${name}=${value}” is no fault. Give ${rates.join(', ')} from 0 to 1; ${counts.join(', ')} as a number; retryAfter=${forms.join('|')}; only=TEXT.`;
  }
  return undefined;
}

/** Repeatable pseudo-random numbers from 0 to 1 (mulberry32). */
export function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
