import { advanceWorld } from '../world/world-clock.ts'

/** Past the lease (lib/charging/lease.ts): whoever comes next finds out what the last one left. */
const stepMs = 100_000

/** Moves the world's clock while runners are alive: one step after the other, whoever asks. */
export class StepClock {
  /**
   * Smartpay remembers a key for six hours, and the engine sends again for five and a half. With runners alive or asleep
   * the clock stays within that from where they began: else a call that is under way would seem hours old, which no call is.
   */
  readonly longestMs = 4.5 * 3_600_000
  #doneMs = 0
  #last: Promise<void> = Promise.resolve()

  get isFar(): boolean {
    return this.#doneMs >= this.longestMs
  }

  step(): Promise<void> {
    this.#doneMs += stepMs
    this.#last = this.#last.then(() => advanceWorld(stepMs))
    return this.#last
  }
}
