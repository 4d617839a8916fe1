import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import type { MailFacts } from '#lib/mail/compose-mail.ts'
import { linesOf, linesSchema } from '#lib/orders/deliveries/delivery-of-order.ts'
import { plainDate } from '#lib/plain-date.ts'
import { deliveryStatuses } from '#lib/states/delivery.ts'
import { common } from './common-facts.ts'
import type { EmailSubject } from './email-source.ts'

/** Null: it has not gone out, or its record was corrected. */
export function shipped(subject: EmailSubject): MailFacts['order-shipped'] | null {
  const { order, delivery, locale, today } = subject
  if (!order || delivery?.status !== 'shipped') return null
  const { position, among, carrier, tracking, lines, arrivalOn } = delivery
  const isPaidAtTheDoor =
    order.paymentMethod === 'cash_on_delivery' && order.status === 'awaiting_payment'
  return {
    ...common(subject),
    orderNumber: order.index + 1,
    parcel: { number: position + 1, among },
    lines: lines.map(({ name, quantity }) => ({ name: name[locale], quantity })),
    carrier,
    tracking,
    arrivalOn: today.until(arrivalOn).sign < 0 ? null : arrivalOn,
    atTheDoorMinor: isPaidAtTheDoor ? order.totalMinor : null,
  }
}

export const parcelSchema = z.object({
  status: z.enum(deliveryStatuses),
  position: z.number(),
  among: z.number(),
  arrivalOn: z.iso.date().transform(plainDate),
  carrier: z.string().nullable(),
  tracking: z.string().nullable(),
  lines: linesSchema,
})

/** @param delivery a relation of one row of `deliveries`, or of none */
export function parcelOf(delivery: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(
    select json_build_object('status', d.status, 'position', d.position, 'among', (select count(*) from deliveries n where n.order_id = d.order_id),
      'arrivalOn', d.arrival_on, 'carrier', d.carrier, 'tracking', d.tracking, 'lines', ${linesOf(Prisma.sql`d.id`)}) from ${delivery} d)`
}
