// What an answer holds is not known until it is looked at.

/** The object, or an empty one: what came over the wire is read with care. */
export function record(value: unknown): Readonly<Record<string, unknown>> {
  // A JSON object has string keys and unknown values, whatever it is.
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

/** The text, or an empty one. */
export function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
