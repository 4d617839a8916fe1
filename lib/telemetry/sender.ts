import { setTimeout as wait } from 'node:timers/promises'
import { elapsedMs } from '#lib/clock.ts'

/** A receiver that does not take what it is sent is left alone for a minute. */
const restMs = 60_000

type Options<Item> = {
  /** Sends some; false where the receiver did not take them. Never throws. */
  send: (items: Item[]) => Promise<boolean>
  /** So long others are waited for, to go along. */
  afterMs: number
  atOnce: number
  /** More than these do not wait: what comes then is lost. */
  mostWaiting: number
}

/** What is told outside, in the order it happened, one request after the other. It never holds up or fails who tells it. */
export class Sender<Item> {
  readonly #options: Options<Item>
  #waiting: Item[] = []
  #restsUntilMs = 0
  #hurry = new AbortController()
  #running: Promise<void> | null = null

  constructor(options: Options<Item>) {
    this.#options = options
  }

  /** Whoever is resting, or has too much to tell already, loses it. */
  add(item: Item): void {
    if (elapsedMs() < this.#restsUntilMs || this.#waiting.length >= this.#options.mostWaiting)
      return
    this.#waiting.push(item)
    this.#running ??= this.#run()
  }

  /** Ends when all that was added until now has left, or is lost. */
  async flush(): Promise<void> {
    this.#hurry.abort()
    await this.#running
  }

  async #run(): Promise<void> {
    // Nothing ends later because of it: the timer does not keep a process alive.
    await wait(this.#options.afterMs, undefined, { signal: this.#hurry.signal, ref: false }).catch(
      () => undefined,
    )
    while (this.#waiting.length > 0) {
      if (await this.#options.send(this.#waiting.splice(0, this.#options.atOnce))) continue
      this.#restsUntilMs = elapsedMs() + restMs
      this.#waiting = []
    }
    this.#hurry = new AbortController()
    this.#running = null
  }
}
