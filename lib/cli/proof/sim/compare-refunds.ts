import { z } from 'zod'
import { db } from '#lib/db/client.ts'
import { rows } from '#lib/db/rows.ts'

const ledgerSchema = z.object({
  refunds: z.record(
    z.string(),
    z.object({ id: z.string(), payment: z.string(), amount: z.number() }),
  ),
  payments: z.record(z.string(), z.object({ id: z.string(), amount: z.number() })),
})

const refundSchema = z.object({
  id: z.string(),
  smartpayId: z.string().nullable(),
  paymentId: z.string(),
  status: z.string(),
  amountMinor: z.number(),
})

/** What went back there is known here, to the yen, and never more of a payment than was paid. */
export async function compareRefunds(ledger: unknown): Promise<string[]> {
  const { refunds, payments } = ledgerSchema.parse(ledger)
  const theirs = Object.values(refunds)
  const ours = await rows(db(), refundSchema)`
    select id, smartpay_id as "smartpayId", payment_id as "paymentId", status::text, amount_minor as "amountMinor" from refunds`
  const known = new Map(ours.map((refund) => [refund.smartpayId, refund]))
  const unknown = theirs.filter(({ id, payment, amount }) => {
    const refund = known.get(id)
    return (
      refund?.status !== 'succeeded' ||
      refund.paymentId !== payment ||
      refund.amountMinor !== amount
    )
  })
  const unfinished = ours.filter(({ status }) => status !== 'succeeded' && status !== 'failed')
  const made = new Set(theirs.map(({ id }) => id))
  const unfounded = ours.filter(
    ({ status, smartpayId }) => status === 'succeeded' && !made.has(smartpayId ?? ''),
  )
  const backOf = (payment: string) =>
    theirs.filter((one) => one.payment === payment).reduce((sum, { amount }) => sum + amount, 0)
  const tooMuch = Object.values(payments).filter(({ id, amount }) => backOf(id) > amount)
  return [
    ...unknown.map(({ id }) => `6: a refund at Smartpay that is not so here (${id})`),
    ...unfinished.map(({ id, status }) => `5: a refund that is still ${status} (${id})`),
    ...unfounded.map(({ id }) => `6: a refund that Smartpay does not have (${id})`),
    ...tooMuch.map(({ id }) => `6: more went back of a payment than was paid (${id})`),
  ]
}
