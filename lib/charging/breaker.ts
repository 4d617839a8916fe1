import type { ChargeStatus } from '#lib/states/charge.ts'

/** So many of the last charges of a run are looked at, once there are enough of them. */
const [windowSize, fewest] = [40, 20]
/** More than this share of them gone wrong is no shopper's trouble. */
const mostWrong = 0.6
/** After that it is tried again. */
export const breakerHours = 1

const declines: readonly ChargeStatus[] = ['hard_declined', 'refused']
const wrong: readonly ChargeStatus[] = [...declines, 'failed', 'unknown']

/** Stops a run in which refusals and faults jump: something is wrong with us, with Smartpay or between. */
export class Breaker {
  #last: boolean[] = []
  isTripped = false

  /**
   * Takes the next outcome. True once: with this one it is too many. That an order is declined again says nothing new.
   *
   * @param attempt of the order, from 1
   */
  trips(to: ChargeStatus, attempt: number): boolean {
    if (attempt > 1 && declines.includes(to)) return false
    this.#last = [...this.#last, wrong.includes(to)].slice(-windowSize)
    const share = this.#last.filter(Boolean).length / this.#last.length
    if (this.isTripped || this.#last.length < fewest || share <= mostWrong) return false
    this.isTripped = true
    return true
  }
}
