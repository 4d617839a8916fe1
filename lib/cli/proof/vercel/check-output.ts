import { readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { migrationNames, pendingMigrations } from '#lib/db/migrate.ts'
import { root } from '../../local/install.mjs'
import type { Built } from './build-output.ts'
import { expectTrue } from './expect.ts'
import type { BuiltFunction } from './functions.ts'
import type { OutputConfig } from './output-config.ts'
import type { Site } from './start-site.ts'

/** Unpacked (vercel.com/docs/functions/limitations). */
export const mostBytes = 250_000_000

const vercelSchema = z.looseObject({
  regions: z.array(z.string()),
  crons: z.array(z.object({ path: z.string(), schedule: z.string() })),
})

type Options = {
  built: Built
  config: OutputConfig
  functions: readonly BuiltFunction[]
  site: Site
}

/**
 * What an output must say before anything of it runs. The region is none of its files': Vercel reads it from vercel.json, so
 * that no function may name another. Answers sentences; rejects with what is wrong.
 */
export async function checkOutput({ built, config, functions, site }: Options): Promise<string[]> {
  const given = vercelSchema.parse(JSON.parse(readFileSync(path.join(root, 'vercel.json'), 'utf8')))
  const [region = ''] = given.regions
  const elsewhere = functions.filter(({ config: { regions = [] } }) =>
    regions.some((one) => one !== region),
  )
  const large = functions.filter(({ bytes }) => bytes >= mostBytes)
  const jobs = functions.find(({ paths }) => paths.includes('/api/jobs/[job]'))
  const named = await migrationNames()
  const missing = await pendingMigrations(site.directUrl)
  expectTrue(given.regions.length === 1 && region === 'hnd1', 'vercel.json does not name hnd1')
  expectTrue(elsewhere.length === 0, `${namesOf(elsewhere)} would run in another region`)
  expectTrue(large.length === 0, `${namesOf(large)} is larger than Vercel takes`)
  expectTrue(jobs?.config.maxDuration === 300, 'The jobs have no maxDuration of 300 seconds')
  expectTrue(
    JSON.stringify(config.crons) === JSON.stringify(given.crons),
    'The output has other crons than vercel.json',
  )
  expectTrue(missing.length === 0, `The build left ${missing.length} migrations out`)
  expectTrue(built.asked.length === 0, `The build asked for ${built.asked.join(', ')}`)
  return [
    `✓ built in ${built.seconds} s, with no other machine asked; it applied ${named.length} migrations`,
    `✓ crons ${given.crons.map(({ path: at, schedule }) => `${at} (${schedule})`).join(', ')}, maxDuration of the jobs 300 s, region ${region} by vercel.json and no other in any function`,
  ]
}

function namesOf(functions: readonly BuiltFunction[]): string {
  return functions.map(({ name }) => name).join(', ')
}
