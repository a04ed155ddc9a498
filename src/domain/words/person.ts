/** Somebody in the council's directory. */
export type Person = {
  /** The Entra object id: what rights are decided by. */
  readonly id: string;
  /** The user principal name, in lower case. */
  readonly upn: string;
  readonly name: string;
};
