import { type Answered, recordOutcomes } from './record-outcomes.ts'

const mostAtOnce = 100

/**
 * Outcomes on their way into the database: whoever sends goes on at once, and what came meanwhile is written together.
 * One statement at a time. What could not be written stays `sending`, and is found out when its lease is over.
 */
export class OutcomeBuffer {
  #waiting: Answered[] = []
  #writing: Promise<void> | null = null
  readonly #failed: (error: unknown) => void

  constructor(failed: (error: unknown) => void) {
    this.#failed = failed
  }

  add(answered: Answered): void {
    this.#waiting.push(answered)
    this.#writing ??= this.#write()
  }

  /** All that was added is written, or was tried. */
  async end(): Promise<void> {
    await this.#writing
  }

  async #write(): Promise<void> {
    // Others that are answered in the same moment go with it.
    await Promise.resolve()
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, mostAtOnce)
      await recordOutcomes(batch).catch(this.#failed)
    }
    this.#writing = null
  }
}
