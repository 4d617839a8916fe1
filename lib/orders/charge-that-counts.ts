import { anyOf } from '#lib/db/any-of.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { livingCharges } from '#lib/states/charge.ts'

/**
 * Which of an order's charges says how it stands, as an `order by`, the first: the one that lives, which may be an earlier one
 * that was paid after it had been given up; else the one that ended last.
 */
export const chargeThatCounts = Prisma.sql`order by status in ${anyOf(livingCharges)} desc, finished_at desc nulls first, attempt desc`
