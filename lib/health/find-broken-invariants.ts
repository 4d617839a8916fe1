import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { rows } from '#lib/db/rows.ts'

/** Beside the migrations: whoever has the database and not the shop can run it too. */
export const invariantsFile = path.join(
  /* turbopackIgnore: true */ process.cwd(),
  'prisma/invariants.sql',
)

const brokenSchema = z.object({ rule: z.number(), what: z.string(), id: z.string() })

/** A rule of safety §1 that something breaks, and what does. */
type Broken = z.output<typeof brokenSchema>

/**
 * What must be true of orders and charges at any moment and is not. Reads whole tables: for commands and tests. Throws where
 * one of the rules is not read within the limit of a statement.
 */
export async function findBrokenInvariants(): Promise<Broken[]> {
  const found: Broken[] = []
  for (const invariant of await readInvariants())
    found.push(...(await rows(db(), brokenSchema)`${invariant} order by what, id`))
  return found
}

/** Each rule as a statement of its own, in the order of the file: together they are too much for one. */
export async function readInvariants(): Promise<Prisma.Sql[]> {
  const text = await readFile(invariantsFile, 'utf8')
  const [wholes = ''] = text.replaceAll(/^--.*$/gm, '').split(/^ORDER BY 1, 2, 3$/m)
  return wholes
    .split(/^UNION ALL$/m)
    .map((part) => Prisma.raw(`select rule, what, id from (${part}) broken (rule, what, id)`))
}
