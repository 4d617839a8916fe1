import { findBrokenInvariants } from '#lib/health/find-broken-invariants.ts'
import type { Values } from '../commands.mjs'
import { invokingVariable } from '../local/invoking-environment.mjs'
import { readLocalRun } from '../local/local-run.ts'
import { noSettingsIn } from '../local/run-file.ts'
import { type Check, checksOf } from './doctor/checks.ts'
import type { Finding } from './doctor/finding.ts'
import { judgeNode } from './doctor/node-version.ts'

/**
 * `npm run doctor`: one line a check; under each failure what mends it. `-- --invariants`: what must be true of orders
 * and charges, one line for whatever breaks it. Code 1 if any fails.
 */
export async function run(_args: string[], values: Values): Promise<void> {
  if (invokingVariable('DATABASE_URL') === '') return nothingToSee()
  if (values.invariants === true) return checkInvariants()
  const bad = new Set<string>()
  for (const check of checksOf()) {
    const missing = check.needs.filter((name) => bad.has(name))
    if (missing.length > 0) {
      printLine('–', check.name, `not looked at before ${missing[0]} is well`)
      continue
    }
    const finding = await look(check)
    if (!finding.good) bad.add(check.name)
    print(check.name, finding)
  }
  console.log(bad.size === 0 ? '\nAll is well.' : `\nTo mend: ${[...bad].join(', ')}.`)
  process.exit(bad.size === 0 ? 0 : 1)
}

async function checkInvariants(): Promise<void> {
  const broken = await findBrokenInvariants()
  for (const { rule, what, id } of broken) printLine('✗', `rule ${rule}`, `${what}: ${id}`)
  console.log(broken.length === 0 ? 'Every invariant holds.' : `\nBroken: ${broken.length}.`)
  process.exit(broken.length === 0 ? 0 : 1)
}

function nothingToSee(): void {
  const { dataDir } = readLocalRun()
  print('Node', judgeNode(process.versions.node))
  print('settings', {
    good: false,
    says: noSettingsIn(dataDir),
    mend: 'npm run demo (or, for a deployment, fill a copy of .env.example named .env)',
  })
  process.exitCode = 1
}

async function look(check: Check): Promise<Finding> {
  try {
    return await check.look()
  } catch (error) {
    const says = error instanceof Error ? error.message : String(error)
    return { good: false, says, mend: check.mend }
  }
}

/** One line, and the mend under it. */
export function print(name: string, { good, says, mend, warning }: Finding): void {
  printLine(warning ? '!' : good ? '✓' : '✗', name, says)
  if (mend) printLine(' ', '', `→ ${mend}`)
}

function printLine(mark: string, name: string, text: string): void {
  console.log(`${mark} ${name.padEnd(16)} ${text.replaceAll('\n', `\n${' '.repeat(17)}`)}`)
}
