import { z } from 'zod'
import { db } from '#lib/db/client.ts'
import { rows } from '#lib/db/rows.ts'
import { findBrokenInvariants } from '#lib/health/find-broken-invariants.ts'
import type { ChargeStatus } from '#lib/states/charge.ts'
import { chargeStatuses, unsettledCharges } from '#lib/states/charge.ts'
import { isOneOf } from '#lib/states/moves.ts'
import { type LedgerOrder, readLedger } from './smartpay-ledger.ts'

const chargeSchema = z.object({
  id: z.string(),
  orderId: z.string(),
  status: z.enum(chargeStatuses),
  failure: z.string().nullable(),
  amountMinor: z.number(),
  smartpayId: z.string().nullable(),
  payments: z.array(z.string()),
  /** It may be sent, and waits for nobody. */
  isDue: z.boolean(),
})
export type BookedCharge = z.output<typeof chargeSchema>

/** One sentence each, with the ids that it is about. */
export type Findings = {
  charges: number
  /** Money taken twice, or an order that Smartpay has twice. */
  doubles: string[]
  /** Money that one side knows of and the other does not. */
  lost: string[]
  /** Nobody knows how it ended, or nobody sends it. */
  stuck: string[]
  /** Rules of prisma/invariants.sql. */
  broken: string[]
}

/** Smartpay's own books against ours, once every runner is done; `recovered`: also nothing may be left without an outcome. */
export async function compareBooks({ recovered }: { recovered: boolean }): Promise<Findings> {
  const charges = await readCharges()
  const ledger = await readLedger()
  const broken = await findBrokenInvariants()
  return {
    charges: charges.length,
    doubles: findDoubles(charges, ledger),
    lost: recovered ? findLost(charges, ledger) : [],
    stuck: recovered ? findStuck(charges) : [],
    broken: broken.map(({ rule, what, id }) => `${rule}: ${what}: ${id}`),
  }
}

export function readCharges(): Promise<BookedCharge[]> {
  return rows(db(), chargeSchema)`
    select c.id, c.order_id as "orderId", c.status, c.failure, c.amount_minor as "amountMinor", c.smartpay_id as "smartpayId",
      array(select p.smartpay_id from payments p where p.charge_id = c.id) as payments,
      coalesce(c.status = 'intended' and c.next_try_at <= teiki_now() and c.waits_for is null, false) as "isDue"
    from charges c`
}

const living = ['requires_authorization', 'requires_capture', 'succeeded']

function findDoubles(charges: readonly BookedCharge[], ledger: readonly LedgerOrder[]): string[] {
  const chargeOf = new Map(charges.map((charge) => [charge.id, charge]))
  const byReference = groupBy(ledger, ({ reference }) => reference ?? 'none')
  const byOrder = groupBy(
    ledger.filter(
      ({ status, reference }) =>
        living.includes(status) && chargeOf.get(reference ?? '')?.failure !== 'given-up',
    ),
    ({ reference }) => chargeOf.get(reference ?? '')?.orderId ?? 'none',
  )
  return [
    ...several(byReference, 'Smartpay has several orders of charge'),
    ...several(byOrder, 'Smartpay has several living orders of order'),
  ]
}

function several(groups: ReadonlyMap<string, readonly LedgerOrder[]>, what: string): string[] {
  return [...groups]
    .filter(([, orders]) => orders.length > 1)
    .map(([of, orders]) => `${what} ${of}: ${orders.map(({ id }) => id).join(', ')}`)
}

/** As what a charge may stand here that Smartpay has an order of. */
const sameAs: Record<LedgerOrder['status'], readonly ChargeStatus[]> = {
  requires_authorization: ['open', 'hard_declined'],
  requires_capture: ['authorized', 'open'],
  // One that Smartpay approves slowly is open here until somebody looks.
  succeeded: ['succeeded', 'open'],
  rejected: ['hard_declined', 'open'],
  canceled: ['hard_declined'],
}

function findLost(charges: readonly BookedCharge[], ledger: readonly LedgerOrder[]): string[] {
  const chargeOf = new Map(charges.map((charge) => [charge.id, charge]))
  const orderOf = new Map(ledger.map((order) => [order.id, order]))
  const unknownHere = ledger.filter(({ id, reference, status, amount }) => {
    const charge = chargeOf.get(reference ?? '')
    return (
      charge?.smartpayId !== id ||
      charge.amountMinor !== amount ||
      !isOneOf(sameAs[status], charge.status)
    )
  })
  const unknownThere = charges.filter(({ smartpayId, status, payments }) => {
    const order = orderOf.get(smartpayId ?? '')
    if (status !== 'succeeded') return smartpayId !== null && order === undefined
    return order?.status !== 'succeeded' || `${order.payments}` !== `${payments}`
  })
  return [
    ...unknownHere.map(({ id, reference, status }) => {
      const here = chargeOf.get(reference ?? '')
      return `Smartpay's ${id} is ${status}; here charge ${reference} is ${here?.status ?? 'nowhere'}`
    }),
    ...unknownThere.map(
      ({ id, status }) => `charge ${id} is ${status} here, and not so at Smartpay`,
    ),
    ...differentDays(charges, ledger),
  ]
}

/** To the yen, by the days on which Smartpay took the orders up. */
function differentDays(charges: readonly BookedCharge[], ledger: readonly LedgerOrder[]): string[] {
  const dayOf = (order: LedgerOrder | undefined) =>
    Math.floor(((order?.createdAt ?? 0) + 9 * 3_600_000) / 86_400_000)
  const orderOf = new Map(ledger.map((order) => [order.id, order]))
  const sums = new Map<number, { here: number; there: number }>()
  const add = (order: LedgerOrder | undefined, sum: { here?: number; there?: number }) => {
    const { here, there } = sums.get(dayOf(order)) ?? { here: 0, there: 0 }
    sums.set(dayOf(order), { here: here + (sum.here ?? 0), there: there + (sum.there ?? 0) })
  }
  const isCollected = new Set(
    charges.filter(({ status }) => status === 'open').map(({ smartpayId }) => smartpayId),
  )
  for (const order of ledger)
    if (order.status === 'succeeded' && !isCollected.has(order.id))
      add(order, { there: order.amount })
  for (const { status, smartpayId, amountMinor } of charges)
    if (status === 'succeeded') add(orderOf.get(smartpayId ?? ''), { here: amountMinor })
  return [...sums]
    .filter(([, { here, there }]) => here !== there)
    .map(
      ([day, { here, there }]) =>
        `day ${new Date(day * 86_400_000).toISOString().slice(0, 10)}: ${here} yen here, ${there} at Smartpay`,
    )
}

function findStuck(charges: readonly BookedCharge[]): string[] {
  return charges
    .filter(({ status, isDue }) => isOneOf(unsettledCharges, status) || isDue)
    .map(({ id, status, failure }) => `charge ${id} is ${status} (${failure ?? 'no failure'})`)
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item])
  return groups
}
