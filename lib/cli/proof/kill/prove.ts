import { closeSync, openSync } from 'node:fs'
import path from 'node:path'
import { elapsedMs } from '#lib/clock.ts'
import { SeededRandom } from '../../demo-data/seeded-random.ts'
import { compareBooks, type Findings } from '../world/compare-books.ts'
import { recoverAll } from '../world/recover.ts'
import { setAside } from '../world/set-aside.ts'
import { type PayerOutcome, signUpPayers } from '../world/sign-up-payers.ts'
import { startWorld } from '../world/start-world.ts'
import { advanceWorld } from '../world/world-clock.ts'
import { bundleRunner } from './bundle-runner.mjs'
import { KillPlan } from './kill-plan.ts'
import { killRunners } from './kill-runners.ts'
import { restartDatabase } from './restart-database.ts'
import { quickStart } from './watched-runner.ts'

export type Wanted = {
  kills: number
  stops: number
  restarts: number
  terminations: number
  runners: number
  seed: number
  /** With a lease of seconds: for a test, which has no minutes. */
  hurried: boolean
}

export type Proof = {
  kills: ReadonlyMap<string, number>
  cuts: ReadonlyMap<string, number>
  slept: number
  /** Restarts and terminations that came while charges were being sent. */
  underLoad: number
  /** Processes that did not live, or end, as they should. */
  trouble: string[]
  findings: Findings
  seconds: number
}

/** Most are approved, and a run of declines would stop the engine (lib/charging/breaker.ts). */
const outcomes: PayerOutcome[] = [
  ...Array<PayerOutcome>(9).fill('approve'),
  'hard-decline',
  'soft-decline',
  'slow',
]

/** So many kills before everything is looked at; clock and work begin anew. */
const killsARound = 100
const sleepersAtOnce = 17

const hurriedTimes = { leaseSeconds: 8, callMs: 3_000, deadlineMs: 2_500 }

export async function prove(
  dataDir: string,
  wanted: Wanted,
  say: (line: string) => void,
): Promise<Proof> {
  const begunMs = elapsedMs()
  const random = new SeededRandom(wanted.seed)
  const plan = new KillPlan(wanted.kills, random)
  const world = await startWorld({ dataDir, durable: true })
  const logFile = openSync(path.join(dataDir, 'runners.log'), 'w')
  try {
    const people = await signUpPayers(outcomes, wanted.seed)
    const payers = people.map(({ subscriptionId }) => subscriptionId)
    await setAside(payers)
    const bundle = await bundleRunner(wanted.hurried ? hurriedTimes : null)
    const surroundings = {
      world,
      args: [...quickStart, bundle],
      seenKeys: new Set<string>(),
      logFile,
      delayMs: 15,
    }
    const trouble: string[] = []
    let slept = 0
    const rounds = Math.max(
      2,
      Math.ceil(wanted.kills / killsARound),
      Math.ceil(wanted.stops / sleepersAtOnce),
    )
    say(`Ready after ${secondsSince(begunMs)} s`)
    for (let round = 0; round < rounds; round += 1) {
      const result = await killRunners({
        surroundings,
        plan,
        runners: Math.min(wanted.runners, 4),
        kills: Math.ceil((wanted.kills - plan.killed) / (rounds - round)),
        sleepers: Math.min(sleepersAtOnce, wanted.stops - slept),
        asleepMs: wanted.hurried ? hurriedTimes.leaseSeconds * 1_000 + 1_500 : 97_000,
        payers,
        random,
      })
      slept += result.slept
      trouble.push(...result.trouble)
      say(`${plan.killed} killed, ${slept} slept, ${secondsSince(begunMs)} s`)
      // Nobody is alive: what was left lies hours back now, where only a look-up finds out.
      if (round < rounds - 1) await advanceWorld(7 * 3_600_000)
    }
    await recoverAll()
    say(`Restarting the database, ${secondsSince(begunMs)} s`)
    const storm = await restartDatabase({ ...wanted, surroundings, payers })
    trouble.push(...storm.trouble)
    await recoverAll()
    const findings = await compareBooks({ recovered: true })
    return {
      kills: plan.counts,
      cuts: plan.cutCounts,
      slept,
      underLoad: storm.underLoad,
      trouble,
      findings,
      seconds: secondsSince(begunMs),
    }
  } finally {
    closeSync(logFile)
    await world.stop()
  }
}

function secondsSince(ms: number): number {
  return Math.round((elapsedMs() - ms) / 1_000)
}
