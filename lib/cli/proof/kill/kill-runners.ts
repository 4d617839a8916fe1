import { setTimeout as wait } from 'node:timers/promises'
import { elapsedMs } from '#lib/clock.ts'
import type { SeededRandom } from '../../demo-data/seeded-random.ts'
import { copySubscriptions } from '../world/copy-subscriptions.ts'
import type { KillPlan } from './kill-plan.ts'
import { type SleepResult, sleepPast } from './sleepers.ts'
import { StepClock } from './step-clock.ts'
import { killOne } from './victim.ts'
import type { Surroundings } from './watched-runner.ts'

/** Nobody was killed for so long: there is nothing due. */
const idleMs = 5_000
/** More than a runner comes to before it is killed, and some for those who sleep. */
const [chargesAKill, chargesBeside] = [8, 150]

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
  random: SeededRandom
}

/**
 * Kills runners one after the other, several at a time, while charges fall due; others sleep meanwhile. Nobody is alive
 * when it ends.
 */
export async function killRunners(round: Round): Promise<SleepResult> {
  const { surroundings, plan, runners, kills, payers } = round
  const clock = new StepClock()
  await copySubscriptions({
    from: payers,
    count: Math.ceil((kills * chargesAKill + chargesBeside) / payers.length),
    withinMs: clock.longestMs * 0.8,
  })
  const until = plan.killed + kills
  let [asleep, lastMs] = [true, elapsedMs()]
  const isDone = () => plan.killed >= until || clock.isFar
  const isOver = () => isDone() && !asleep
  const step = () => {
    lastMs = elapsedMs()
    return clock.step()
  }

  async function killOneByOne(): Promise<void> {
    while (!isDone()) if ((await killOne(surroundings, plan, isDone)) === 'killed') await step()
  }

  async function stepWhileIdle(): Promise<void> {
    while (!isOver()) {
      await wait(250)
      if (elapsedMs() - lastMs > idleMs && !clock.isFar) await step()
    }
  }

  const sleeping = sleepPast(round).finally(() => {
    asleep = false
  })
  await Promise.all([stepWhileIdle(), ...Array.from({ length: runners }, killOneByOne)])
  return sleeping
}
