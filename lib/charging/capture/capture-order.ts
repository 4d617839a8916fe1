import { z } from 'zod'
import { recordAudit } from '#lib/audit/record-audit.ts'
import { storedFactsSchema } from '#lib/catalog/stored.ts'
import { instantOf } from '#lib/clock.ts'
import { anyOf } from '#lib/db/any-of.ts'
import { db } from '#lib/db/client.ts'
import { row } from '#lib/db/rows.ts'
import { chargeThatCounts } from '#lib/orders/charge-that-counts.ts'
import { dateIn } from '#lib/plain-date.ts'
import { type Result, refused } from '#lib/result.ts'
import { isShopInTestMode } from '#lib/smartpay-account/shop-mode.ts'
import { chargeStatuses } from '#lib/states/charge.ts'
import { isOdd } from '#lib/states/charge-failure.ts'
import { waitingDeliveries } from '#lib/states/delivery.ts'
import { orderStatuses } from '#lib/states/order.ts'
import { type CaptureRefusal, captureCharge } from '../capture-charge.ts'
import { whyNoCharges } from '../charging-switch.ts'
import { type CapturePreview, previewCapture, type WhyNotCaptured } from './capturing.ts'

export type CaptureOrderRefusal =
  | WhyNotCaptured
  | CaptureRefusal
  | 'unknown-order'
  | 'changed-meanwhile'

type Asked = {
  subscriptionId: string
  orderId: string
  staffId: string
  /** `mark` of the preview that was confirmed. */
  shown: string
}

const rowSchema = z.object({
  subscriptionId: z.string(),
  status: z.enum(orderStatuses),
  totalMinor: z.number(),
  charge: z
    .object({
      id: z.string(),
      status: z.enum(chargeStatuses),
      failure: z.string().nullable(),
      hasApprovalEnded: z.boolean(),
      test: z.boolean(),
    })
    .nullable(),
  isHeld: z.boolean(),
  isPaused: z.boolean(),
  waitingParcels: z.number(),
  facts: storedFactsSchema,
  now: z.date(),
})

/** What collecting an order now would lead to, or why that is not possible. Nothing is asked of Smartpay. */
export async function getCapture(
  subscriptionId: string,
  orderId: string,
): Promise<Result<CapturePreview, CaptureOrderRefusal>> {
  const found = await row(db(), rowSchema)`
    select o.subscription_id as "subscriptionId", o.status::text, o.total_minor as "totalMinor",
      (select json_build_object('id', c.id, 'status', c.status, 'failure', c.failure, 'test', c.test,
        'hasApprovalEnded', coalesce(c.authorized_until <= teiki_now(), false)) from charges c where c.order_id = o.id ${chargeThatCounts} limit 1) as charge,
      s.held_at is not null or k.held_at is not null as "isHeld", s.status = 'paused' as "isPaused",
      (select count(*)::int from deliveries d where d.order_id = o.id and d.status in ${anyOf(waitingDeliveries)}) as "waitingParcels",
      shop.facts::text as facts, teiki_now() as now
    from orders o join subscriptions s on s.id = o.subscription_id left join customers k on k.id = s.customer_id cross join shop
    where o.id = ${orderId}`
  if (found?.subscriptionId !== subscriptionId) return refused('unknown-order')
  const { charge, facts, now } = found
  return previewCapture({
    ...found,
    charge: charge && { ...charge, isOdd: isOdd(charge.failure) },
    isOff: charge !== null && (await isOff(charge.test)),
    today: dateIn(facts.timeZone, instantOf(now)),
  })
}

async function isOff(test: boolean): Promise<boolean> {
  return test !== (await isShopInTestMode()) || (await whyNoCharges(test)) !== null
}

/**
 * Collects what Smartpay approved for an order although nothing was marked as shipped: its parcel left another way, or the
 * approval is about to end. As where goods go out (`capture-charge.ts`): the intent first, the call, and where no answer comes
 * Smartpay's order says how it stands. Who asked is in the audit log before Smartpay is asked.
 */
export async function captureOrder(asked: Asked): Promise<Result<'captured', CaptureOrderRefusal>> {
  const { subscriptionId, orderId, shown } = asked
  const preview = await getCapture(subscriptionId, orderId)
  if (!preview.ok) return refuse(asked, preview.reason)
  if (preview.value.mark !== shown) return refuse(asked, 'changed-meanwhile')
  const { amountMinor } = preview.value
  await audit(asked, 'asked', { amountMinor })
  const captured = await captureCharge(orderId)
  if (captured.ok) await audit(asked, 'done', { amountMinor })
  else
    await audit(asked, captured.reason === 'not-captured' ? 'unknown' : 'refused', {
      amountMinor,
      because: `capture-${captured.reason}`,
    })
  return captured
}

async function refuse(asked: Asked, because: CaptureOrderRefusal) {
  await audit(asked, 'refused', { because: `capture-${because}` })
  return refused(because)
}

async function audit(
  { orderId, staffId }: Asked,
  outcome: 'asked' | 'done' | 'unknown' | 'refused',
  detail: { amountMinor?: number; because?: string },
): Promise<void> {
  await recordAudit({ actor: staffId, action: 'order.capture', subject: orderId, outcome, detail })
}
