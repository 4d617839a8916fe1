import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { rows } from '#lib/db/rows.ts'

/** Beside the migrations: whoever has the database and not the shop can run it too. */
export const invariantsFile = fileURLToPath(new URL('../../prisma/invariants.sql', import.meta.url))

const brokenSchema = z.object({ rule: z.number(), what: z.string(), id: z.string() })

/** A rule of safety §1 that something breaks, and what does. */
type Broken = z.output<typeof brokenSchema>

/** What must be true of orders and charges at any moment and is not. Reads whole tables: for commands and tests. */
export async function findBrokenInvariants(): Promise<Broken[]> {
  const sql = await readFile(invariantsFile, 'utf8')
  return rows(db(), brokenSchema)`${Prisma.raw(sql)}`
}
