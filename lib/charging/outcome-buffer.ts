import { setTimeout as wait } from 'node:timers/promises'
import { log } from '#lib/log.ts'
import { type Answered, recordOutcomes } from './record-outcomes.ts'

const mostAtOnce = 512
/** So long an outcome waits for others, unless these are as many or the run ends. */
const gatherMs = 400

/**
 * Outcomes on their way into the database: whoever sends goes on at once, and what came meanwhile is written together.
 * One transaction at a time. What could not be written stays `sending`, and is found out when its lease is over.
 */
export class OutcomeBuffer {
  #waiting: Answered[] = []
  #writing: Promise<void> | null = null
  #gathering = new AbortController()
  /** Somebody waits for all of it: what comes meanwhile is not gathered for long. */
  #isEnding = false
  /** How many could not be written. */
  failed = 0

  add(answered: Answered): void {
    this.#waiting.push(answered)
    this.#writing ??= this.#write()
    if (this.#waiting.length >= mostAtOnce) this.#gathering.abort()
  }

  /** All that was added is written, or was tried: nobody waits for more. */
  async end(): Promise<void> {
    this.#isEnding = true
    this.#gathering.abort()
    await this.#writing
    this.#isEnding = false
  }

  async #write(): Promise<void> {
    while (this.#waiting.length > 0) {
      await this.#gather()
      await this.#record(this.#waiting.splice(0, mostAtOnce))
    }
    this.#writing = null
  }

  async #gather(): Promise<void> {
    if (this.#isEnding || this.#waiting.length >= mostAtOnce) return
    this.#gathering = new AbortController()
    await wait(gatherMs, undefined, { signal: this.#gathering.signal }).catch(() => undefined)
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
