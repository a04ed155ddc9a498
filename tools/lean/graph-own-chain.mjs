// Stands in for the Graph client's own chain of sign-in, redirects, retries and telemetry. We give the client a chain
// of ours, and what is never run need not be fetched.

/** Says, in the development of this product, that a client was opened without a chain of its own. */
export class HTTPClientFactory {
  static createWithAuthenticationProvider() {
    throw new Error('Open the Graph client with initWithMiddleware.');
  }
}

/** Nobody calls `Client.init`. */
export class CustomAuthenticationProvider {}
