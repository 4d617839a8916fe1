import { z } from 'zod'
import { endingOf } from '#lib/calendar/ending.ts'
import { storedChangesSchema } from '#lib/calendar/stored-changes.ts'
import { paymentMethods } from '#lib/catalog/payment-methods.ts'
import type { PlanContent } from '#lib/catalog/schema.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { writtenCycles, writtenCyclesSchema } from '#lib/orders/written-cycles.ts'
import { type PlainDate, plainDate } from '#lib/plain-date.ts'
import { subscriptionStatuses } from '#lib/states/subscription.ts'
import { movedAt } from '#lib/subscriptions/moved-to-smartpay.ts'
import type { EmailSubject } from './email-source.ts'

const date = z.iso.date().transform(plainDate)

export const subscriptionSchema = z.object({
  status: z.enum(subscriptionStatuses),
  paymentMethod: z.enum(paymentMethods),
  feeMinor: z.number(),
  anchorOn: date.nullable(),
  canceledAt: z.coerce.date().nullable(),
  movedAt: z.coerce.date().nullable(),
  changes: storedChangesSchema,
  /** It is paused, and nobody knows until when. */
  waits: z.boolean(),
  endsOn: date.nullable(),
  written: writtenCyclesSchema.nullable(),
})

/** Of the signup `s` and its subscription `sub`, which may not be there yet, as JSON. */
export const subscriptionOf = Prisma.sql`
  json_build_object('status', coalesce(sub.status, 'pending'), 'paymentMethod', coalesce(sub.payment_method, s.payment_method),
    'feeMinor', coalesce(sub.fee_minor, 0), 'anchorOn', sub.anchor_on, 'canceledAt', (select max(at) from subscription_history
      where subscription_id = sub.id and "to" = 'canceled'), 'movedAt', ${movedAt},
    'changes', coalesce(sub.calendar_changes, '[]'), 'waits', coalesce(sub.status = 'paused' and sub.resumes_on is null, false),
    'endsOn', sub.ends_on, 'written', ${writtenCycles(Prisma.sql`sub.id`)})`

/** @param on the shop's day of a moment */
export function subscriptionIn(
  found: z.output<typeof subscriptionSchema>,
  { cadence }: PlanContent,
  on: (at: Date) => PlainDate,
): EmailSubject['subscription'] {
  const { canceledAt, movedAt, changes, waits, written, ...subscription } = found
  const { anchorOn } = subscription
  const schedule = anchorOn && { cadence, anchorOn, anchorIndex: 0 }
  return {
    ...subscription,
    canceledOn: canceledAt && on(canceledAt),
    movedOn: movedAt && on(movedAt),
    ending: schedule && written && endingOf({ schedule, changes }, written, waits),
  }
}
