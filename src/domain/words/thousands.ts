/** A plain decimal with its thousands apart, as people read it: "1,234.5" from "1234.5". */
export function thousands(plain: string): string {
  const [whole = '', fraction] = plain.split('.');
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${fraction === undefined ? '' : `.${fraction}`}`;
}
