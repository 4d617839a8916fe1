import { Prisma } from '#lib/db/generated/client.ts'

/**
 * Of the subscription `s`: so many of its orders the plan's minimum counts. Those that are made, whatever became of their
 * money, and those that the shop did not make in time: nobody is bound for longer because of an outage.
 */
export const ordersCounted = Prisma.sql`(select count(*)::int from cycles n where n.subscription_id = s.id
  and (n.status = 'ordered' or exists (select from cycle_history h where h.cycle_id = n.id and n.status = 'skipped' and h.code in ('too-late', 'period-passed'))))`
