import { emptyText, type Packed } from '../columns.ts';
import { secondsOfDay } from '../pack.ts';
import { Growing, GrowingUuids, longer } from './growing.ts';

/** A column of values that do not repeat, of one form, that is filled with JSON as it came over the wire. */
export type Form = {
  /** False when the value, which stands there as JSON, has another form: then nothing was added. */
  add(bytes: Uint8Array, from: number, to: number): boolean;
  blank(): void;
  /** How many values and blanks it has. */
  count(): number;
  finish(): Packed;
};

/** Every form, the narrowest first. */
export const forms: readonly (() => Form)[] = [serials, numbers, moments, uuids, etags, texts];

const quote = 34;
const backslash = 92;
const whole = () => new Growing((length) => new Uint32Array(length));

/** The number that these digits write; NaN when there are others. */
function digits(bytes: Uint8Array, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at += 1) {
    const digit = (bytes[at] ?? 0) - 48;
    if (digit < 0 || digit > 9) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

/** Whether a text stands there, between its quotes. */
function isText(bytes: Uint8Array, from: number, to: number): boolean {
  return bytes[from] === quote && to - from >= 2;
}

/** The number of a serial of up to nine digits, without a zero before it; 0 when it is none. */
function serialOf(bytes: Uint8Array, from: number, to: number): number {
  if (to === from || to - from > 9 || bytes[from] === 48) return 0;
  return digits(bytes, from, to) || 0;
}

function serials(): Form {
  const found = whole();
  return {
    add(bytes, from, to) {
      const serial = isText(bytes, from, to) ? serialOf(bytes, from + 1, to - 1) : 0;
      if (serial > 0) found.push(serial);
      return serial > 0;
    },
    blank: () => found.push(0),
    count: () => found.count,
    finish: () => ({ kind: 'serials', serials: found.finish() }),
  };
}

function numbers(): Form {
  const found = new Growing((length) => new Float64Array(length));
  return {
    add(bytes, from, to) {
      const first = bytes[from] ?? 0;
      if (first !== 45 && (first < 48 || first > 57)) return false;
      const short = to - from <= 15 ? digits(bytes, from, to) : Number.NaN;
      const value = Number.isNaN(short) ? Number(ascii(bytes, from, to)) : short;
      if (!Number.isNaN(value)) found.push(value);
      return !Number.isNaN(value);
    },
    blank: () => found.push(Number.NaN),
    count: () => found.count,
    finish: () => ({ kind: 'numbers', numbers: found.finish() }),
  };
}

function ascii(bytes: Uint8Array, from: number, to: number): string {
  let text = '';
  for (let at = from; at < to; at += 1) text += String.fromCharCode(bytes[at] ?? 0);
  return text;
}

function moments(): Form {
  const found = whole();
  const days = new Map<number, number>();
  const start = (bytes: Uint8Array, at: number): number => {
    const day =
      digits(bytes, at, at + 4) * 10_000 +
      digits(bytes, at + 5, at + 7) * 100 +
      digits(bytes, at + 8, at + 10);
    let seconds = days.get(day);
    if (seconds === undefined) days.set(day, (seconds = secondsOfDay(ascii(bytes, at, at + 10))));
    return seconds;
  };
  return {
    add(bytes, from, to) {
      if (!isMoment(bytes, from, to)) return false;
      const at = from + 1;
      const [hour, minute] = [digits(bytes, at + 11, at + 13), digits(bytes, at + 14, at + 16)];
      const second = digits(bytes, at + 17, at + 19);
      if (!(hour < 24 && minute < 60 && second < 60)) return false;
      const seconds = start(bytes, at) + hour * 3600 + minute * 60 + second;
      // Days that do not exist, and what 32 bits do not hold, have another form.
      if (!(seconds > 0 && seconds < 2 ** 32)) return false;
      found.push(seconds);
      return true;
    },
    blank: () => found.push(0),
    count: () => found.count,
    finish: () => ({ kind: 'moments', seconds: found.finish() }),
  };
}

/** "2026-11-22T08:30:00Z", with its quotes; its numbers are looked at elsewhere. */
function isMoment(bytes: Uint8Array, from: number, to: number): boolean {
  const at = from + 1;
  return (
    to - from === 22 &&
    bytes[from] === quote &&
    bytes[at + 4] === 45 &&
    bytes[at + 7] === 45 &&
    bytes[at + 10] === 84 &&
    bytes[at + 13] === 58 &&
    bytes[at + 16] === 58 &&
    bytes[at + 19] === 90
  );
}

function uuids(): Form {
  const found = new GrowingUuids();
  return {
    add: (bytes, from, to) => isText(bytes, from, to) && to - from === 38 && found.add(bytes, from + 1),
    blank: () => found.blank(),
    count: () => found.count,
    finish: () => ({ kind: 'uuids', bytes: found.finish() }),
  };
}

/** In JSON: "\"uuid,7\"". */
function etags(): Form {
  const found = new GrowingUuids();
  const versions = whole();
  return {
    add(bytes, from, to) {
      if (to - from < 44 || bytes[from] !== quote || bytes[from + 1] !== backslash) return false;
      if (bytes[from + 2] !== quote || bytes[from + 39] !== 44) return false;
      if (bytes[to - 3] !== backslash || bytes[to - 2] !== quote) return false;
      const version = serialOf(bytes, from + 40, to - 3);
      if (version === 0 || !found.add(bytes, from + 3)) return false;
      versions.push(version);
      return true;
    },
    blank() {
      found.blank();
      versions.push(0);
    },
    count: () => found.count,
    finish: () => ({ kind: 'etags', bytes: found.finish(), versions: versions.finish() }),
  };
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Texts longer than this are copied whole; a short one is quicker byte by byte. */
const short = 64;

function texts(): Form {
  let kept = new Uint8Array(65_536);
  let used = 0;
  const ends = whole();
  const roomFor = (length: number) => {
    if (used + length > kept.length) kept = longer(kept, Math.max(used + length, kept.length * 2));
  };
  const escaped = (bytes: Uint8Array, from: number, to: number): boolean => {
    const value = JSON.parse(decoder.decode(bytes.subarray(from, to))) as string; // it stands between quotes
    // Half a surrogate pair has no bytes.
    if (/\p{Surrogate}/u.test(value)) return false;
    const written = encoder.encode(value);
    roomFor(written.length);
    kept.set(written, used);
    used += written.length;
    return true;
  };
  const copied = (bytes: Uint8Array, from: number, to: number): boolean => {
    roomFor(to - from);
    if (to - from > short) {
      if (bytes.subarray(from, to).includes(backslash)) return false;
      kept.set(bytes.subarray(from, to), used);
    } else
      for (let at = from, place = used; at < to; at += 1, place += 1) {
        const byte = bytes[at] ?? 0;
        if (byte === backslash) return false;
        kept[place] = byte;
      }
    used += to - from;
    return true;
  };
  return {
    add(bytes, from, to) {
      if (!isText(bytes, from, to)) return false;
      if (to - from === 2) {
        roomFor(1);
        kept[used] = emptyText;
        used += 1;
      } else if (!copied(bytes, from + 1, to - 1) && !escaped(bytes, from, to)) return false;
      ends.push(used);
      return true;
    },
    blank: () => ends.push(used),
    count: () => ends.count,
    finish: () => ({ kind: 'texts', bytes: kept.slice(0, used), ends: ends.finish() }),
  };
}
