import { chargeDue } from '#lib/charging/charge-due.ts'
import { advanceWorld } from './world-clock.ts'

const minute = 60_000
const hour = 60 * minute

/**
 * One recovery pass, after which nothing may be left without an outcome: past the lease, where the engine sends again
 * what Smartpay remembers, past that, where it looks up what nobody knows, and to the second look, which it takes to believe
 * that there is no order.
 */
export async function recoverAll(): Promise<void> {
  for (const ms of [3 * minute, 7 * hour, 2 * hour]) {
    await advanceWorld(ms)
    await chargeDue()
  }
}
