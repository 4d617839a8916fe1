import { z } from 'zod'
import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { row } from '#lib/db/rows.ts'
import { randomText } from '#lib/ids.ts'
import type { PlainDate } from '#lib/plain-date.ts'
import { unlimited } from '#lib/queue/budget.ts'
import type { Turn } from '#lib/queue/turn.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import { isSilence } from '#lib/smartpay/silence.ts'
import type { KeyRefusal } from '#lib/smartpay-account/account.ts'
import { mayAskSmartpay } from '#lib/smartpay-account/may-ask-smartpay.ts'
import { compareRehearsal, type RehearsalSums } from './compare-rehearsal.ts'
import { type DaySums, sumDay } from './day-sums.ts'
import { type DayWindow, readShopDays } from './day-window.ts'
import { type Difference, differenceCodes } from './difference-codes.ts'
import { findDifferences, mostNamed } from './find-differences.ts'
import { findUnlisted } from './find-unlisted.ts'
import { firstOf, type ListCursor, readLists } from './read-lists.ts'
import { saveClose } from './save-close.ts'
import { takeOverRefunds } from './take-over-refunds.ts'

/** `count` of differences, of which the first are named. */
export type ClosedDay = {
  day: PlainDate
  sums: DaySums
  /** Null: it was not rehearsed. */
  rehearsal: RehearsalSums | null
  differences: Difference[]
  count: number
}

/** `not-over`: the day has not ended long enough ago. `over`: it goes on in the next run. `lost`: another run began since. */
export type NotClosed = 'not-over' | 'over' | 'lost' | 'silent' | 'unreadable' | KeyRefusal

type Closing = { closedBy: string; turn?: Turn; from?: ListCursor | null }

/** Somebody who closes a day by hand has all the time, and begins anew. */
const untilDone: Turn = { budget: unlimited, cursor: null, keepCursor: async () => true }

/**
 * Compares a day that is over: reads Smartpay's lists of it, then says in one statement what of orders, charges, payments,
 * refunds and goods does not agree, in another what was not done as it was rehearsed, and keeps that. Staff are told by mail of what does not agree at a second look. Closing
 * it again reads the lists again.
 */
export async function closeDay(
  day: PlainDate,
  { closedBy, turn = untilDone, from = null }: Closing,
): Promise<Result<ClosedDay, NotClosed>> {
  const may = await mayAskSmartpay()
  if (!may.ok) return refused(may.reason)
  const { lastDay, windowOf } = await readShopDays()
  if (day.until(lastDay).days < 0) return refused('not-over')
  const window = windowOf(day, may.value.test)
  const cursor = from && (await isOurs(from)) ? from : await begin(window, closedBy)
  const read = await readLists(window, turn, cursor)
  if (!read.ok) return refused(isSilence(read.reason) ? 'silent' : 'unreadable')
  if (read.value !== 'whole') return refused(read.value)
  const foreign = await takeOverRefunds(window)
  const unlisted = await findUnlisted(window)
  if (!unlisted.ok) return refused(isSilence(unlisted.reason) ? 'silent' : 'unreadable')
  const { sums: rehearsal, differences } = await compareRehearsal(db(), window)
  const found = [
    ...foreign,
    ...unlisted.value,
    ...(await findDifferences(db(), window)),
    ...differences,
  ]
  const closed = { day, sums: await sumDay(db(), window), rehearsal, ...namedOf(found) }
  return (await saveClose(closed, cursor.run)) ? ok(closed) : refused('lost')
}

/** Each once, the worst first. */
function namedOf(found: readonly Difference[]) {
  const each = new Map(found.map((one) => [`${one.code} ${one.subject}`, one]))
  const all = [...each.values()].toSorted(
    (one, other) => differenceCodes.indexOf(one.code) - differenceCodes.indexOf(other.code),
  )
  return { differences: all.slice(0, mostNamed), count: all.length }
}

const runSchema = z.object({ run: z.string() })

/** Nobody has begun to read that day anew since. */
async function isOurs({ day, run }: ListCursor): Promise<boolean> {
  const kept = await row(db(), runSchema)`select run from daily_closes where day = ${day}::date`
  return kept?.run === run
}

async function begin({ day, test }: DayWindow, closedBy: string): Promise<ListCursor> {
  const on = Prisma.sql`${`${day}`}::date`
  const run = randomText(22)
  await inTransaction(async (tx) => {
    await tx.$executeRaw`
      insert into daily_closes (day, test, closed_by, run) values (${on}, ${test}, ${closedBy}, ${run})
      on conflict (day) do update set test = excluded.test, closed_by = excluded.closed_by, run = excluded.run`
    await tx.$executeRaw`delete from listed_orders where day = ${on}`
    await tx.$executeRaw`delete from listed_refunds where day = ${on}`
  })
  return firstOf('orders', { day: `${day}`, run })
}
