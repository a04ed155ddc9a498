/** What a throttled answer says about waiting. Header names are in lower case. */
export type Headers = Readonly<Record<string, string>>;

/**
 * Milliseconds to wait, as an answer's headers say: the greater of Retry-After (whole or decimal seconds, or a date)
 * and, on a refusal, RateLimit-Reset. Undefined when they say nothing readable. A date is compared with the answer's
 * own Date, since the device's clock may be wrong.
 */
export function waitSaid(headers: Headers, now: Date): number | undefined {
  const said = [retryAfter(headers, now), seconds(headers['ratelimit-reset'])].filter(
    (one): one is number => one !== undefined,
  );
  return said.length === 0 ? undefined : Math.max(...said);
}

function retryAfter(headers: Headers, now: Date): number | undefined {
  const text = headers['retry-after'];
  const plain = seconds(text);
  if (plain !== undefined || text === undefined) return plain;
  const until = Date.parse(text);
  if (Number.isNaN(until)) return undefined;
  const served = Date.parse(headers['date'] ?? '');
  return Math.max(0, until - (Number.isNaN(served) ? now.getTime() : served));
}

function seconds(text: string | undefined): number | undefined {
  return text !== undefined && /^\s*\d+(\.\d+)?\s*$/.test(text) ? Math.ceil(Number(text) * 1000) : undefined;
}
