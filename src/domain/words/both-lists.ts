/**
 * What two people made of one list, each without the other: what either added is in, what either took out is not. In
 * the order of the list as it was, then as it was added.
 */
export function bothLists(
  was: readonly string[],
  mine: readonly string[],
  theirs: readonly string[],
): readonly string[] {
  const kept = was.filter((one) => mine.includes(one) && theirs.includes(one));
  const added = [...theirs, ...mine].filter((one) => !was.includes(one));
  return [...new Set([...kept, ...added])];
}
