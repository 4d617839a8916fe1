import { instantOf } from '#lib/clock.ts'
import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { rows } from '#lib/db/rows.ts'
import type { SaidStep } from '#lib/i18n/dunning.ts'
import { dateIn, type PlainDate } from '#lib/plain-date.ts'
import { type PastDueOrder, pastDueOrders, pastDueSchema, stepOf } from './dunning-facts.ts'
import type { DunningStep } from './next-step.ts'

export type NextStep = (SaidStep & { on: PlainDate; isLast: boolean }) | null

/** What comes next of orders that wait for money, by order, on the shop's day. Of others nothing is said. */
export async function getNextSteps(orderIds: readonly string[]): Promise<Map<string, NextStep>> {
  if (orderIds.length === 0) return new Map()
  const orders = await rows(
    db(),
    pastDueSchema,
  )`${pastDueOrders(Prisma.sql`o.id = any(${orderIds}::text[])`)}`
  return new Map(
    orders.map((order) => {
      const step = stepOf(order)
      return [order.orderId, step && { ...step, on: dayOf(step, order), isLast: order.isLast }]
    }),
  )
}

/** An attempt whose time has come, as with a new token, is made from today on. */
function dayOf({ does, at }: DunningStep, { facts, now }: PastDueOrder): PlainDate {
  const [on, today] = [dateIn(facts.timeZone, at), dateIn(facts.timeZone, instantOf(now))]
  return does === 'try' && on.until(today).sign > 0 ? today : on
}
