import { seedShop } from '#lib/catalog/seed-shop.ts'
import { chargeDue } from '#lib/charging/charge-due.ts'
import { db } from '#lib/db/client.ts'
import { advanceClock, readDemoShop, redirected } from '#lib/signups/testing.ts'
import { control, decide, sessionsOf, smartpayOrigin } from '#lib/signups/testing-smartpay.ts'
import { settleToken } from '#lib/tokens/settle-token.ts'
import { shipDelivery } from './ship-delivery.ts'

/** The demo's shop, charging when the goods go out. */
export async function sellOnDispatch(): Promise<void> {
  const { shop, plans } = await readDemoShop()
  await seedShop({
    shop,
    plans: plans.map((plan) =>
      plan.slug === 'seasons'
        ? { ...plan, content: { ...plan.content, capture: 'on-dispatch' } }
        : plan,
    ),
  })
}

/** A subscription that Smartpay approved, and the delivery of its first order, whose charge is due. */
export async function begunDelivery(browser: string) {
  const { signupId, tokenId } = await redirected(browser)
  const [session] = await sessionsOf(signupId)
  await decide(signupId, 'approve')
  await settleToken(tokenId, 'sweep')
  const delivery = await db().delivery.findFirstOrThrow({
    where: { order: { subscription: { tokenId } } },
    include: { order: { include: { subscription: true } } },
  })
  const { orderId, order } = delivery
  return {
    signupId,
    deliveryId: delivery.id,
    orderId,
    subscriptionId: order.subscriptionId,
    customerId: order.subscription.customerId ?? '',
    tokenId,
    token: session?.token ?? '',
  }
}

/** And its order charged: approved where the plan is captured at dispatch, else paid. */
export async function chargedDelivery(browser: string) {
  const made = await begunDelivery(browser)
  await chargeDue()
  return made
}

export const ship = (deliveryId: string) =>
  shipDelivery({ deliveryId, carrier: 'ヤマト運輸', tracking: '1234', staffId: 'test' })

/** Of an order its status, those of its parcels, and those of its charges. */
export async function stateOf(orderId: string): Promise<string> {
  const { status, deliveries, charges } = await db().order.findUniqueOrThrow({
    where: { id: orderId },
    select: {
      status: true,
      deliveries: { select: { status: true }, orderBy: { position: 'asc' } },
      charges: { select: { status: true }, orderBy: { attempt: 'asc' } },
    },
  })
  return [status, ...deliveries.map((one) => one.status), ...charges.map((one) => one.status)].join(
    ' ',
  )
}

/** Smartpay's order of the last charge, and the sums that it captured: its ledger, not our word. */
export async function ledgerOf(
  orderId: string,
  attempt?: number,
): Promise<[string | undefined, number[]]> {
  const charge = await db().charge.findFirstOrThrow({
    where: { orderId, ...(attempt ? { attempt } : {}) },
    orderBy: { attempt: 'desc' },
  })
  const { orders, payments } = await control('ledger', 'GET')
  const order = orders[charge.smartpayId ?? '']
  const captured = Object.values<{ order: string; amount: number }>(payments)
  return [
    order?.status,
    captured.filter((one) => one.order === charge.smartpayId).map(({ amount }) => amount),
  ]
}

/** The shop's clock and Smartpay's. */
export async function moveTime(ms: number): Promise<void> {
  await control('clock', 'PUT', { advanceMs: ms })
  await advanceClock(ms)
}

/** By the merchant in Smartpay's dashboard, past this shop. */
export async function captureOutside(orderId: string, amount = 7800): Promise<void> {
  const { smartpayId } = await db().charge.findFirstOrThrow({ where: { orderId } })
  const answer = await fetch(`${smartpayOrigin()}/v1/payments`, {
    method: 'POST',
    headers: { authorization: 'Basic sk_test_sandbox', 'content-type': 'application/json' },
    body: JSON.stringify({
      order: smartpayId,
      amount,
      currency: 'JPY',
      cancelRemainder: 'automatic',
    }),
  })
  if (!answer.ok) throw new Error(`Not captured: ${answer.status}`)
}
