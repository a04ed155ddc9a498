/**
 * Graph's refusal of a request. Thrown where the reason is found and answered in one place, with the error
 * envelope: in this imitation of a service a refusal ends the request from any depth, as it does in the service.
 */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly inner: Readonly<Record<string, string>>;

  constructor(status: number, code: string, message: string, more: RefusalMore = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.headers = more.headers ?? {};
    this.inner = more.inner ?? {};
  }
}

/** What else a refusal carries: response headers, and members of innerError. */
export type RefusalMore = { headers?: Record<string, string>; inner?: Record<string, string> };

/** 400, the request is wrong in itself. */
export const invalid = (message: string) => new Refusal(400, 'invalidRequest', message);

/** 404, nothing is there (or nothing that the caller may know of). */
export const notFound = (message = 'The resource could not be found.') =>
  new Refusal(404, 'itemNotFound', message);

/** 403, signed in but without the right. */
export const denied = (message = 'Access denied') => new Refusal(403, 'accessDenied', message);

/** 401, no token or none that is accepted; the answer does not say what is wrong with it. */
export const unauthorised = () =>
  new Refusal(401, 'InvalidAuthenticationToken', 'Access token validation failure.', {
    headers: { 'WWW-Authenticate': 'Bearer realm="", error="invalid_token"' },
  });

/** 409, the name or unique value is taken. */
export const taken = (message: string) => new Refusal(409, 'nameAlreadyExists', message);

/** 412, the If-Match does not match. */
export const stale = () => new Refusal(412, 'resourceModified', "ETag does not match current item's value");

/** 501, Graph can do it and the local tenant cannot: names what is missing. */
export const notImplemented = (what: string) =>
  new Refusal(501, 'notImplemented', `The local tenant does not implement ${what}.`);

/** 429 as the list view threshold shows itself through Graph: without Retry-After. */
export const overThreshold = () =>
  new Refusal(429, 'activityLimitReached', 'The request has been throttled', {
    headers: { 'x-local-reason': 'list-view-threshold' },
  });
