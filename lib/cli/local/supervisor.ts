import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { elapsedMs } from '#lib/clock.ts'
import { type Launched, launch } from './launch.ts'

export type Program = {
  name: string
  /** Arguments of node. */
  args: string[]
  env: Record<string, string>
  /** Resolves once the program serves. */
  ready: (child: ChildProcess) => Promise<unknown>
  /** Shows all that it prints, and not only warnings and errors. */
  talkative?: boolean
  /** Others need it until their end, so it is stopped after them. */
  foundation?: boolean
}

type Running = { program: Program; launched: Launched }

/** Longer than a storefront needs to finish the requests it has. */
const patienceMs = 20_000
const readyWithinMs = 90_000
const mostRestarts = 3
/** A program that ran this long was well: its earlier deaths no longer count. */
const wellAfterMs = 60_000

/** Starts programs in order, restarts one that dies, and stops all of them. */
export class Supervisor {
  readonly #running = new Map<string, Running>()
  #stopping = false
  #giveUp: (sentence: string) => void = () => undefined
  /** A sentence once a program cannot be kept alive, also when that was before anybody asked. */
  readonly gaveUp = new Promise<string>((resolve) => {
    this.#giveUp = resolve
  })
  /** Called when the set of processes has changed. */
  onChange: () => void = () => undefined

  get pids(): number[] {
    return [...this.#running.values()].flatMap(({ launched }) => launched.child.pid ?? [])
  }

  /** Rejects with a sentence when the program ends, or is not ready within 90 seconds. */
  async start(program: Program): Promise<void> {
    const launched = this.#launch(program)
    await untilReady(program, launched)
    this.#keepAlive(program, launched, 0)
  }

  /** Ends one program, and does not start it again. */
  async end(name: string): Promise<void> {
    const running = this.#running.get(name)
    this.#running.delete(name)
    if (running) await end(running)
    this.onChange()
  }

  async stop(): Promise<void> {
    this.#stopping = true
    const all = [...this.#running.values()]
    await Promise.all(all.filter(({ program }) => !program.foundation).map(end))
    await Promise.all(all.filter(({ program }) => program.foundation).map(end))
  }

  #launch(program: Program): Launched {
    if (this.#stopping) throw new Error('Stopped')
    const launched = launch(program)
    this.#running.set(program.name, { program, launched })
    this.onChange()
    return launched
  }

  async #keepAlive(program: Program, launched: Launched, restarts: number): Promise<void> {
    const begun = elapsedMs()
    const how = await launched.ended
    const isWanted = () => !this.#stopping && this.#running.get(program.name)?.launched === launched
    if (!isWanted()) return
    const deaths = elapsedMs() - begun > wellAfterMs ? 1 : restarts + 1
    if (deaths > mostRestarts) return this.#giveUp(`${program.name} ended again (${how})`)
    console.log(`${program.name} ended (${how}); starting it again`)
    await wait(1_000 * 2 ** (deaths - 1))
    if (isWanted()) this.#keepAlive(program, this.#launch(program), deaths)
  }
}

async function untilReady({ name, ready }: Program, { child, ended, recent }: Launched) {
  const late = new AbortController()
  const tooLate = wait(readyWithinMs, 'not ready in time', { signal: late.signal })
  tooLate.catch(() => undefined)
  const trouble = await Promise.race([ready(child).then(() => null), ended, tooLate])
  late.abort()
  if (trouble !== null)
    throw new Error([`${name} did not start: ${trouble}`, ...recent()].join('\n'))
}

async function end({ launched }: Running): Promise<void> {
  const { child, ended } = launched
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), patienceMs)
  await ended
  clearTimeout(timer)
}

/** Ready when the child says so over its channel; answers what it said. */
export async function saysReady(child: ChildProcess): Promise<unknown> {
  for (;;) {
    const [message] = await once(child, 'message')
    if (message && typeof message === 'object' && 'ready' in message) return message
  }
}

/** Ready when the address answers 200. */
export function answers(url: string): (child: ChildProcess) => Promise<void> {
  return async (child) => {
    while (child.exitCode === null && child.signalCode === null) {
      const answer = await fetch(url, { signal: AbortSignal.timeout(5_000) }).catch(() => null)
      if (answer?.ok) return
      await wait(100)
    }
    // It has ended: whoever waits for that says so.
    await new Promise(() => undefined)
  }
}
