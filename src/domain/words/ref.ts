/**
 * The next references of a register: "C-0035" after "C-0034". Numbers are never used again as long as their row
 * is there; others may take the same number at the same moment, and the register then refuses the second.
 */
export function nextRefs(prefix: string, taken: Iterable<string>, howMany = 1): readonly string[] {
  let highest = 0;
  const own = new RegExp(`^${prefix}-(\\d{1,9})$`);
  for (const ref of taken) {
    const number = own.exec(ref)?.[1];
    if (number !== undefined) highest = Math.max(highest, Number(number));
  }
  return Array.from(
    { length: howMany },
    (_, index) => `${prefix}-${String(highest + 1 + index).padStart(4, '0')}`,
  );
}
