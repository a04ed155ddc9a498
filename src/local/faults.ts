import { dice, type Chaos } from './chaos.ts';
import { Refusal } from './graph/refusal.ts';
import { tooMany } from './graph/throttle.ts';

/** Makes the faults that are ordered. */
export type Faults = {
  current(): Chaos;
  set(chaos: Chaos): void;
  /** Milliseconds to wait before an answer with so many items. */
  latency(items: number): number;
  /** A fault instead of the answer, before anything is done. */
  before(request: string, at: Date): Refusal | 'cut' | undefined;
  /** Whether a write's answer is lost. */
  loses(request: string): boolean;
  /** A fault of one part of a batch. */
  part(request: string, at: Date): Refusal | undefined;
  /** Whether a delta token is answered 410. */
  deltaGone(): boolean;
};

const serverErrors: readonly (readonly [status: number, code: string])[] = [
  [500, 'generalException'],
  [502, 'badGateway'],
  [503, 'serviceNotAvailable'],
  [504, 'gatewayTimeout'],
];

/** Faults by chance, repeatable by seed. */
export function faults(first: Chaos): Faults {
  let chaos = first;
  let roll = dice(first.seed ?? 1);
  let left = first.times ?? Infinity;
  const hits = (rate: number | undefined, request: string) => {
    if (!rate || left <= 0 || !request.includes(chaos.only ?? '') || roll() >= rate) return false;
    left -= 1;
    return true;
  };
  const serverError = () => {
    const [status, code] = serverErrors[Math.floor(roll() * serverErrors.length)] ?? [
      500,
      'generalException',
    ];
    return new Refusal(status, code, 'The service is not available. Try the request again after a delay.');
  };
  return {
    current: () => chaos,
    set(next) {
      chaos = next;
      roll = dice(next.seed ?? 1);
      left = next.times ?? Infinity;
    },
    latency: (items) => (chaos.latency ?? 0) + (chaos.perItem ?? 0) * items,
    before(request, at) {
      if (hits(chaos.cut, request)) return 'cut';
      if (hits(chaos.throttle, request)) return tooMany(retryAfter(chaos, at));
      return hits(chaos.serverError, request) ? serverError() : undefined;
    },
    loses: (request) => !request.startsWith('GET ') && hits(chaos.lostAnswer, request),
    part(request, at) {
      if (!hits(chaos.partialBatch, request)) return undefined;
      return chaos.retryAfter === undefined ? serverError() : tooMany(retryAfter(chaos, at));
    },
    deltaGone: () => hits(chaos.deltaGone, chaos.only ?? ''),
  };
}

function retryAfter({ retryAfter: form = 'integer' }: Chaos, at: Date): string | undefined {
  switch (form) {
    case 'integer':
      return '1';
    case 'decimal':
      return '0.249';
    case 'date':
      return new Date(at.getTime() + 1000).toUTCString();
    case 'absent':
      return undefined;
  }
}
