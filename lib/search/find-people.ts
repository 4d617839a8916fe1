import { z } from 'zod'
import { db } from '#lib/db/client.ts'

/** More people than a page shows: who gets as many has to type more. */
const mostFound = 200

/**
 * Ids of customers or signups whose name, kana, mail or phone begins with what was typed, in any width and
 * script of kana, with or without spaces and hyphens; or whose id it is.
 */
export async function findPeople(kind: 'customer' | 'signup', typed: string): Promise<string[]> {
  const wanted = typed.trim().slice(0, 120)
  if (wanted === '') return []
  const rows = await db().$queryRaw`
    select distinct ref from (
      select ref from search_words
      where kind = ${kind} and word like replace(replace(search_form(${wanted}), '%', '\\%'), '_', '\\_') || '%'
        and search_form(${wanted}) <> ''
      limit ${mostFound}
    ) found union select ${wanted} limit ${mostFound + 1}`
  return z
    .array(z.object({ ref: z.string() }))
    .parse(rows)
    .map(({ ref }) => ref)
}
