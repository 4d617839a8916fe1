import { readFileSync } from 'node:fs'
import path from 'node:path'
import { Stryker } from '@stryker-mutator/core'
import { root } from '../../local/install.mjs'
import type { Mutant } from './judge-mutants.ts'

/** By what Stryker calls them; what it could not run is none. */
const outcomes: Partial<Record<string, Mutant['outcome']>> = {
  Killed: 'killed',
  Timeout: 'timed-out',
  Survived: 'survived',
  NoCoverage: 'survived',
}

type Options = { folder: string; concurrency: number }

/**
 * Changes the files one mutant after another, and asks the unit tests near them about each. Works on a copy in `folder`,
 * which it removes.
 */
export async function findMutants(files: string[], options: Options): Promise<Mutant[]> {
  const { folder, concurrency } = options
  const linesOf = new Map(files.map((file) => [file, linesIn(file)]))
  // Read by .config/vitest-mutate.ts, in a process of Stryker's.
  process.env.MUTATE_TESTS = files.map(testOf).join(' ')
  const stryker = new Stryker({
    configFile: '.config/stryker.mjs',
    mutate: files,
    concurrency,
    tempDirName: path.relative(root, folder),
  })
  const results = await stryker.runMutationTest()
  return results.flatMap(({ fileName, location: { start, end }, replacement = '', status }) => {
    const outcome = outcomes[status]
    if (!outcome) return []
    const file = path.relative(root, fileName)
    const line = linesOf.get(file)?.[start.line - 1] ?? ''
    const code = line.slice(
      start.column - 1,
      end.line === start.line ? end.column - 1 : line.length,
    )
    const becomes = replacement.replaceAll(/\s+/g, ' ').trim()
    return [{ file, at: start.line, line: line.trim(), code, becomes, outcome }]
  })
}

/** A file without one is tested by that of another. */
function testOf(file: string): string {
  return file.replace(/ts$/, 'test.ts')
}

function linesIn(file: string): string[] {
  return readFileSync(path.join(root, file), 'utf8').split('\n')
}
