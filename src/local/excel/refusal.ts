/** What the workbook refuses, as Excel names it on the wire. */
export class Refusal extends Error {
  readonly code: string;
  /** The status that Excel gives with the code. */
  readonly status: number;

  constructor(code: string, message: string, status = 400) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

/** An argument that Excel does not take. */
export function badArgument(
  message = 'The argument is invalid or missing or has an incorrect format.',
): Refusal {
  return new Refusal('InvalidArgument', message);
}

/** Something that is not in the workbook. */
export function noSuchItem(): Refusal {
  return new Refusal('ItemNotFound', "The requested resource doesn't exist.", 404);
}

/** A member of Excel's API that the local workbook does not have, by its name. */
export function notImplemented(member: string): Refusal {
  return new Refusal('NotImplemented', `${member} is not in the local workbook.`, 501);
}

/** A change of what is protected. */
export function accessDenied(message: string): Refusal {
  return new Refusal('AccessDenied', message, 403);
}

/** A grid of values that has not the size of its cells. */
export function wrongSize(): Refusal {
  return badArgument(
    "The number of rows or columns in the input array doesn't match the size or dimensions of the range.",
  );
}
