import { createHmac, timingSafeEqual } from 'node:crypto';

const mark = (text: string, secret: string) =>
  createHmac('sha256', secret).update(text).digest('base64url').slice(0, 27);

/** Text that a client can carry but neither read its meaning into nor alter. */
export function seal(value: unknown, secret: string): string {
  const text = Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${text}.${mark(text, secret)}`;
}

/** What was sealed with the same secret; undefined when forged. */
export function unseal(sealed: string, secret: string): unknown {
  const [text = '', proof = ''] = sealed.split('.');
  const wanted = Buffer.from(mark(text, secret));
  const given = Buffer.from(proof);
  if (wanted.length !== given.length || !timingSafeEqual(wanted, given)) return undefined;
  return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
}
