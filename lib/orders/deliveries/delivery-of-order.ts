import { z } from 'zod'
import type { DateReason } from '#lib/date-reason.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { plainDate } from '#lib/plain-date.ts'
import { deliveryStatuses } from '#lib/states/delivery.ts'

const date = z.iso.date().transform(plainDate)
const bilingual = z.object({ ja: z.string(), en: z.string() })
const shifted = { from: date, moved: z.enum(['before', 'after']) }

/** Why a delivery goes out on its day, as it was written with it. */
const reasonSchema = z.discriminatedUnion('code', [
  z.object({ code: z.literal('days-after'), days: z.number() }),
  z.object({ code: z.literal('holiday'), name: bilingual, ...shifted }),
  z.object({ code: z.literal('closed-weekday'), weekday: z.number(), ...shifted }),
  z.object({ code: z.literal('closed-date'), ...shifted }),
]) satisfies z.ZodType<DateReason>

/** What a parcel carries. */
export const linesSchema = z.array(z.object({ name: bilingual, quantity: z.number() }))

export const deliverySchema = z.object({
  id: z.string(),
  /** Of its order's, from 0. */
  position: z.number(),
  status: z.enum(deliveryStatuses),
  dispatch: z.object({ on: date, because: reasonSchema }),
  carrier: z.string().nullable(),
  tracking: z.string().nullable(),
  isErased: z.boolean(),
  lines: linesSchema,
})
export type DeliveryOfOrder = z.output<typeof deliverySchema>

/** The deliveries of an order as JSON, to stand inside another query. */
export function deliveriesOf(orderId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(select coalesce(json_agg(json_build_object('id', d.id, 'position', d.position, 'status', d.status,
    'dispatch', json_build_object('on', d.dispatch_on, 'because', d.dispatch_because), 'carrier', d.carrier, 'tracking', d.tracking,
    'isErased', d.address is null, 'lines', ${linesOf(Prisma.sql`d.id`)})
    order by d.position), '[]') from deliveries d where d.order_id = ${orderId})`
}

/** The lines of a delivery as JSON, to stand inside another query. */
export function linesOf(deliveryId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(select coalesce(json_agg(json_build_object('name', l.name, 'quantity', r.quantity) order by l.position), '[]')
    from delivery_lines r join order_lines l on l.order_id = r.order_id and l.position = r.position where r.delivery_id = ${deliveryId})`
}
