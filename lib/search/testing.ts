import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { eachFound } from './refs-matching.ts'

/** Ids of all that is found, by the query of the lists. */
export async function idsFound(listed: 'customer' | 'signup', typed: string): Promise<string[]> {
  const rows = await db().$queryRaw<{ id: string }[]>`
    select r.id from ${eachFound(listed, { typed, whole: true }, Prisma.sql`r`)}`
  return rows.map(({ id }) => id)
}
