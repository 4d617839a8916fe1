import { z } from 'zod'
import { deliveryFrom } from '#lib/calendar/deliveries.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import type { MailFacts } from '#lib/mail/compose-mail.ts'
import { instalmentsFor } from '#lib/orders/instalments.ts'
import { plainDate } from '#lib/plain-date.ts'
import { cycleStatuses } from '#lib/states/cycle.ts'
import { isRunning } from '#lib/states/subscription.ts'
import { common, rulesOf } from './common-facts.ts'
import type { EmailSubject } from './email-source.ts'

/** Null: it is no order to come any more, can be changed no longer, or is not paid by a token. */
export function upcoming(subject: EmailSubject): MailFacts['order-upcoming'] | null {
  const { cycle, subscription, facts, locale, today } = subject
  if (cycle?.status !== 'scheduled' || !isRunning(subscription.status)) return null
  if (subscription.status === 'paused' || subscription.paymentMethod !== 'smartpay') return null
  if (today.until(cycle.cutOffOn).sign < 0) return null
  const sumMinor = cycle.amountMinor + cycle.feeMinor
  return {
    ...common(subject),
    orderNumber: cycle.index + 1,
    order: { orderedOn: cycle.dueOn, sumMinor },
    changeBy: cycle.cutOffOn,
    deliveryAround: deliveryFrom(rulesOf(subject), cycle.dueOn).arrival.on,
    instalments: [...instalmentsFor(sumMinor, cycle.dueOn)],
    cancelMethod: facts.cancelMethod[locale],
  }
}

const date = z.iso.date().transform(plainDate)

export const cycleSchema = z.object({
  index: z.number(),
  status: z.enum(cycleStatuses),
  dueOn: date,
  cutOffOn: date,
  amountMinor: z.number(),
  feeMinor: z.number(),
})

/** @param cycle a relation of one row of `cycles`, or of none */
export function cycleOf(cycle: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(
    select json_build_object('index', y.index, 'status', y.status, 'dueOn', y.due_on, 'cutOffOn', y.cut_off_on,
      'amountMinor', y.amount_minor, 'feeMinor', y.fee_minor) from ${cycle} y)`
}
