import { setTimeout as wait } from 'node:timers/promises'
import { elapsedMs } from '#lib/clock.ts'
import { sleeps } from './boundaries.ts'
import type { Fate, Moment } from './moments.ts'
import { type Surroundings, startRunner, type WatchedRunner } from './watched-runner.ts'

export type SleepResult = {
  slept: number
  /** Sentences about those that did not end by themselves. */
  trouble: string[]
}

type Sleep = {
  surroundings: Surroundings
  sleepers: number
  asleepMs: number
  random: { between(least: number, most: number): number }
}

/** Whoever met nothing by then sleeps wherever it comes to next. */
const patienceMs = 10_000
const endsWithinMs = 60_000

/** Runners that are stopped in the middle of their work for longer than a lease, then go on, and end when they are told to. */
export async function sleepPast({
  surroundings,
  sleepers,
  asleepMs,
  random,
}: Sleep): Promise<SleepResult> {
  const trouble: string[] = []
  let slept = 0
  const one = async () => {
    const sleeper = await putToSleep(
      surroundings,
      sleeps[random.between(0, sleeps.length - 1)] ?? sleeps[0],
    )
    if (sleeper === null) return
    await wait(asleepMs)
    sleeper.wake()
    slept += 1
    // It goes on where it was, finds its lease over, and does what is due by then.
    await wait(1_000)
    sleeper.runner.send('SIGTERM')
    const how = await Promise.race([
      sleeper.runner.ended,
      wait(endsWithinMs, 'still there', { ref: false }),
    ])
    if (how !== 'code 0')
      trouble.push(`runner ${sleeper.runner.pid}, asleep at “${sleeper.moment}”: ${how}`)
    if (sleeper.runner.isAlive()) sleeper.runner.send('SIGKILL')
    await sleeper.runner.ended
    sleeper.runner.close()
  }
  await Promise.all(Array.from({ length: sleepers }, one))
  return { slept, trouble }
}

type Sleeper = { runner: WatchedRunner; moment: Moment; wake(): void }

/** Null: it met nothing at which it could be put to sleep, and was ended. */
async function putToSleep(
  surroundings: Surroundings,
  target: (typeof sleeps)[number] | undefined,
): Promise<Sleeper | null> {
  const begunMs = elapsedMs()
  let [asleep, wakeBytes, fallAsleep] = [false, (_fate: Fate) => {}, (_moment: Moment) => {}]
  const awake = new Promise<Fate>((resolve) => {
    wakeBytes = resolve
  })
  const fell = new Promise<Moment>((resolve) => {
    fallAsleep = resolve
  })
  const runner = await startRunner(surroundings, (moment) => {
    const isLate = elapsedMs() - begunMs > patienceMs
    const here = sleeps.find((one) => one.moment === moment && (one === target || isLate))
    if (asleep || !here) return undefined
    asleep = true
    runner.send('SIGSTOP')
    fallAsleep(moment)
    return here.fate === 'late' ? awake : Promise.resolve<Fate>('pass')
  })
  const moment = await Promise.race([fell, wait(60_000, null)])
  if (moment === null) {
    runner.send('SIGKILL')
    await runner.ended
    runner.close()
    return null
  }
  return {
    runner,
    moment,
    wake: () => {
      wakeBytes('pass')
      runner.send('SIGCONT')
    },
  }
}
