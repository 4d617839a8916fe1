import { z } from 'zod'
import { prepare } from '#lib/charging/prepare-charge.ts'
import { type DueCharge, momentAt, readCharges } from '#lib/charging/read-charges.ts'
import { requestDigest } from '#lib/charging/request-digest.ts'
import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import type { DayAhead } from './day-ahead.ts'
import type { RehearsalReason } from './rehearsal-reasons.ts'

/** Of which order it is the charge: the one of a subscription's cycle, and which attempt to collect it. */
export type Place = {
  subscriptionId: string
  index: number
  attempt: number
  /** Null: the order is not made yet. */
  orderId: string | null
}

/** A charge as it would be sent, or why it would not be. In yen. */
export type RehearsedCharge = Place & {
  amountMinor: number
  itemCount: number | null
  digest: string | null
  reason: RehearsalReason | null
}

/** By the id under which it was read, which is a charge's only where there is one. */
type Found = { id: string; place: Place }

/**
 * What would be sent, by the code by which it is sent: the same rows, read as they will be at the day's first moment, and the
 * same bytes (`charging/read-charges.ts`, `charging/prepare-charge.ts`).
 *
 * @param source charges `c`, orders `o` and subscriptions `s`
 */
export async function rehearse(
  { day, from }: DayAhead,
  found: readonly Found[],
  source: { from: Prisma.Sql; lines?: Prisma.Sql },
): Promise<RehearsedCharge[]> {
  if (found.length === 0) return []
  const due = await readCharges(db(), { ...source, moment: momentAt(from, day) })
  const placeOf = new Map(found.map(({ id, place }) => [id, place]))
  return due.flatMap((charge) => {
    const place = placeOf.get(charge.id)
    return place ? [rehearsed(place, charge)] : []
  })
}

const requestSchema = z.object({ amount: z.number(), items: z.array(z.unknown()) })

function rehearsed(place: Place, charge: DueCharge): RehearsedCharge {
  const { id, amountMinor, waitsFor, request, problem } = prepare(charge)
  if (request === null)
    return { ...place, amountMinor, itemCount: null, digest: null, reason: waitsFor ?? problem }
  const { amount, items } = requestSchema.parse(JSON.parse(request))
  return {
    ...place,
    amountMinor: amount,
    itemCount: items.length,
    digest: requestDigest(id, request),
    reason: null,
  }
}

/** What cannot be read, so that not even its charge can be foreseen. */
export function unreadable(place: Place): RehearsedCharge {
  return { ...place, amountMinor: 0, itemCount: null, digest: null, reason: 'unreadable' }
}

/** Subscriptions as they will be on a day: a pause that ends until then is over, as `resume-due.ts` ends it. */
export function subscriptionsOn({ day }: DayAhead): Prisma.Sql {
  return Prisma.sql`(select b.id, b.customer_id, b.token_id, b.payment_method, b.held_at, b.delivery, b.plan_version_id, b.resumes_on,
    case when b.status = 'paused' and b.resumes_on <= ${`${day}`}::date then 'active' else b.status end as status from subscriptions b)`
}

/** A charge that nobody has planned yet, of an order `o`: its id, number and sum are of a row `mine`. */
export function plannedCharge({ from, test }: DayAhead): Prisma.Sql {
  return Prisma.sql`(select mine.id, o.id as order_id, mine.attempt, mine.amount_minor, ${test}::boolean as test, 0 as fence, null::text as failure,
    0 as tries, null::timestamptz as first_sent_at, null::timestamptz as last_sent_at, false as may_have_moved, null::text as token_id,
    null::text as sealed_request, ${from}::timestamptz as created_at)`
}
