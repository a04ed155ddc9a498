/** Milliseconds that this process has computed so far: unlike the clock's, they do not grow because others are busy. */
export function ownTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
