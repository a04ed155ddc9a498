/** Lets Excel and the person have their turn in the middle of long work. */
export function breath(): Promise<void> {
  return new Promise((done) => {
    setTimeout(done);
  });
}
