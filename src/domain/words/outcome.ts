/** Why something asked of the tenant did not happen. A person can read it and act on it. */
export type Fault = {
  readonly kind:
    | 'not-signed-in' // a token is needed; a click will ask for it
    | 'no-right' // 403
    | 'not-found' // 404: the site, list or row is not there
    | 'offline' // no answer at all
    | 'busy' // throttled or overloaded, after waiting
    | 'too-large' // the list view threshold, or a body over the limit
    | 'refused' // 400: the service does not accept it
    | 'changed-shape' // a list or column is not as declared
    | 'full' // 507
    | 'strange'; // an answer that nobody promised
  /** What happened, in plain words. */
  readonly tell: string;
  /** What to do about it. */
  readonly mend: string;
  /** A short code to give to IT: HTTP status, Graph's code, request id. */
  readonly code: string;
};

/** What was asked for, or the fault that stood in the way. */
export type Outcome<T> =
  { readonly kind: 'ok'; readonly value: T } | { readonly kind: 'fault'; readonly fault: Fault };

export function fine<T>(value: T): Outcome<T> {
  return { kind: 'ok', value };
}

export function failed(fault: Fault): { readonly kind: 'fault'; readonly fault: Fault } {
  return { kind: 'fault', fault };
}
