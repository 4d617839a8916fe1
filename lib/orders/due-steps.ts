import { z } from 'zod'
import { anyOf } from '#lib/db/any-of.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import type { PlainDate } from '#lib/plain-date.ts'
import { orderedSubscriptions } from '#lib/states/subscription.ts'
import { graceDays } from './offline/pay-dates.ts'

const batchSize = 200

/** In their order: what became due is made before what is over expires. */
export const steps = ['make', 'expire', 'remind'] as const
export type Step = (typeof steps)[number]

export const placeSchema = z.object({ step: z.enum(steps), on: z.string(), id: z.string() })
/** What is due today in a shop of that mode: orders of the other one, from before it went live, are never made. */
export type Due = { today: PlainDate; test: boolean }

/** Up to where a run came. */
export type Place = z.output<typeof placeSchema>

/**
 * Cycles whose cut-off is over and orders that wait, which may have something to do today, the longest due first; each is
 * looked at again under its subscription's lock. Nobody is reminded of a last day that has passed.
 */
export function dueSteps(step: Step, due: Due, after: Place | null): Prisma.Sql {
  const [from, where, day] = sqlOf(step, due)
  const place = after
    ? Prisma.sql`(${day}, c.id) > (${after.on}::date, ${after.id})`
    : Prisma.sql`true`
  return Prisma.sql`
    select ${step}::text as step, ${day}::text as "on", c.id from ${from} where ${where} and ${place}
    order by ${day}, c.id limit ${batchSize}`
}

function sqlOf(step: Step, due: Due): [from: Prisma.Sql, where: Prisma.Sql, day: Prisma.Sql] {
  const today = `${due.today}`
  const orders = Prisma.sql`orders c`
  const awaiting = Prisma.sql`c.status = 'awaiting_payment'`
  if (step === 'make')
    return [
      Prisma.sql`subscriptions s join cycles c on c.subscription_id = s.id left join tokens t on t.id = s.token_id`,
      Prisma.sql`(s.payment_method <> 'smartpay' or t.test = ${due.test}) and s.status in ${anyOf(orderedSubscriptions)}
      and c.status = 'scheduled' and c.cut_off_on < ${today}::date`,
      Prisma.sql`c.cut_off_on`,
    ]
  if (step === 'expire')
    return [
      orders,
      Prisma.sql`${awaiting} and c.pay_by < ${today}::date - ${graceDays}::int`,
      Prisma.sql`c.pay_by`,
    ]
  return [
    orders,
    Prisma.sql`${awaiting} and c.remind_on <= ${today}::date and c.pay_by >= ${today}::date
      and not exists (select from emails n where n.kind = 'payment-reminder' and n.cause = c.id)`,
    Prisma.sql`c.remind_on`,
  ]
}
