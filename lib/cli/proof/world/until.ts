import { setTimeout as wait } from 'node:timers/promises'
import { elapsedMs } from '#lib/clock.ts'

/** Longer than any start, failover or rejoining takes that ends well, on a machine that is busy otherwise, too. */
const patienceMs = 900_000
const lookMs = 100

/**
 * Looks again and again until there is something, and answers it. Throws what was waited for in vain.
 *
 * @param what as a sentence goes on after "in vain that"
 */
export async function until<Value>(
  what: string,
  look: () => Promise<Value | null | false>,
): Promise<Value> {
  const beganMs = elapsedMs()
  for (;;) {
    const found = await look()
    if (found !== null && found !== false) return found
    if (elapsedMs() - beganMs > patienceMs)
      throw new Error(`Waited ${patienceMs / 1_000} s in vain that ${what}`)
    await wait(lookMs)
  }
}
