import { randomInt } from 'node:crypto'
import path from 'node:path'
import type { Values } from '../commands.mjs'
import { ensureBrowser } from '../local/browser.ts'
import { readLocalRun } from '../local/local-run.ts'
import { requirePooler } from '../local/pooler.ts'
import { wholeNumber } from '../local/whole-number.ts'
import { type Proof, prove } from '../proof/pooler/prove.ts'

/**
 * `npm run proof:pooler`: a whole shop behind PgBouncer in transaction mode. Journeys of money in a browser, then charges by two
 * runners; `prisma/invariants.sql` and Smartpay's own books judge. Code 1 if anything is wrong.
 */
export async function run(_args: string[], values: Values): Promise<void> {
  const numbers = {
    charges: wholeNumber(values, 'charges', 600),
    connections: wholeNumber(values, 'connections', 8),
    seed: wholeNumber(values, 'seed', randomInt(1, 1_000_000)),
  }
  requirePooler('npm run proof:pooler')
  const browser = values['no-journeys'] === true ? null : await ensureBrowser()
  console.log(`Seed ${numbers.seed}`)
  const dataDir = path.join(readLocalRun().dataDir, 'proof-pooler')
  const proof = await prove(dataDir, { ...numbers, browser }, (line) => console.log(line))
  const wrong = wrongIn(proof, numbers.connections)
  for (const line of [...wrong.map((one) => `  ✗ ${one}`), ...linesOf(proof)]) console.log(line)
  process.exitCode = wrong.length === 0 && proof.journeys.failed === 0 ? 0 : 1
}

function wrongIn({ findings, most, trouble }: Proof, connections: number): string[] {
  const { doubles, lost, stuck, broken } = findings
  const past = most.servers > connections ? ['somebody went past the pooler'] : []
  return [...doubles, ...lost, ...stuck, ...broken, ...trouble, ...past]
}

function linesOf({ journeys, findings, most, trouble, seconds }: Proof): string[] {
  const { doubles, lost, stuck, broken, charges } = findings
  return [
    `${journeys.passed} journeys passed, ${journeys.failed} failed; ${charges} charges; ${seconds} s`,
    `${doubles.length} double, ${lost.length} lost, ${stuck.length} stuck, ${broken.length} rules broken, ${trouble.length} processes not well`,
    `${most.servers} connections to PostgreSQL at most, for ${most.clients} clients of the pooler`,
  ]
}
