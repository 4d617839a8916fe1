import { setTimeout as wait } from 'node:timers/promises'
import { elapsedMs } from '#lib/clock.ts'
import { log } from '#lib/log.ts'
import type { Budget } from '#lib/queue/budget.ts'
import type { Result } from '#lib/result.ts'
import type { SmartpayFailure } from '#lib/smartpay/failure.ts'
import { reserveCalls, slowDown } from './call-rate.ts'
import { type Lease, mayStillCall } from './lease.ts'

/** Nothing is claimed whose calls would begin later than that: nobody waits long with a lease. */
const nearMs = 5_000
/** How soon a run that waits sees that it is to end. */
const lookMs = 250
/** No timer is as exact. */
const exactMs = 1

/** A run's share of the calls that all runners may make together (`call-rate.ts`), one after the other. */
export class CallSlots {
  readonly #test: boolean
  readonly #budget: Budget
  #left = 0
  /** Twice as many each time: a run of one call keeps nobody waiting, and a long one writes few statements. */
  #most = 1
  #nextMs = 0
  #apartMs = 0
  #reserving: Promise<void> | null = null
  #turn: Promise<unknown> = Promise.resolve()

  constructor(test: boolean, budget: Budget) {
    this.#test = test
    this.#budget = budget
  }

  /**
   * Calls Smartpay when it may be called. What it answers of calls that come too fast slows all runners down.
   *
   * @param ask makes the call; null: not any more
   * @returns null: nothing was called, because the lease or the run would have been over
   */
  async call<Value>(
    lease: Lease,
    ask: () => Promise<Result<Value, SmartpayFailure> | null>,
  ): Promise<Result<Value, SmartpayFailure> | null> {
    const slot = this.#turn.then(() => this.#next(lease))
    this.#turn = slot.catch(() => undefined)
    if (!(await slot)) return null
    const answer = await ask()
    if (answer?.ok === false && answer.reason.kind === 'rate-limited')
      await this.#refused(answer.reason.retryAfterMs ?? 0)
    return answer
  }

  /** Waits, with nothing claimed, until calls may begin soon. False: the run is over before. */
  async areNear(): Promise<boolean> {
    while (!this.#budget.isOver()) {
      const waitMs = (await this.#waitMs()) - nearMs
      if (waitMs <= 0) return true
      await wait(Math.min(waitMs, lookMs))
    }
    return false
  }

  async #next(lease: Lease): Promise<boolean> {
    while (!this.#budget.isOver() && mayStillCall(lease)) {
      const waitMs = await this.#waitMs()
      if (waitMs <= exactMs && this.#left > 0) {
        this.#left -= 1
        this.#nextMs += this.#apartMs
        return true
      }
      await wait(Math.max(0, Math.min(waitMs, lookMs)))
    }
    return false
  }

  async #waitMs(): Promise<number> {
    while (this.#left <= 0) {
      this.#reserving ??= this.#reserve()
      await this.#reserving
    }
    return this.#nextMs - elapsedMs()
  }

  async #reserve(): Promise<void> {
    try {
      const { calls, inMs, apartMs } = await reserveCalls(this.#test, this.#most)
      this.#most = calls * 2
      this.#left = calls
      this.#nextMs = elapsedMs() + inMs
      this.#apartMs = apartMs
    } finally {
      this.#reserving = null
    }
  }

  /** An answer is never lost because this could not be written. */
  async #refused(retryAfterMs: number): Promise<void> {
    try {
      if (await slowDown(this.#test, retryAfterMs)) this.#left = 0
    } catch (error) {
      log('error', 'rate not lowered', { job: 'charge', error })
    }
  }
}
