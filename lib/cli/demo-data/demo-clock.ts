import { z } from 'zod'
import { wallClockMs } from '#lib/clock.ts'
import { db } from '#lib/db/client.ts'
import { moveClock } from '#lib/db/local-clock.ts'
import { row } from '#lib/db/rows.ts'
import { control } from './sandbox-calls.ts'

/** By how much Smartpay may be behind: what happens at one checkout is told once. */
const behindMs = 15 * 60_000

/** Shop and sandbox on one clock: forward only, but for its beginning and its return to real time. */
export class DemoClock {
  #offsetMs = 0
  #toldMs = 0

  /** False: the sandbox has seen something already, and then no earlier time can be put before it. */
  async begin(at: number): Promise<boolean> {
    this.#offsetMs = this.#toldMs = at - wallClockMs()
    if (!(await control('clock', 'PUT', { offsetMs: this.#offsetMs }))) return false
    await moveClock(this.#offsetMs)
    return true
  }

  /** Work may have taken longer than the time between two moments: then it is later already. */
  async moveTo(at: number): Promise<void> {
    const offsetMs = Math.min(0, at - wallClockMs())
    if (offsetMs <= this.#offsetMs) return
    this.#offsetMs = offsetMs
    await moveClock(offsetMs)
  }

  /** Before Smartpay hears of anything: a call each time would take as long as all the rest. */
  async tellSandbox(): Promise<void> {
    if (this.#offsetMs - this.#toldMs >= behindMs) await this.#tell()
  }

  async #tell(): Promise<void> {
    this.#toldMs = this.#offsetMs
    if (!(await control('clock', 'PUT', { offsetMs: this.#offsetMs })))
      throw new Error('The sandbox did not follow the clock')
  }

  async end(): Promise<void> {
    this.#offsetMs = 0
    await this.#tell()
    await moveClock(0)
  }
}

const stateSchema = z.object({ behind: z.boolean(), used: z.boolean() })

/** What the shop's database holds: a clock that is behind was left there by a start that was cut off. */
export async function readShopState(): Promise<'empty' | 'cut off' | 'used'> {
  const shop = await row(db(), stateSchema)`
    select offset_ms < 0 as behind, exists (select from customers) or exists (select from signups) as used
    from clock`
  if (shop?.behind) return 'cut off'
  return shop?.used ? 'used' : 'empty'
}
