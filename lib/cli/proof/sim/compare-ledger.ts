import { z } from 'zod'
import { db } from '#lib/db/client.ts'
import { rows } from '#lib/db/rows.ts'
import { compareRefunds } from './compare-refunds.ts'
import { zoneMs } from './plan-round.ts'
import { control } from './world.ts'

const ledgerSchema = z.object({
  orders: z.record(
    z.string(),
    z.object({
      id: z.string(),
      status: z.string(),
      amount: z.number(),
      reference: z.string().optional(),
    }),
  ),
  payments: z.record(
    z.string(),
    z.object({ id: z.string(), order: z.string(), amount: z.number(), createdAt: z.number() }),
  ),
})
type Ledger = z.output<typeof ledgerSchema>
type LedgerOrder = Ledger['orders'][string]

const chargeSchema = z.object({
  id: z.string(),
  orderId: z.string(),
  status: z.string(),
  failure: z.string().nullable(),
  smartpayId: z.string().nullable(),
  amountMinor: z.number(),
  createdAtMs: z.number(),
})
type Charge = z.output<typeof chargeSchema>

/** Smartpay's own books against ours: they say the same of every order and every yen, or it is broken, in a sentence. */
export async function compareLedger(): Promise<string[]> {
  const ledger = await control('ledger', 'GET')
  const { orders, payments } = ledgerSchema.parse(ledger)
  const charges = await rows(db(), chargeSchema)`
    select id, order_id as "orderId", status::text, failure, smartpay_id as "smartpayId", amount_minor as "amountMinor",
      extract(epoch from created_at)::float8 * 1000 as "createdAtMs" from charges`
  const byId = new Map(charges.map((charge) => [charge.id, charge]))
  const theirs = Object.values(orders)
  return [
    ...theirs.flatMap((order) => differenceOf(order, byId.get(order.reference ?? ''))),
    ...collectedTwice(theirs, byId),
    ...collectedUnasked(Object.values(payments), orders, charges),
    ...charges.flatMap((charge) => unfounded(charge, orders)),
    ...(await comparePayments(Object.values(payments), orders, byId)),
    ...(await compareRefunds(ledger)),
  ]
}

/** What a charge may be while Smartpay's order of it stands so. A given-up one that is paid has been seen to be. */
const fitting: Record<string, readonly string[]> = {
  succeeded: ['succeeded', 'hard_declined paid-late', 'hard_declined paid-back'],
  requires_capture: ['authorized'],
  canceled: ['hard_declined', 'expired'],
  rejected: ['hard_declined'],
  requires_authorization: ['open', 'hard_declined given-up'],
}

function differenceOf(order: LedgerOrder, charge: Charge | undefined): string[] {
  if (!charge) return [`2: an order at Smartpay that nobody knows here (${order.id})`]
  const { id, status, failure, smartpayId, amountMinor } = charge
  const allowed = fitting[order.status] ?? []
  const fits = allowed.some((one) => one === status || one === `${status} ${failure}`)
  return [
    ...(smartpayId === order.id
      ? []
      : [
          `2: a charge that does not know its order at Smartpay, ${status} ${failure} (${id}, ${order.id})`,
        ]),
    ...(fits
      ? []
      : [
          `2: a charge is ${status} ${failure}, and Smartpay’s order ${order.status} (${id}, ${order.id})`,
        ]),
    ...(amountMinor === order.amount ? [] : [`6: another sum at Smartpay (${id}, ${order.id})`]),
  ]
}

/** Paid at Smartpay after it was given up and its order had ended; by the end it went back. */
function isLate({ failure }: Charge): boolean {
  return failure === 'paid-late' || failure === 'paid-back'
}

/** An order is paid once at Smartpay, and once more only by a charge that was given up and is known to be paid late. */
function collectedTwice(
  theirs: readonly LedgerOrder[],
  byId: ReadonlyMap<string, Charge>,
): string[] {
  const paid = theirs.filter(({ status }) => status === 'succeeded')
  const known = paid.flatMap(({ reference }) => byId.get(reference ?? '') ?? [])
  const references = theirs.map(({ reference }) => reference)
  return [
    ...doubles(references).map((one) => `2: two orders of one reference at Smartpay (${one})`),
    ...doubles(known.filter((charge) => !isLate(charge)).map(({ orderId }) => orderId)).map(
      (one) => `1: an order that was collected twice (${one})`,
    ),
  ]
}

/** Before each new attempt Smartpay is asked about those that were given up: one that was paid by then is no surprise. */
function collectedUnasked(
  payments: readonly Ledger['payments'][string][],
  orders: Ledger['orders'],
  charges: readonly Charge[],
): string[] {
  const paidAt = new Map(
    payments.map(({ order, createdAt }) => [orders[order]?.reference ?? '', createdAt]),
  )
  const late = charges.filter(isLate)
  return late.flatMap(({ id, orderId }) =>
    charges
      .filter((one) => one.orderId === orderId && one.status === 'succeeded')
      .filter(({ createdAtMs }) => (paidAt.get(id) ?? Number.POSITIVE_INFINITY) < createdAtMs)
      .map((one) => `1: an attempt that was planned after its order was paid (${one.id}, ${id})`),
  )
}

function doubles<Value>(values: readonly Value[]): Value[] {
  const seen = new Set<Value>()
  return [...new Set(values.filter((value) => seen.size === seen.add(value).size))]
}

function unfounded({ id, smartpayId }: Charge, orders: Ledger['orders']): string[] {
  const isThere = smartpayId === null || orders[smartpayId]?.reference === id
  return isThere ? [] : [`2: a charge with an order that Smartpay does not have (${id})`]
}

const paymentSchema = z.object({ id: z.string(), amountMinor: z.number() })

/** By Smartpay's days: what it captured is recorded here, or belongs to a charge that is known to be paid late. */
async function comparePayments(
  theirs: readonly Ledger['payments'][string][],
  orders: Ledger['orders'],
  byId: ReadonlyMap<string, Charge>,
): Promise<string[]> {
  const ours = await rows(db(), paymentSchema)`
    select smartpay_id as id, amount_minor as "amountMinor" from payments`
  const recorded = new Map(ours.map(({ id, amountMinor }) => [id, amountMinor]))
  const totals = new Map<string, { here: number; there: number }>()
  for (const { id, order, amount, createdAt } of theirs) {
    const day = new Date(createdAt + zoneMs).toISOString().slice(0, 10)
    const total = totals.get(day) ?? { here: 0, there: 0 }
    const charge = byId.get(orders[order]?.reference ?? '')
    totals.set(day, {
      here: total.here + (recorded.get(id) ?? (charge && isLate(charge) ? amount : 0)),
      there: total.there + amount,
    })
    recorded.delete(id)
  }
  const wrong = [...totals].filter(([, { here, there }]) => here !== there)
  return [
    ...wrong.map(([day, { here, there }]) => `6: ${here} yen here, ${there} at Smartpay (${day})`),
    ...[...recorded.keys()].map((id) => `6: a payment that Smartpay does not have (${id})`),
  ]
}
