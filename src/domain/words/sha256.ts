/**
 * SHA-256 of a text's UTF-8 bytes in lower-case hex. The caller brings it, because browsers and Node each have
 * their own and the browser's answers later.
 */
export type Sha256 = (text: string) => string | Promise<string>;

/** Whether the text looks like a SHA-256 in lower-case hex. */
export function isSha256(text: string): boolean {
  return /^[0-9a-f]{64}$/.test(text);
}
