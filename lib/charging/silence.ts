import type { SmartpayFailure } from '#lib/smartpay/failure.ts'
import { isSilence } from '#lib/smartpay/silence.ts'
import type { ChargeOutcome } from './charge-outcome.ts'

/** So many calls in a row: one that is lost among thousands is no silence. */
const mostInARow = 3

/** Listens whether Smartpay still answers, call by call. */
export class Silence {
  #inARow = 0

  /** True: nobody else is asked in this run. A key that is not let in is asked for once. */
  isHeardIn({ stops, failure }: Pick<ChargeOutcome, 'stops' | 'failure'>): boolean {
    this.#inARow = stops ? this.#inARow + 1 : 0
    return stops && (failure === 'unauthorized' || this.#inARow >= mostInARow)
  }
}

/** Of calls that were made at the same time: none of them was answered, or the key is not let in. */
export function isSilentIn(outcomes: readonly ChargeOutcome[]): boolean {
  if (outcomes.length === 0) return false
  return (
    outcomes.every(({ stops }) => stops) ||
    outcomes.some(({ failure }) => failure === 'unauthorized')
  )
}

/** Smartpay did not answer, or not to us. What came too fast for it is no silence: all runners slow down (`call-rate.ts`). */
export function isUnanswered(failure: SmartpayFailure): boolean {
  return isSilence(failure) && failure.kind !== 'rate-limited'
}
