import { chargeDue } from '#lib/charging/charge-due.ts'
import { begun } from '#lib/charging/testing-due.ts'
import { db } from '#lib/db/client.ts'
import { control } from '#lib/signups/testing-smartpay.ts'
import { askRefund, getRefundPreview } from './ask-refund.ts'
import type { RefundChoice } from './refund-choice.ts'

/** A first order that Smartpay paid a moment ago. */
export async function paidOrder(browser: string) {
  const { subscriptionId } = await begun(browser)
  await chargeDue()
  const order = await db().order.findFirstOrThrow({
    where: { subscriptionId },
    include: { charges: { include: { payments: true } }, lines: { orderBy: { position: 'asc' } } },
  })
  return {
    subscriptionId,
    orderId: order.id,
    order,
    paymentId: order.charges[0]?.payments[0]?.smartpayId ?? '',
  }
}

/** As somebody does who reads the preview and confirms it: the refund's id, or why not. */
export async function ask(
  orderId: string,
  choice: RefundChoice = { kind: 'all' },
): Promise<string> {
  const preview = await getRefundPreview(orderId, choice)
  if (!preview.ok) return preview.reason
  const { mark: shown } = preview.value.preview
  const asked = {
    subscriptionId: preview.value.order.subscriptionId,
    orderId,
    choice,
    reason: 'requested_by_customer',
    staffId: 'somebody',
    shown,
  } as const
  const refund = await askRefund(asked)
  return refund.ok ? refund.value : refund.reason
}

type Ledgered = { id: string; payment: string; amount: number; reference: string }

/** What Smartpay's own books say went back of a payment. */
export async function refundsAtSmartpay(paymentId: string): Promise<Ledgered[]> {
  const { refunds } = await control('ledger', 'GET')
  return Object.values<Ledgered>(refunds).filter(({ payment }) => payment === paymentId)
}

export async function refundOf(id: string) {
  return db().refund.findUniqueOrThrow({ where: { id }, include: { lines: true } })
}
