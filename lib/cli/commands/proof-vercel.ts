import path from 'node:path'
import type { Values } from '../commands.mjs'
import { readLocalRun } from '../local/local-run.ts'
import { cliVersion } from '../proof/vercel/fetch-cli.ts'
import { type Proof, prove } from '../proof/vercel/prove.ts'

/**
 * `npm run proof:vercel`: builds the project with Vercel's own CLI, offline, and sells with the functions of its output,
 * started by hand behind a small edge that leads by its routes. Code 1 where something is not as it should be.
 */
export async function run(_args: string[], { charges: asked }: Values): Promise<void> {
  const charges = asked === undefined ? 2_000 : Number(asked)
  if (!/^\d{1,6}$/.test(`${asked ?? charges}`) || charges === 0)
    throw new Error('--charges takes a whole number from 1 up')
  const dataDir = path.join(readLocalRun().dataDir, 'proof-vercel')
  const proof = await prove(dataDir, charges, (line) => console.log(line))
  for (const line of linesOf(proof)) console.log(line)
}

function linesOf({ built, functions, charged = {} }: Proof): string[] {
  const rows = functions.map(({ name, paths, files, bytes, config, startMs }) => [
    name,
    `${paths.length}`,
    `${files}`,
    (bytes / 1_000_000).toFixed(1),
    config.maxDuration === undefined ? 'Vercel’s own' : `${config.maxDuration}`,
    `${startMs}`,
  ])
  const head = ['function', 'paths', 'files', 'MB', 'maxDuration, s', 'start, ms']
  const { calls, perSecond, sweepMs } = charged
  return [
    '',
    ...[head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`),
    '',
    `vercel ${cliVersion}: built in ${built.seconds} s; ${calls} calls of /api/jobs/charge, ${perSecond} orders a second; /api/jobs/sweep ${sweepMs} ms`,
  ]
}
