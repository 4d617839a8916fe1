import { log } from '#lib/log.ts'
import { type Answered, recordOutcomes } from './record-outcomes.ts'

const mostAtOnce = 100

/**
 * Outcomes on their way into the database: whoever sends goes on at once, and what came meanwhile is written together.
 * One statement at a time. What could not be written stays `sending`, and is found out when its lease is over.
 */
export class OutcomeBuffer {
  #waiting: Answered[] = []
  #writing: Promise<void> | null = null
  /** How many could not be written. */
  failed = 0

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
    while (this.#waiting.length > 0) await this.#record(this.#waiting.splice(0, mostAtOnce))
    this.#writing = null
  }

  /** One that cannot be written takes none with it. */
  async #record(batch: readonly Answered[]): Promise<void> {
    try {
      await recordOutcomes(batch)
    } catch (error) {
      if (batch.length > 1) {
        for (const one of batch) await this.#record([one])
        return
      }
      this.failed += 1
      log('error', 'outcome not kept', { job: 'charge', chargeId: batch[0]?.charge.id, error })
    }
  }
}
