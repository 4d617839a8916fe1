import { z } from 'zod'
import { type OtherWay, planContentSchema, shopFactsSchema } from '#lib/catalog/schema.ts'
import { otherWays } from '#lib/catalog/ways.ts'
import { instantOf } from '#lib/clock.ts'
import { db } from '#lib/db/client.ts'
import type { Prisma } from '#lib/db/generated/client.ts'
import { queueNotice } from '#lib/jobs/queue-notice.ts'
import { log } from '#lib/log.ts'
import { dateIn, fromColumn, type PlainDate } from '#lib/plain-date.ts'
import { cycleStartsOn } from './cadence.ts'
import { endCycle, scheduleNext } from './end-cycle.ts'
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

const rowSchema = z.object({
  id: z.string(),
  index: z.number(),
  status: z.enum([
    'scheduled',
    'charging',
    'paid',
    'past_due',
    'skipped',
    'canceled',
    'awaiting_payment',
  ]),
  dueOn: z.date(),
  payBy: z.date().nullable(),
  remindOn: z.date().nullable(),
  subscriptionId: z.string(),
  subscriptionStatus: z.string(),
  way: z.string(),
  quantity: z.number(),
  anchorOn: z.date(),
  content: planContentSchema,
  facts: shopFactsSchema,
  now: z.date(),
})
type Row = z.output<typeof rowSchema>

async function advance(cycleId: string): Promise<'opened' | 'reminded' | 'skipped' | null> {
  return db().$transaction(async (tx) => {
    const row = await lockCycle(tx, cycleId)
    if (!row) return null
    const today = dateIn(row.facts.timeZone, instantOf(row.now))
    const way = otherWays.find((one) => one === row.way)
    if (row.status === 'scheduled') return way ? open(tx, row, way, today) : null
    if (row.status !== 'awaiting_payment' || !row.payBy) return null
    if (fromColumn(row.payBy).until(today).days > graceDays) return skip(tx, row)
    return remind(tx, row, today)
  })
}

async function lockCycle(tx: Prisma.TransactionClient, cycleId: string): Promise<Row | null> {
  await tx.$queryRaw`
    select s.id from cycles c join subscriptions s on s.id = c.subscription_id
    where c.id = ${cycleId} for update of s`
  const rows = await tx.$queryRaw`
    select c.id, c.index, c.status::text, c.due_on as "dueOn", c.pay_by as "payBy", c.remind_on as "remindOn",
      s.id as "subscriptionId", s.status::text as "subscriptionStatus", s.way::text, s.quantity,
      s.anchor_on as "anchorOn", v.content, shop.facts, teiki_now() as now
    from cycles c join subscriptions s on s.id = c.subscription_id
      join plan_versions v on v.id = s.plan_version_id cross join shop
    where c.id = ${cycleId} for update of c`
  return z.array(rowSchema).parse(rows)[0] ?? null
}

const actor = 'sweep'

async function open(
  tx: Prisma.TransactionClient,
  row: Row,
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
  row: Row,
  today: PlainDate,
): Promise<'reminded' | null> {
  if (!row.remindOn || fromColumn(row.remindOn).since(today).days > 0) return null
  await queueNotice(tx, 'payment-reminder', row.id)
  return 'reminded'
}

async function skip(tx: Prisma.TransactionClient, row: Row): Promise<'skipped'> {
  await endCycle(tx, row, { to: 'skipped', reason: 'nothing came by the last day', actor })
  await queueNotice(tx, 'cycle-skipped', row.id)
  return 'skipped'
}
