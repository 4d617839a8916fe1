import { z } from 'zod'
import { anyOf } from '#lib/db/any-of.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import type { MailFacts } from '#lib/mail/compose-mail.ts'
import { linesOf, linesSchema } from '#lib/orders/deliveries/delivery-of-order.ts'
import { plainDate } from '#lib/plain-date.ts'
import { deliveryStatuses, goneDeliveries, waitingDeliveries } from '#lib/states/delivery.ts'
import { isOneOf } from '#lib/states/moves.ts'
import { common } from './common-facts.ts'
import type { EmailSubject } from './email-source.ts'

/** Null: it has not gone out, or its record was corrected. */
export function shipped(subject: EmailSubject): MailFacts['order-shipped'] | null {
  const { order, delivery, locale, today } = subject
  if (!order || delivery?.status !== 'shipped' || !delivery.isLastShipment) return null
  const { arrivalOn } = delivery
  const isPaidAtTheDoor =
    order.paymentMethod === 'cash_on_delivery' && order.status === 'awaiting_payment'
  return {
    ...common(subject),
    orderNumber: order.index + 1,
    ...parcelFacts(delivery, locale),
    arrivalOn: today.until(arrivalOn).sign < 0 ? null : arrivalOn,
    atTheDoorMinor: isPaidAtTheDoor ? order.totalMinor : null,
  }
}

/** Null: something else was recorded of it since, of which another mail tells. */
export function corrected(subject: EmailSubject): MailFacts['shipment-corrected'] | null {
  const { order, delivery, locale } = subject
  if (!order || !delivery?.isLastWord || delivery.status === 'returned') return null
  const isGone = isOneOf(goneDeliveries, delivery.status)
  const state = isGone ? 'tracking' : delivery.status === 'canceled' ? 'not-sent' : 'not-gone'
  return {
    ...common(subject),
    orderNumber: order.index + 1,
    ...parcelFacts(delivery, locale),
    state,
  }
}

function parcelFacts(
  { position, among, carrier, tracking, lines }: NonNullable<EmailSubject['delivery']>,
  locale: Locale,
) {
  return {
    parcel: { number: position + 1, among },
    lines: lines.map(({ name, quantity }) => ({ name: name[locale], quantity })),
    carrier,
    tracking,
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
  isLastShipment: z.boolean(),
  isLastWord: z.boolean(),
})

/**
 * @param delivery a relation of one row of `deliveries`, or of none
 * @param historyId the row of its history that the mail tells of; null: it is as old as a first shipment that is the only one
 */
export function parcelOf(delivery: Prisma.Sql, historyId: bigint | null): Prisma.Sql {
  const shipment = Prisma.sql`h.code = 'shipped'`
  const isTold = Prisma.sql`(h.code in ('shipped', 'tracking-corrected') or (h.code = 'undone' and h."to" in ${anyOf(waitingDeliveries)}))`
  const last = (which: Prisma.Sql) => Prisma.sql`(
    select max(h.id) from delivery_history h where h.delivery_id = d.id and ${which})`
  return Prisma.sql`(
    select json_build_object('status', d.status, 'position', d.position, 'among', (select count(*) from deliveries n where n.order_id = d.order_id),
      'arrivalOn', d.arrival_on, 'carrier', d.carrier, 'tracking', d.tracking, 'lines', ${linesOf(Prisma.sql`d.id`)},
      'isLastShipment', coalesce(${historyId}::bigint = ${last(shipment)}, (select count(*) from delivery_history h where h.delivery_id = d.id and ${shipment}) < 2),
      'isLastWord', coalesce(${historyId}::bigint = ${last(isTold)}, false)) from ${delivery} d)`
}
