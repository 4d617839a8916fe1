import { randomInt } from 'node:crypto'
import path from 'node:path'
import type { Values } from '../commands.mjs'
import { readLocalRun } from '../local/local-run.ts'
import { wholeNumber } from '../local/whole-number.ts'
import { median } from '../proof/failover/claim-times.ts'
import { requireClusterPrograms } from '../proof/failover/cluster-programs.ts'
import { type Failover, victims } from '../proof/failover/kill-primary.ts'
import { inSeconds, type Proof, prove, type Wanted } from '../proof/failover/prove.ts'

/**
 * `npm run proof:failover`: kills the primary of a PostgreSQL on two machines, again and again, while four runners charge, and asks
 * Smartpay's own books whether anybody was charged twice, or not at all. Code 1 if so.
 */
export async function run(_args: string[], values: Values): Promise<void> {
  const wanted: Wanted = {
    kills: wholeNumber(values, 'kills', 20),
    seed: wholeNumber(values, 'seed', randomInt(1, 1_000_000)),
    strict: values.strict === true,
  }
  const programs = requireClusterPrograms()
  console.log(`Seed ${wanted.seed}`)
  const dataDir = path.join(readLocalRun().dataDir, 'proof-failover')
  const proof = await prove({ dataDir, programs, wanted }, (line) => console.log(line))
  for (const line of linesOf(proof, wanted)) console.log(line)
  process.exitCode = wrongIn(proof).length === 0 ? 0 : 1
}

function wrongIn({ trouble, findings }: Proof): string[] {
  const { doubles, lost, stuck, broken } = findings
  return [...doubles, ...lost, ...stuck, ...broken, ...trouble]
}

function linesOf(proof: Proof, { kills, seed }: Wanted): string[] {
  const { failovers, trouble, findings, seconds } = proof
  const { doubles, lost, stuck, broken, charges } = findings
  const withoutClaim = failovers.map(({ withoutClaimMs }) => withoutClaimMs)
  return [
    ...victims.flatMap((victim) => lineOf(victim, failovers)),
    ...wrongIn(proof).map((line) => `  ✗ ${line}`),
    `${charges} charges in ${seconds} s, seed ${seed}`,
    `${doubles.length} double, ${lost.length} lost, ${stuck.length} stuck, ${broken.length} rules broken, ${trouble.length} processes not well`,
    `failover: seconds without a claim, median of ${kills}: ${inSeconds(median(withoutClaim))}, longest ${inSeconds(Math.max(...withoutClaim))}`,
  ]
}

function lineOf(victim: Failover['victim'], failovers: readonly Failover[]): string[] {
  const of = failovers.filter((one) => one.victim === victim)
  if (of.length === 0) return []
  const ofBoth = ([what, values]: [string, number[]]) =>
    `${what} median ${inSeconds(median(values))}, longest ${inSeconds(Math.max(...values))}`
  const withoutClaim = of.map(({ withoutClaimMs }) => withoutClaimMs)
  const redundant = of.map(({ redundantMs }) => redundantMs)
  return [
    `${`${of.length}`.padStart(4)} times ${victim}: ${ofBoth(['seconds without a claim', withoutClaim])}; ${ofBoth(['until redundant again', redundant])}`,
  ]
}
