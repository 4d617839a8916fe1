import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import type { MailFacts } from '#lib/mail/compose-mail.ts'
import { givenUp } from '#lib/states/charge-failure.ts'
import { orderCancelReasons } from '#lib/states/order.ts'
import { isRunning } from '#lib/states/subscription.ts'
import { common, nextOrder, withFee } from './common-facts.ts'
import type { EmailSubject } from './email-source.ts'

/** Null: it was not canceled alone, or money came for it since. */
export function canceled(subject: EmailSubject): MailFacts['order-canceled'] | null {
  const { order, canceledOrder, subscription } = subject
  if (order?.status !== 'canceled' || !canceledOrder) return null
  const { reason, charge } = canceledOrder
  const goesOn = isRunning(subscription.status)
  return {
    ...common(subject),
    orderNumber: order.index + 1,
    order: { orderedOn: order.dueOn, sumMinor: order.totalMinor },
    why: reason === 'suspected-misuse' ? 'other' : reason,
    state: stateOf(order, charge),
    goesOn,
    nextOrder: goesOn ? withFee(subject, nextOrder(subject)) : null,
  }
}

function stateOf(
  { paymentMethod }: NonNullable<EmailSubject['order']>,
  charge: NonNullable<EmailSubject['canceledOrder']>['charge'],
): MailFacts['order-canceled']['state'] {
  if (paymentMethod === 'bank_transfer') return 'transfer'
  return paymentMethod === 'cash_on_delivery' ? 'at-the-door' : charge
}

export const canceledOrderSchema = z.object({
  reason: z.enum(orderCancelReasons),
  /** How far Smartpay was with it. */
  charge: z.enum(['unsent', 'approved', 'watched']),
})

/** @param order a relation of one row of `orders`, or of none */
export function canceledOrderOf(order: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(
    select json_build_object('reason', h.detail->>'reason', 'charge', case
        when exists (select from charges c where c.order_id = o.id and c.status = 'hard_declined' and c.failure = ${givenUp}) then 'watched'
        when exists (select from charges c where c.order_id = o.id and c.authorized_until is not null and c.status in ('authorized', 'canceled')) then 'approved'
        else 'unsent' end)
    from ${order} o join order_history h on h.order_id = o.id where h.code = 'canceled' order by h.id desc limit 1)`
}
