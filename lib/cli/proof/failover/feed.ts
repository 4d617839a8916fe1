import { setTimeout as wait } from 'node:timers/promises'
import { copySubscriptions } from '../world/copy-subscriptions.ts'

const everyMs = 2_000
/** Some of each payer, all over the time until the next come and the one after: something is always due. */
const [ofEach, withinMs] = [4, 2 * everyMs]

/** Lets charges fall due without an end. While the database is away there are none to add: those of before wait. */
export function feedCharges(from: readonly string[]): () => Promise<void> {
  const stop = new AbortController()
  const feed = async () => {
    while (!stop.signal.aborted) {
      await copySubscriptions({ from, count: ofEach, withinMs }).catch(() => undefined)
      await wait(everyMs, undefined, { signal: stop.signal }).catch(() => undefined)
    }
  }
  const feeding = feed()
  return async () => {
    stop.abort()
    await feeding
  }
}
