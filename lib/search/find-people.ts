import { z } from 'zod'
import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'

/** More people than a page shows: who gets as many has to type more. */
const mostFound = 200

/**
 * Ids of customers or signups whose name, kana, mail or phone begins with what was typed, in any width and
 * script of kana, with or without spaces and hyphens; or whose id it is. A query to stand inside another.
 */
export function peopleMatching(kind: 'customer' | 'signup', typed: string): Prisma.Sql {
  const wanted = typed.trim().slice(0, 120)
  const form = Prisma.sql`search_form(${wanted})`
  // Bounds instead of a pattern: a plan that is kept for any text finds them in the index all the same.
  return Prisma.sql`(select ref from (
      select ref from search_words
      where kind = ${kind} and ${form} <> '' and word >= ${form} and word < ${form} || chr(1114111)
      limit ${mostFound}
    ) found union select ${wanted})`
}

/** The same, as a list. */
export async function findPeople(kind: 'customer' | 'signup', typed: string): Promise<string[]> {
  const rows = await db().$queryRaw`select ref from ${peopleMatching(kind, typed)} as found`
  return z
    .array(z.object({ ref: z.string() }))
    .parse(rows)
    .map(({ ref }) => ref)
}
