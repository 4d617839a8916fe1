import { z } from 'zod'
import { db } from '#lib/db/client.ts'
import type { Prisma } from '#lib/db/generated/client.ts'
import { requireRow } from '#lib/db/rows.ts'
import { isStatementTimeout } from '#lib/db/statement-timeout.ts'
import { log } from '#lib/log.ts'
import { recountWhole } from '#lib/metrics/recount.ts'
import { readToday } from '#lib/metrics/save-metrics.ts'
import type { Turn } from '#lib/queue/turn.ts'
import { readInvariants } from './find-broken-invariants.ts'

/** The name under which it stands among the metrics what breaks a rule, and how many rules could not be read. */
export const invariantsName = 'invariant'
export const [brokenPart, unreadPart] = ['broken', 'unread'] as const

/** Of one rule no more is counted: one would be too many. */
const mostBroken = 1_000

const placeSchema = z.object({
  /** Which rule comes next, of how many there were when the round began. */
  next: z.number(),
  of: z.number(),
  broken: z.number(),
  unread: z.number(),
})

type Checked = { looked: number; broken: number; unread: number; complete: boolean }

/**
 * Looks at one rule after the other, and keeps what a whole round found. A round goes on where the last run stopped; a
 * rule that is not read within the limit of a statement is counted, and holds up none after it.
 */
export async function checkInvariants({ budget, cursor, keepCursor }: Turn): Promise<Checked> {
  const rules = await readInvariants()
  const fresh = { next: 0, of: rules.length, broken: 0, unread: 0 }
  const kept = placeSchema.safeParse(cursor)
  let place = kept.success && kept.data.of === rules.length ? kept.data : fresh
  let looked = 0
  for (const rule of rules.slice(place.next)) {
    const broken = await countBroken(rule)
    place = {
      ...place,
      next: place.next + 1,
      broken: place.broken + (broken ?? 0),
      unread: place.unread + (broken === null ? 1 : 0),
    }
    looked += 1
    const { broken: all, unread } = place
    if (!(await keepCursor(place)) || (budget.isOver() && place.next < rules.length))
      return { looked, broken: all, unread, complete: false }
  }
  const { broken, unread } = place
  if (broken > 0) log('error', 'invariants broken', { job: 'invariants', count: broken })
  return { looked, broken, unread, complete: await save(broken, unread) }
}

const countSchema = z.object({ n: z.number() })

/** Null: not within the limit of a statement. */
async function countBroken(rule: Prisma.Sql): Promise<number | null> {
  try {
    const { n } = await requireRow(db(), countSchema)`
      select count(*)::int as n from (select from (${rule}) b limit ${mostBroken}) some_of_them`
    return n
  } catch (error) {
    if (isStatementTimeout(error)) return null
    throw error
  }
}

/** False: another run is just saving, and the next one does. */
async function save(broken: number, unread: number): Promise<boolean> {
  const day = await readToday()
  const counts = [
    { part: brokenPart, day, n: broken, minor: 0 },
    { part: unreadPart, day, n: unread, minor: 0 },
  ]
  return (await recountWhole(invariantsName, day, async () => counts)) !== null
}
