import { chargeDue } from '#lib/charging/charge-due.ts'
import { advanceWorld } from './world-clock.ts'

const minute = 60_000

/**
 * One recovery pass, after which nothing may be left without an outcome: past the lease, where the engine sends again
 * what Smartpay remembers, and past that, where it looks up what nobody knows.
 */
export async function recoverAll(): Promise<void> {
  for (const ms of [3 * minute, 7 * 60 * minute]) {
    await advanceWorld(ms)
    await chargeDue()
  }
}
