import { anyOf } from '#lib/db/any-of.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { runningSubscriptions } from '#lib/states/subscription.ts'

/** Of the subscription `s`: it runs, and is to end. As its index has it (`subscriptions_ending_idx`). */
export const isEnding = Prisma.sql`(s.calendar_changes @> '[{"kind": "cancel"}]' and s.status in ${anyOf(runningSubscriptions)})`
