import { elapsedMs } from '#lib/clock.ts'
import { batchSizeFor, paceMs, smallestBatch } from './batch-size.ts'
import type { CallSlots } from './call-slots.ts'
import { type ClaimedCharge, claimCharges } from './claim-charges.ts'

/** The charges of a run, claimed batch by batch; a batch is as large as the run is fast. */
export class ChargeBatches {
  readonly #test: boolean
  readonly #slots: CallSlots
  readonly #beganMs = elapsedMs()
  #doneAtMs: number[] = []
  #isLast = false
  #size = smallestBatch

  constructor(test: boolean, slots: CallSlots) {
    this.#test = test
    this.#slots = slots
  }

  /** The next are claimed while the second half of these is sent. */
  ahead(): number {
    return this.#size / 2
  }

  /** One more was worked off. */
  done(): void {
    this.#doneAtMs.push(elapsedMs())
  }

  /** All that was due was claimed. */
  get areAllTaken(): boolean {
    return this.#isLast
  }

  /** One of which all were put off is none to send, and not the last one either. */
  async take(): Promise<ClaimedCharge[]> {
    while (!this.#isLast && (await this.#slots.areNear())) {
      this.#size = this.#nextSize()
      const { charges, last } = await claimCharges(this.#test, this.#size)
      this.#isLast = last
      if (charges.length > 0) return charges
    }
    return []
  }

  #nextSize(): number {
    const nowMs = elapsedMs()
    this.#doneAtMs = this.#doneAtMs.filter((at) => at > nowMs - paceMs)
    return batchSizeFor(this.#doneAtMs.length, Math.min(paceMs, nowMs - this.#beganMs))
  }
}
