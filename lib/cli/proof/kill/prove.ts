import { closeSync, openSync } from 'node:fs'
import path from 'node:path'
import { elapsedMs } from '#lib/clock.ts'
import { SeededRandom } from '../../demo-data/seeded-random.ts'
import { compareBooks, type Findings } from '../world/compare-books.ts'
import { EmbeddedServer } from '../world/embedded-server.ts'
import { recoverAll } from '../world/recover.ts'
import { setAside } from '../world/set-aside.ts'
import { allOutcomes, signUpPayers } from '../world/sign-up-payers.ts'
import { startWorld } from '../world/start-world.ts'
import { advanceWorld } from '../world/world-clock.ts'
import { bundleRunner } from './bundle-runner.mjs'
import { KillPlan } from './kill-plan.ts'
import { killRunners, type Round } from './kill-runners.ts'
import { restartDatabase } from './restart-database.ts'
import type { SleepResult } from './sleepers.ts'
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

/** More would only wait for a processor. */
const mostAtOnce = 4
const [killsARound, sleepersAtOnce, mostRounds] = [120, 17, 50]
/** A little longer than the lease. */
const asleepMs = 97_000

const hurriedTimes = { leaseSeconds: 8, callMs: 3_000, deadlineMs: 2_500 }
const hurriedAsleepMs = 9_500

/** Kills and stops runners, crashes the database under workers, and then compares what Smartpay's books and ours say. */
export async function prove(
  dataDir: string,
  wanted: Wanted,
  say: (line: string) => void,
): Promise<Proof> {
  const begunMs = elapsedMs()
  const tell = (line: string) => say(`${seconds()} s: ${line}`)
  const seconds = () => Math.round((elapsedMs() - begunMs) / 1_000)
  const random = new SeededRandom(wanted.seed)
  const plan = new KillPlan(wanted.kills, random)
  const server = new EmbeddedServer(dataDir)
  const world = await startWorld({ dataDir, server })
  const logFile = openSync(path.join(dataDir, 'runners.log'), 'w')
  try {
    const people = await signUpPayers(allOutcomes, wanted.seed)
    const payers = people.map(({ subscriptionId }) => subscriptionId)
    await setAside(payers)
    const args = [...quickStart, await bundleRunner(wanted.hurried ? hurriedTimes : null)]
    const surroundings = { world, args, seenKeys: new Set<string>(), logFile, delayMs: 15 }
    tell('the shop is ready')
    const sleepers = await killInRounds({ surroundings, plan, payers, random }, wanted, tell)
    await recoverAll()
    tell('restarting the database')
    const storm = await restartDatabase({ ...wanted, surroundings, server, payers })
    await recoverAll()
    tell('comparing the books')
    const findings = await compareBooks({ recovered: true })
    return {
      kills: plan.counts,
      cuts: plan.cutCounts,
      slept: sleepers.slept,
      underLoad: storm.underLoad,
      trouble: [...sleepers.trouble, ...storm.trouble],
      findings,
      seconds: seconds(),
    }
  } finally {
    closeSync(logFile)
    await world.stop()
  }
}

/** Between two rounds nobody is alive, and what one left lies hours back for the next: only a look-up finds it out. */
async function killInRounds(
  parts: Pick<Round, 'surroundings' | 'plan' | 'payers' | 'random'>,
  { kills, stops, runners, hurried }: Wanted,
  tell: (line: string) => void,
): Promise<SleepResult> {
  const { plan } = parts
  const trouble: string[] = []
  let slept = 0
  const atOnce = Math.min(killsARound, Math.ceil(kills / 2))
  for (let round = 0; plan.killed < kills || slept < stops; round += 1) {
    if (round === mostRounds) throw new Error('Runners meet too little to be killed at')
    if (round > 0) await advanceWorld(7 * 3_600_000)
    const result = await killRunners({
      ...parts,
      runners: Math.min(runners, mostAtOnce),
      kills: Math.max(0, Math.min(atOnce, kills - plan.killed)),
      sleepers: Math.min(sleepersAtOnce, stops - slept),
      asleepMs: hurried ? hurriedAsleepMs : asleepMs,
    })
    slept += result.slept
    trouble.push(...result.trouble)
    tell(`${plan.killed} killed, ${slept} stopped`)
  }
  return { slept, trouble }
}
