import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { retentionDays } from './retention-days.ts'

/** How many rows of each table were deleted. Not complete: more are old, and the next run goes on. */
type Pruned = { rows: Record<string, number>; complete: boolean }

/** A statement deletes so many: it locks them for a moment, and whoever comes after a crash loses nothing. */
const batchSize = 1_000

/**
 * Deletes rows that nobody needs any more: one batch of each table in turn, so that the largest does not keep the
 * others waiting, until nothing is old or the time is up.
 */
export async function pruneOldRows(hasTime = () => true): Promise<Pruned> {
  const rows: Record<string, number> = {}
  let left = Object.entries(oldRows)
  while (left.length > 0) {
    const more: typeof left = []
    for (const [table, condition] of left) {
      const count = await deleteBatch(table, condition)
      if (count > 0) rows[table] = (rows[table] ?? 0) + count
      if (count === batchSize) more.push([table, condition])
    }
    left = more
    if (left.length > 0 && !hasTime()) return { rows, complete: false }
  }
  return { rows, complete: true }
}

async function deleteBatch(table: string, condition: Prisma.Sql): Promise<number> {
  const from = Prisma.raw(table)
  return db().$executeRaw`
    delete from ${from} where ctid = any(array(
      select ctid from ${from} where ${condition} limit ${batchSize} for update skip locked))`
}

/** Staff sign in by the machine's time, everything else goes by the shop's. */
const oldRows: Record<string, Prisma.Sql> = {
  rate_limits: Prisma.sql`starts_at < ${before(retentionDays.rateLimits)}`,
  staff_verifications: Prisma.sql`expires_at < now() - ${days(retentionDays.signIns)}`,
  staff_used_codes: Prisma.sql`used_at < now() - ${days(retentionDays.signIns)}`,
  staff_sessions: Prisma.sql`expires_at < now() - ${days(retentionDays.signIns)}`,
  staff_invitations: Prisma.sql`accepted_at is null and expires_at < now() - ${days(retentionDays.invitations)}`,
  staff_password_resets: Prisma.sql`expires_at < now() - ${days(retentionDays.invitations)}`,
  webhook_refusals: Prisma.sql`day < shop_day(teiki_now()) - ${retentionDays.refusals}::int`,
  listed_orders: Prisma.sql`day < shop_day(teiki_now()) - ${retentionDays.listedDays}::int`,
  listed_refunds: Prisma.sql`day < shop_day(teiki_now()) - ${retentionDays.listedDays}::int`,
  // Before its charges: one without them would say that nothing was to be charged.
  rehearsals: Prisma.sql`day < shop_day(teiki_now()) - ${retentionDays.rehearsals}::int`,
  rehearsed_charges: Prisma.sql`day < shop_day(teiki_now()) - ${retentionDays.rehearsals}::int`,
  mailbox: Prisma.sql`at < ${before(retentionDays.emails)}`,
  emails: Prisma.sql`created_at < ${before(retentionDays.emails)} and status in ('sent', 'dropped')
    and not exists (select from orders where id = cause and status = 'awaiting_payment')`,
  customer_changes: Prisma.sql`at < ${before(retentionDays.emails)}`,
  events: Prisma.sql`last_received_at < ${before(retentionDays.events)} and next_try_at is null
    and (status = 'processed' or parked_because = 'other-mode' or last_received_at < ${before(retentionDays.parkedEvents)})`,
}

function before(count: number): Prisma.Sql {
  return Prisma.sql`teiki_now() - ${days(count)}`
}

function days(count: number): Prisma.Sql {
  return Prisma.sql`make_interval(days => ${count}::int)`
}
