import { z } from 'zod'
import { anyOf } from '#lib/db/any-of.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import type { MailFacts } from '#lib/mail/compose-mail.ts'
import { countingRefunds } from '#lib/states/refund.ts'
import { common } from './common-facts.ts'
import type { EmailSubject } from './email-source.ts'

/** Money that went back; null where none did. */
export function refunded(subject: EmailSubject): MailFacts['order-refunded'] | null {
  const { order, refund, locale } = subject
  if (!order || !refund) return null
  const { amountMinor: sumMinor, lines, ...rest } = refund
  return {
    ...common(subject),
    ...rest,
    orderNumber: order.index + 1,
    sumMinor,
    lines: lines.map(({ name, quantity }) => ({ name: name[locale], quantity })),
  }
}

export const refundSchema = z.object({
  amountMinor: z.number(),
  finishedAt: z.coerce.date(),
  leftMinor: z.number().nullable(),
  lines: z.array(
    z.object({ name: z.object({ ja: z.string(), en: z.string() }), quantity: z.number() }),
  ),
  parcelsEnd: z.boolean(),
})

/** What is left counts what is given back at this moment, too. @param refund a relation of one row of `refunds`, or of none */
export function refundOf(refund: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(
    select json_build_object('amountMinor', r.amount_minor, 'finishedAt', r.finished_at,
      'leftMinor', case when exists (select from charges where id = r.charge_id and status = 'succeeded') then greatest(0, (select coalesce(sum(amount_minor), 0) from payments where charge_id = r.charge_id)
        - (select sum(amount_minor) from refunds where charge_id = r.charge_id and status in ${anyOf(countingRefunds)})) end,
      'lines', (select coalesce(json_agg(json_build_object('name', l.name, 'quantity', g.quantity) order by g.position), '[]') from refund_lines g
        join order_lines l on l.order_id = g.order_id and l.position = g.position where g.refund_id = r.id),
      'parcelsEnd', exists (select from deliveries d join delivery_history h on h.delivery_id = d.id
        where d.order_id = r.order_id and h.code = 'refunded'))
    from ${refund} r where r.status = 'succeeded')`
}
