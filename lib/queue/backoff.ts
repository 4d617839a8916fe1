/** Waits grow fourfold from one minute to six hours: what fails once may work soon, what fails often never. */
export function backoffMs(attempts: number): number {
  const minutes = Math.min(360, 4 ** Math.min(Math.max(attempts, 1) - 1, 5))
  return minutes * 60_000
}
