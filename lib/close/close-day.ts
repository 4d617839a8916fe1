import { z } from 'zod'
import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { rows } from '#lib/db/rows.ts'
import { queueEmail } from '#lib/outbox/queue-email.ts'
import type { PlainDate } from '#lib/plain-date.ts'
import { unlimited } from '#lib/queue/budget.ts'
import type { Turn } from '#lib/queue/turn.ts'
import { noteRefund } from '#lib/refunds/note-refunds.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import { isSilence } from '#lib/smartpay/silence.ts'
import type { KeyRefusal } from '#lib/smartpay-account/account.ts'
import { mayAskSmartpay } from '#lib/smartpay-account/may-ask-smartpay.ts'
import { type DaySums, sumDay } from './day-sums.ts'
import { type DayWindow, readShopDays } from './day-window.ts'
import type { Difference } from './difference-codes.ts'
import { findDifferences, mostNamed } from './find-differences.ts'
import { findMissing } from './find-missing.ts'
import { type ListCursor, readLists } from './read-lists.ts'

/** `count` of differences, of which the first are named. */
export type ClosedDay = { day: PlainDate; sums: DaySums; differences: Difference[]; count: number }

/** `not-over`: the day has not ended yet. `over`: it goes on in the next run. */
export type NotClosed = 'not-over' | 'over' | 'lost' | 'silent' | 'unreadable' | KeyRefusal

type Closing = { closedBy: string; turn?: Turn; from?: ListCursor | null }

/** Somebody who closes a day by hand has all the time, and begins anew. */
const untilDone: Turn = { budget: unlimited, cursor: null, keepCursor: async () => true }

/**
 * Compares a day that is over: reads Smartpay's lists of it, then says in one statement what of orders, charges, payments,
 * refunds and goods does not agree, and keeps that. Staff are told by mail where something does not. Closing it again reads the
 * lists again.
 */
export async function closeDay(
  day: PlainDate,
  { closedBy, turn = untilDone, from = null }: Closing,
): Promise<Result<ClosedDay, NotClosed>> {
  const may = await mayAskSmartpay()
  if (!may.ok) return refused(may.reason)
  const { today, windowOf } = await readShopDays()
  if (day.until(today).days < 1) return refused('not-over')
  const window = windowOf(day)
  if (from === null) await begin(window, may.value.test, closedBy)
  const read = await readLists(window, turn, from)
  if (!read.ok) return refused(isSilence(read.reason) ? 'silent' : 'unreadable')
  if (read.value !== 'whole') return refused(read.value)
  await takeOverRefunds(window)
  const missing = await findMissing(window)
  if (!missing.ok) return refused(isSilence(missing.reason) ? 'silent' : 'unreadable')
  return ok(await keep(window, missing.value))
}

async function begin({ day }: DayWindow, test: boolean, closedBy: string): Promise<void> {
  const on = Prisma.sql`${`${day}`}::date`
  await inTransaction(async (tx) => {
    await tx.$executeRaw`
      insert into daily_closes (day, test, closed_by) values (${on}, ${test}, ${closedBy})
      on conflict (day) do update set test = excluded.test, closed_by = excluded.closed_by`
    await tx.$executeRaw`delete from listed_orders where day = ${on}`
    await tx.$executeRaw`delete from listed_refunds where day = ${on}`
  })
}

const listedSchema = z.object({ id: z.string() })

/** What somebody refunded in Smartpay's dashboard is known here from now on; what cannot be taken over is a difference. */
async function takeOverRefunds({ day }: DayWindow): Promise<void> {
  const unknown = await rows(db(), listedSchema)`
    select l.smartpay_id as id from listed_refunds l where l.day = ${`${day}`}::date
      and not exists (select from refunds r where r.smartpay_id = l.smartpay_id) order by l.smartpay_id limit ${mostNamed}`
  for (const { id } of unknown) await noteRefund(id)
}

const staffSchema = z.object({ cause: z.string() })

async function keep(window: DayWindow, missing: ReadonlySet<string>): Promise<ClosedDay> {
  const { day } = window
  const all = await findDifferences(db(), window, missing)
  const sums = await sumDay(db(), window)
  const differences = all.slice(0, mostNamed)
  await inTransaction(async (tx) => {
    await tx.$executeRaw`
      update daily_closes set sums = ${JSON.stringify(sums)}::jsonb, differences = ${JSON.stringify(differences)}::jsonb,
        difference_count = ${all.length}, closed_at = teiki_now() where day = ${`${day}`}::date`
    if (all.length === 0) return
    const staff = await rows(tx, staffSchema)`
      select id || ' ' || ${`${day}`} as cause from staff where removed_at is null and role in ('owner', 'operator') order by id`
    for (const { cause } of staff) await queueEmail(tx, 'staff-close', cause)
  })
  return { day, sums, differences, count: all.length }
}
