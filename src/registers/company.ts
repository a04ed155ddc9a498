import type { Channel } from './device/device.ts';
import { plain, type Held } from './held.ts';
import type { Word } from './sending.ts';

type Meeting = {
  readonly channel: Channel | undefined;
  readonly end: AbortSignal | undefined;
  readonly hear: (word: Exclude<Word, { kind: 'hello' | 'here' }>) => void;
  /** The line, where this page has it. */
  readonly line: () => readonly Held[] | undefined;
  readonly pause: () => Promise<void>;
};

/** The other open pages of the same person. */
export class Company {
  readonly #meeting: Meeting;
  /** Whether there are any: most people have one page open. */
  #others = false;
  #telling = false;

  constructor(meeting: Meeting) {
    this.#meeting = meeting;
    if (!meeting.channel) return;
    meeting.channel.onmessage = ({ data }: MessageEvent<Word>) => {
      this.#others = true;
      if (data.kind !== 'hello' && data.kind !== 'here') return meeting.hear(data);
      if (data.kind === 'hello') this.say({ kind: 'here' });
      this.show();
    };
    this.say({ kind: 'hello' });
  }

  say(word: Word): void {
    const { channel, end } = this.#meeting;
    if (!end?.aborted) channel?.postMessage(word);
  }

  /** Shows the line to the others. Work in bulk that goes well is told at its end: they need not see each of its rows. */
  show(): void {
    const { line, pause } = this.#meeting;
    if (!this.#others || this.#telling || !line()) return;
    this.#telling = true;
    void pause().then(() => {
      this.#telling = false;
      const held = line()?.filter(({ entry }) => !entry.bulk || entry.halt);
      if (held) this.say({ kind: 'line', held: held.map(plain) });
    });
  }
}
