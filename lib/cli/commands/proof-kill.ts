import path from 'node:path'
import type { Values } from '../commands.mjs'
import { readLocalRun } from '../local/local-run.ts'
import { type Proof, prove, type Wanted } from '../proof/kill/prove.ts'

/**
 * `npm run proof:kill`: kills the engine wherever it may be, again and again, and then asks Smartpay's own books whether
 * anybody was charged twice, or not at all. Code 1 if so.
 */
export async function run(_args: string[], values: Values): Promise<void> {
  const count = (name: string, usual: number) => numberOf(name, values[name], usual)
  const wanted: Wanted = {
    kills: count('kills', 1_000),
    stops: count('stops', 50),
    restarts: count('restarts', 50),
    terminations: count('terminations', 200),
    runners: count('runners', 8),
    seed: count('seed', Date.now() % 1_000_000),
    hurried: values.hurried === true,
  }
  console.log(`Seed ${wanted.seed}`)
  const dataDir = path.join(readLocalRun().dataDir, 'proof-kill')
  const proof = await prove(dataDir, wanted, (line) => console.log(line))
  for (const line of linesOf(proof, wanted)) console.log(line)
  process.exitCode = isProven(proof, wanted) ? 0 : 1
}

function numberOf(name: string, asked: Values[string], usual: number): number {
  if (asked === undefined) return usual
  if (!/^\d{1,9}$/.test(`${asked}`)) throw new Error(`--${name} takes a whole number, not ${asked}`)
  return Number(asked)
}

function linesOf(
  { kills, cuts, slept, underLoad, trouble, findings, seconds }: Proof,
  wanted: Wanted,
): string[] {
  const { doubles, lost, stuck, broken, charges } = findings
  const counted = (map: ReadonlyMap<string, number>) =>
    [...map].map(([name, count]) => `${`${count}`.padStart(6)}  ${name}`)
  return [
    'Killed:',
    ...counted(kills),
    'Only cut off:',
    ...counted(cuts),
    `${slept} stopped for longer than a lease; ${wanted.restarts} restarts of the database, ${wanted.terminations} times every connection terminated, ${underLoad} of these while charges were being sent`,
    ...[...doubles, ...lost, ...stuck, ...broken, ...trouble].map((line) => `  ✗ ${line}`),
    `${charges} charges in ${seconds} s, seed ${wanted.seed}`,
    `${doubles.length} double, ${lost.length} lost, ${stuck.length} stuck, ${broken.length} rules broken, ${trouble.length} processes not well`,
  ]
}

function isProven({ kills, slept, trouble, findings }: Proof, wanted: Wanted): boolean {
  const { doubles, lost, stuck, broken } = findings
  const wrong = [...doubles, ...lost, ...stuck, ...broken, ...trouble]
  const killed = [...kills.values()].reduce((sum, count) => sum + count, 0)
  // Of many kills each boundary has its share: one that nobody met any more is not proven.
  const isEachMet = wanted.kills < 500 || [...kills.values()].every((count) => count > 0)
  return wrong.length === 0 && killed >= wanted.kills && slept >= wanted.stops && isEachMet
}
