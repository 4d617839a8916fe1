import { z } from 'zod'
import type { OtherWay } from '#lib/catalog/schema.ts'
import { otherWays } from '#lib/catalog/ways.ts'
import { instantOf } from '#lib/clock.ts'
import { db } from '#lib/db/client.ts'
import type { Prisma } from '#lib/db/generated/client.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { queueNotice } from '#lib/jobs/queue-notice.ts'
import { log } from '#lib/log.ts'
import { dateIn, fromColumn, type PlainDate } from '#lib/plain-date.ts'
import { cycleStartsOn } from './cadence.ts'
import { endCycle, scheduleNext } from './end-cycle.ts'
import { type LockedCycle, lockCycle } from './lock-cycle.ts'
import { openCycle } from './open-cycle.ts'
import { graceDays } from './pay-dates.ts'

const batchSize = 200

export type Advanced = { opened: number; reminded: number; skipped: number; failed: number }

/**
 * Moves on what is paid by hand: orders whose day has come are asked for, the shopper is reminded before
 * the last day, and a cycle for which nothing came is skipped, with a mail, some days after it. An order
 * whose whole period passed while nobody swept is skipped: two never fall into one. Any number may run.
 */
export async function advancePayments(): Promise<Advanced> {
  const total = { opened: 0, reminded: 0, skipped: 0, failed: 0 }
  const today = await merchantsToday()
  for (const cycleId of await listDue(today)) {
    try {
      const step = await advance(cycleId)
      if (step) total[step] += 1
    } catch (error) {
      total.failed += 1
      log('error', 'cycle not advanced', { error })
    }
  }
  return total
}

async function merchantsToday(): Promise<PlainDate> {
  const rows = await db().$queryRaw`select facts->>'timeZone' as zone, teiki_now() as now from shop`
  const [row] = z.array(z.object({ zone: z.string(), now: z.date() })).parse(rows)
  return dateIn(row?.zone ?? 'Asia/Tokyo', instantOf(row?.now ?? new Date(0)))
}

/** Cycles that may have something to do today; each is looked at again under its subscription's lock. */
async function listDue(today: PlainDate): Promise<string[]> {
  const day = `${today}`
  const rows = await db().$queryRaw`
    (select c.id from subscriptions s join cycles c on c.subscription_id = s.id
      where s.way <> 'smartpay' and s.status = 'active' and c.status = 'scheduled' and c.due_on <= ${day}::date
      order by c.due_on limit ${batchSize})
    union all
    (select c.id from cycles c where c.status = 'awaiting_payment' and c.pay_by + ${graceDays}::int < ${day}::date
      order by c.pay_by limit ${batchSize})
    union all
    (select c.id from cycles c where c.status = 'awaiting_payment' and c.remind_on <= ${day}::date
        and not exists (select from notices n where n.kind = 'payment-reminder' and n.cause = c.id)
      order by c.remind_on limit ${batchSize})`
  return z
    .array(z.object({ id: z.string() }))
    .parse(rows)
    .map(({ id }) => id)
}

async function advance(cycleId: string): Promise<'opened' | 'reminded' | 'skipped' | null> {
  return inTransaction(async (tx) => {
    const row = await lockCycle(tx, { id: cycleId })
    if (!row) return null
    const today = dateIn(row.facts.timeZone, instantOf(row.now))
    const way = otherWays.find((one) => one === row.way)
    if (row.status === 'scheduled') return way ? open(tx, row, way, today) : null
    if (row.status !== 'awaiting_payment' || !row.payBy) return null
    if (fromColumn(row.payBy).until(today).days > graceDays) return skip(tx, row)
    return remind(tx, row, today)
  })
}

const actor = 'sweep'

async function open(
  tx: Prisma.TransactionClient,
  row: LockedCycle,
  way: OtherWay,
  today: PlainDate,
): Promise<'opened' | 'skipped' | null> {
  const dueOn = fromColumn(row.dueOn)
  if (row.subscriptionStatus !== 'active' || dueOn.since(today).days > 0) return null
  const nextOn = cycleStartsOn(row.content.cadence, fromColumn(row.anchorOn), row.index + 1)
  if (nextOn.until(today).days >= 0) {
    await endCycle(tx, row, { to: 'skipped', reason: 'its period passed unasked', actor })
    return 'skipped'
  }
  // A shop that took the way's settings away cannot tell where to pay: staff see the order overdue.
  if (row.facts.waysToPay[way] === null) throw new Error(`The shop has no settings for ${way}`)
  // A late run asks for the money from today on: nobody is given less time than the shop promises.
  const orderedOn = dueOn.until(today).days > 0 ? today : dueOn
  const opened = await openCycle(tx, { ...row, cycleId: row.id, dueOn: orderedOn, way, actor })
  if (opened) await scheduleNext(tx, row, actor)
  return opened ? 'opened' : null
}

async function remind(
  tx: Prisma.TransactionClient,
  row: LockedCycle,
  today: PlainDate,
): Promise<'reminded' | null> {
  if (!row.remindOn || fromColumn(row.remindOn).since(today).days > 0) return null
  await queueNotice(tx, 'payment-reminder', row.id)
  return 'reminded'
}

async function skip(tx: Prisma.TransactionClient, row: LockedCycle): Promise<'skipped'> {
  await endCycle(tx, row, { to: 'skipped', reason: 'nothing came by the last day', actor })
  await queueNotice(tx, 'cycle-skipped', row.id)
  return 'skipped'
}
