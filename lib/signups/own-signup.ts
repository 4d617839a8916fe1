import type { z } from 'zod'
import { db } from '#lib/db/client.ts'
import type { Prisma } from '#lib/db/generated/client.ts'
import { row } from '#lib/db/rows.ts'
import { isId } from '#lib/ids.ts'

/**
 * One row of a statement about the signup `s`, if this browser began it, else null: an id alone shows nothing.
 * @param select all of the statement but its `where`
 */
export async function readOwn<Row>(
  id: unknown,
  browserHash: string | null,
  schema: z.ZodType<Row>,
  select: (id: string) => Prisma.Sql,
): Promise<Row | null> {
  if (!isId('su', id) || browserHash === null) return null
  return row(db(), schema)`${select(id)} where s.id = ${id} and s.browser_hash = ${browserHash}`
}
