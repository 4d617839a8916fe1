import { z } from 'zod'
import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { requireRow } from '#lib/db/rows.ts'

/** More words than a page shows people: who gets as many is told to type more. */
const mostFound = 200

/**
 * Ids of customers or signups whose name, kana, mail or phone begins with what was typed, in any width and
 * script of kana, with or without spaces and hyphens; or whose id it is. A list looks at the first words
 * only, and says so (`isCut`); a file holds everybody, at whatever cost. A query to stand inside another.
 */
export function peopleMatching(kind: PersonKind, typed: string, whole = false): Prisma.Sql {
  const limit = whole ? Prisma.empty : Prisma.sql`limit ${mostFound}`
  const wanted = wantedIn(typed)
  const orById = wanted.startsWith(idsOf[kind]) ? Prisma.sql`union select ${wanted}` : Prisma.empty
  return Prisma.sql`(select distinct ref from (${wordsMatching(kind, typed)} ${limit}) found ${orById})`
}

/** Whether a search of these kinds finds more words than a list looks at. A condition to stand in a query. */
export function isCut(kinds: readonly PersonKind[], typed: string): Prisma.Sql {
  if (typed.trim() === '' || kinds.length === 0) return Prisma.sql`false`
  const cuts = kinds.map(
    (kind) => Prisma.sql`exists (${wordsMatching(kind, typed)} offset ${mostFound})`,
  )
  return Prisma.sql`(${Prisma.join(cuts, ' or ')})`
}

const cutSchema = z.object({ cut: z.boolean() })

/** The same, for who has no query. */
export async function searchIsCut(kind: PersonKind, typed: string): Promise<boolean> {
  if (typed.trim() === '') return false
  const { cut } = await requireRow(db(), cutSchema)`select ${isCut([kind], typed)} as cut`
  return cut
}

type PersonKind = 'customer' | 'signup'

const idsOf: Record<PersonKind, string> = { customer: 'cus_', signup: 'su_' }

/** Bounds instead of a pattern: a plan that is kept for any text finds them in the index all the same. */
function wordsMatching(kind: PersonKind, typed: string): Prisma.Sql {
  const form = Prisma.sql`search_form(${wantedIn(typed)})`
  return Prisma.sql`select ref from search_words
    where kind = ${kind} and ${form} <> '' and word >= ${form} and word < ${form} || chr(1114111)`
}

/** A phone number is kept in its national form, whatever form a file or a mail gave it. */
function wantedIn(typed: string): string {
  const wanted = typed.trim().slice(0, 120)
  return wanted.replace(/^[+＋][8８][1１][\s-]*(?:\(0\))?0?(?=[\d０-９])/, '0')
}
