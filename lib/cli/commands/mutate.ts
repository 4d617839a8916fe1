import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { Values } from '../commands.mjs'
import { readLocalRun } from '../local/local-run.ts'
import { explained } from './mutate/explained.ts'
import { findMutants } from './mutate/find-mutants.ts'
import { isGood, type Judgement, judgeMutants, percentOf } from './mutate/judge-mutants.ts'
import { type Part, parts } from './mutate/parts.ts'

/**
 * `npm run mutate`: whether the unit tests notice when a rule of money or time is changed. Fails where they miss more than
 * one change of twenty, or one that is not explained.
 */
export async function run(_args: string[], values: Values): Promise<void> {
  const chosen = chosenParts(values.only)
  const concurrency = readConcurrency(values.concurrency)
  const { dataDir } = readLocalRun()
  mkdirSync(dataDir, { recursive: true })
  const folder = mkdtempSync(path.join(dataDir, 'mutate-'))
  // Also when Ctrl-C ends it, or Stryker does.
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const summary: string[] = []
  for (const { name, files } of chosen) {
    console.log(`── ${name}: ${files.length} files`)
    const judgement = judgeMutants(
      files,
      await findMutants(files, { folder, concurrency }),
      explained,
    )
    explain(judgement)
    summary.push(sentenceOf(name, judgement))
    if (!isGood(judgement)) process.exitCode = 1
  }
  console.log(`\n${summary.join('\n')}`)
}

function chosenParts(only: Values[string]): Part[] {
  const chosen = parts.filter(({ name }) => only === undefined || name === only)
  if (chosen.length > 0) return chosen
  throw new Error(`--only takes one of ${parts.map(({ name }) => name).join(', ')}`)
}

function readConcurrency(asked: Values[string] = '1'): number {
  if (/^[1-9]\d?$/.test(`${asked}`)) return Number(asked)
  throw new Error('--concurrency takes a whole number from 1 to 99')
}

function explain({ unexplained, outdated }: Judgement): void {
  for (const { file, at, line, code, becomes } of unexplained)
    console.log(`Survived: ${file}:${at}\n  ${line}\n  ${code} → ${becomes}`)
  for (const { file, line, becomes } of outdated)
    console.log(`Explained, and does not survive: ${file}\n  ${line}\n  → ${becomes}`)
}

function sentenceOf(name: string, judgement: Judgement): string {
  const { mutants, killed, timedOut, unexplained, outdated } = judgement
  return [
    `${name}: ${killed} of ${mutants} killed (${percentOf(judgement).toFixed(1)}%)`,
    `${timedOut} of them by tests that did not end`,
    `${unexplained.length} of ${mutants - killed} survivors unexplained`,
    `${outdated.length} explanations out of date`,
  ].join(', ')
}
