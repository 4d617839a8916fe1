import { closeSync, openSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { elapsedMs } from '#lib/clock.ts'
import { SeededRandom } from '../../demo-data/seeded-random.ts'
import { bundleRunner } from '../kill/bundle-runner.mjs'
import { endRunner, findIdle } from '../kill/survivors.ts'
import { quickStart, type Surroundings, startRunner } from '../kill/watched-runner.ts'
import { compareBooks, type Findings } from '../world/compare-books.ts'
import { recoverAll } from '../world/recover.ts'
import { setAside } from '../world/set-aside.ts'
import { allOutcomes, signUpPayers } from '../world/sign-up-payers.ts'
import { startWorld } from '../world/start-world.ts'
import { until } from '../world/until.ts'
import { ClaimTimes } from './claim-times.ts'
import { Cluster } from './cluster.ts'
import type { ClusterPrograms } from './cluster-programs.ts'
import { feedCharges } from './feed.ts'
import { chooseVictims, type Failover, killPrimary } from './kill-primary.ts'

export type Wanted = {
  kills: number
  seed: number
  /** A primary without its standby confirms nothing, however long that is. */
  strict: boolean
}

export type Proof = {
  failovers: Failover[]
  /** Runners that did not live, or end, as they should. */
  trouble: string[]
  findings: Findings
  seconds: number
}

const runners = 4
/** Longer than Patroni and HAProxy rest between two looks: a kill falls anywhere between them. */
const longestCalmMs = 3_000

type Options = { dataDir: string; programs: ClusterPrograms; wanted: Wanted }

/** Kills the primary again and again while runners charge, and then compares what Smartpay's books and ours say. */
export async function prove(
  { dataDir, programs, wanted }: Options,
  say: (line: string) => void,
): Promise<Proof> {
  const beganMs = elapsedMs()
  const seconds = () => Math.round((elapsedMs() - beganMs) / 1_000)
  const tell = (line: string) => say(`${seconds()} s: ${line}`)
  const cluster = new Cluster({ dataDir, programs, strict: wanted.strict })
  const world = await startWorld({ dataDir, server: cluster })
  const logFile = openSync(path.join(dataDir, 'runners.log'), 'w')
  try {
    const people = await signUpPayers(allOutcomes, wanted.seed)
    const payers = people.map(({ subscriptionId }) => subscriptionId)
    await setAside(payers)
    const args = [...quickStart, await bundleRunner(null)]
    const surroundings = { world, args, seenKeys: new Set<string>(), logFile, delayMs: 15 }
    tell('the shop is ready')
    const { failovers, trouble } = await killInTurn({ cluster, surroundings, payers, wanted, tell })
    await recoverAll()
    tell('comparing the books')
    const findings = await compareBooks({ recovered: true })
    return { failovers, trouble, findings, seconds: seconds() }
  } finally {
    closeSync(logFile)
    await world.stop()
  }
}

type Parts = {
  cluster: Cluster
  surroundings: Surroundings
  payers: readonly string[]
  wanted: Wanted
  tell: (line: string) => void
}

async function killInTurn(parts: Parts): Promise<Pick<Proof, 'failovers' | 'trouble'>> {
  const { cluster, surroundings, payers, wanted, tell } = parts
  const random = new SeededRandom(wanted.seed)
  const claims = new ClaimTimes()
  const failovers: Failover[] = []
  const stopFeeding = feedCharges(payers)
  const started = await Promise.all(
    Array.from({ length: runners }, () => startRunner(surroundings, claims.watch())),
  )
  await until('a runner claims', async () => claims.lastMs > 0)
  for (const victim of chooseVictims(wanted.kills, random)) {
    await wait(random.next() * longestCalmMs)
    const failover = await killPrimary(cluster, victim, claims)
    failovers.push(failover)
    const { withoutClaimMs, redundantMs } = failover
    tell(
      `${failovers.length}. ${victim} killed: ${inSeconds(withoutClaimMs)} s without a claim, redundant again after ${inSeconds(redundantMs)} s`,
    )
  }
  const trouble = await findIdle(started, payers)
  await stopFeeding()
  const ends = await Promise.all(started.map(endRunner))
  return { failovers, trouble: [...trouble, ...ends.flat()] }
}

export function inSeconds(ms: number): string {
  return (ms / 1_000).toFixed(1)
}
