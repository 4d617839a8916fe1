import { setTimeout as wait } from 'node:timers/promises'
import { elapsedMs } from '#lib/clock.ts'
import { copySubscriptions } from '../world/copy-subscriptions.ts'
import { advanceWorld } from '../world/world-clock.ts'
import type { KillPlan } from './kill-plan.ts'
import { type SleepResult, sleepPast } from './sleepers.ts'
import { killOne } from './victim.ts'
import type { Surroundings } from './watched-runner.ts'

/** After a kill the clock goes past the lease (lib/charging/lease.ts): whoever comes next finds out. */
const stepMs = 100_000
/**
 * A charge is found out while Smartpay remembers its key: with runners alive, or asleep, the clock goes no further than
 * that from where they began. Otherwise a call that is under way would seem hours old, which no call is.
 */
const longestMs = 4.5 * 3_600_000
/** Nobody was killed for so long: there is nothing due. */
const idleMs = 1_500

export type Round = {
  surroundings: Surroundings
  plan: KillPlan
  /** At the same time. */
  runners: number
  /** To be killed in this round. */
  kills: number
  /** To be put to sleep in it, beside those. */
  sleepers: number
  asleepMs: number
  /** Subscriptions that are copied. */
  payers: readonly string[]
  random: { next(): number; between(least: number, most: number): number }
}

/** Kills runners one after the other, several at a time, while charges fall due; nobody is alive when it ends. */
export async function killRunners(round: Round): Promise<SleepResult> {
  const { surroundings, plan, runners, kills, payers } = round
  await copySubscriptions({
    from: payers,
    count: Math.ceil((kills * 8 + 150) / payers.length),
    withinMs: longestMs * 0.8,
  })
  const until = plan.killed + kills
  const clock = new StepClock()
  let asleep = round.sleepers > 0
  const sleeping = sleepPast(round).finally(() => {
    asleep = false
  })
  const isOver = () => !asleep && (plan.killed >= until || clock.isFar)
  let lastMs = elapsedMs()
  const lane = async () => {
    while (!isOver()) {
      // Far enough for now: those who sleep are waited for.
      if (plan.killed >= until || clock.isFar) {
        await wait(200)
        continue
      }
      const how = await killOne(surroundings, plan, () => plan.killed >= until || clock.isFar)
      if (how === 'killed') {
        lastMs = elapsedMs()
        await clock.step()
      }
    }
  }
  const ticking = (async () => {
    while (!isOver()) {
      await wait(250)
      if (elapsedMs() - lastMs < idleMs || clock.isFar) continue
      lastMs = elapsedMs()
      await clock.step()
    }
  })()
  await Promise.all([ticking, ...Array.from({ length: runners }, lane)])
  return sleeping
}

/** One step after the other, whoever asks. */
class StepClock {
  #doneMs = 0
  #last: Promise<void> = Promise.resolve()

  get isFar(): boolean {
    return this.#doneMs >= longestMs
  }

  step(): Promise<void> {
    this.#doneMs += stepMs
    this.#last = this.#last.then(() => advanceWorld(stepMs))
    return this.#last
  }
}
