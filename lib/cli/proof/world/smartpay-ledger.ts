import { z } from 'zod'
import { env } from '#lib/env.ts'

const orderSchema = z.object({
  id: z.string(),
  reference: z.string().nullish(),
  status: z.enum([
    'requires_authorization',
    'requires_capture',
    'succeeded',
    'canceled',
    'rejected',
  ]),
  amount: z.number(),
  payments: z.array(z.string()),
  createdAt: z.number(),
})
export type LedgerOrder = z.output<typeof orderSchema>

const ledgerSchema = z.object({ orders: z.record(z.string(), orderSchema) })

/** Smartpay's own books as they are: who judges the shop asks nobody of the shop. */
export async function fetchLedger(): Promise<unknown> {
  const answer = await fetch(`${env().smartpay.checkoutOrigin}/_control/ledger`)
  return answer.json()
}

/** Every order that Smartpay took up, by its own books. Sums in yen. */
export async function readLedger(): Promise<LedgerOrder[]> {
  return Object.values(ledgerSchema.parse(await fetchLedger()).orders)
}
