// Looks are counted, not seconds: a machine that stands still for a while takes none of them away.
const looks = 6000;

/** Waits until something is so; what a page would show is waited for, not a time. */
export async function until(so: () => boolean | Promise<boolean>, what?: string): Promise<void> {
  for (let look = 0; look < looks; look += 1) {
    if (await so()) return;
    await new Promise((done) => setTimeout(done, 10));
  }
  throw new Error(`It never came: ${what ?? so.toString()}`);
}
