/** What time it is at the server: the device's own clock may be wrong by minutes, or by a day. */
export type Clock = {
  /** The server said that it is this moment now, as in the header Date or in a row just saved. */
  heard(moment: string | undefined): void;
  /** How far the device is ahead, in milliseconds; undefined until the server has said what time it is. */
  ahead(): number | undefined;
  /** Now, as the server has it; as the device has it, while nothing else is known. */
  now(): Date;
};

export function openClock(device: () => Date): Clock {
  let ahead: number | undefined;
  return {
    heard(moment) {
      const said = Date.parse(moment ?? '');
      if (!Number.isNaN(said)) ahead = device().getTime() - said;
    },
    ahead: () => ahead,
    now: () => new Date(device().getTime() - (ahead ?? 0)),
  };
}
