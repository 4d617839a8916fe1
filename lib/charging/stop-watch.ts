import { elapsedMs } from '#lib/clock.ts'
import { log } from '#lib/log.ts'
import { whyNoCharges } from './charging-switch.ts'

/** So much later than the switch a run stops at the latest. */
const lookMs = 500

/** Looks at the switch during a run, so that what was claimed before charging was stopped is not sent after it. */
export class StopWatch {
  readonly #test: boolean
  #lookedMs = elapsedMs()
  #looking: Promise<void> | null = null
  #isStopped = false

  constructor(test: boolean) {
    this.#test = test
  }

  /** Asked before each call; the switch is read once in half a second. True for the rest of the run. */
  async isStopped(): Promise<boolean> {
    if (!this.#isStopped && elapsedMs() - this.#lookedMs >= lookMs) {
      this.#looking ??= this.#look()
      await this.#looking
    }
    return this.#isStopped
  }

  /** A switch that cannot be read stops the run: what it claimed is given back. */
  async #look(): Promise<void> {
    try {
      this.#isStopped = (await whyNoCharges(this.#test)) !== null
    } catch (error) {
      log('error', 'switch not read', { job: 'charge', error })
      this.#isStopped = true
    } finally {
      this.#lookedMs = elapsedMs()
      this.#looking = null
    }
  }
}
