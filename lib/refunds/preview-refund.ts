import type { ShopFacts } from '#lib/catalog/schema.ts'
import type { Instalment } from '#lib/orders/instalments.ts'
import { instalmentsFor, lessFromTheLast } from '#lib/orders/instalments.ts'
import type { OrderLine } from '#lib/orders/order-lines.ts'
import { type RateTotal, taxByRate } from '#lib/orders/tax-by-rate.ts'
import type { PlainDate } from '#lib/plain-date.ts'
import { ok, type Result } from '#lib/result.ts'
import {
  type ChoiceRefusal,
  type ChosenRefund,
  chooseRefund,
  type RefundableLine,
  type RefundChoice,
} from './refund-choice.ts'

export type PaidOrder = {
  lines: readonly RefundableLine[]
  /** What was paid, and what of it was not given back yet, in yen. */
  paidMinor: number
  leftMinor: number
  /** The day on which Smartpay split the payment. */
  paidOn: PlainDate
  today: PlainDate
  /** Parcels that have not gone out. */
  waitingParcels: number
  taxRounding: ShopFacts['taxRounding']
}

export type RefundPreview = ChosenRefund & {
  /** Of what is given back; nothing where its lines are not known. */
  tax: RateTotal[]
  leftAfterMinor: number
  /** What the shopper pays Smartpay, day by day, as it is and as it would be. */
  instalments: { dueOn: PlainDate; nowMinor: number; afterwardsMinor: number }[]
  /** Of what the shopper paid Smartpay already, in yen. */
  returnedMinor: number
  /** Parcels that are not sent any more: nothing is left of the payment, or of the goods. */
  endsParcels: number
  /** Parcels that are sent as they were packed, although some of their pieces are given back. */
  keepsParcels: number
  /** What was shown, in a form that can be compared. */
  mark: string
}

/**
 * What a refund gives back and what it leaves. The shopper's schedule at Smartpay shrinks from its last instalment
 * backwards (smartpay-api §10).
 */
export function previewRefund(
  order: PaidOrder,
  choice: RefundChoice,
): Result<RefundPreview, ChoiceRefusal> {
  const chosen = chooseRefund(order, choice)
  if (!chosen.ok) return chosen
  const { amountMinor, lines } = chosen.value
  const { paidMinor, leftMinor, paidOn, today, waitingParcels } = order
  const leftAfterMinor = leftMinor - amountMinor
  const whole = instalmentsFor(paidMinor, paidOn)
  const now = lessFromTheLast(whole, paidMinor - leftMinor)
  const afterwards = lessFromTheLast(whole, paidMinor - leftAfterMinor)
  const instalments = now.map(({ dueOn, amountMinor: nowMinor }, at) => {
    return { dueOn, nowMinor, afterwardsMinor: afterwards[at]?.amountMinor ?? 0 }
  })
  const endsParcels = leftAfterMinor === 0 || isAllGoods(order.lines, lines) ? waitingParcels : 0
  const mark = [amountMinor, leftMinor, endsParcels, ...lines.map(marked)].join(' ')
  return ok({
    amountMinor,
    lines,
    tax: taxByRate(
      lines.flatMap((line) => givenBack(order.lines, line)),
      order.taxRounding,
    ),
    leftAfterMinor,
    instalments,
    returnedMinor: paidBy(now, today) - paidBy(afterwards, today),
    endsParcels,
    keepsParcels: endsParcels === 0 && hasGoods(order.lines, lines) ? waitingParcels : 0,
    mark,
  })
}

function hasGoods(
  lines: readonly RefundableLine[],
  chosen: readonly ChosenRefund['lines'][number][],
): boolean {
  return chosen.some(
    (one) => lines.find(({ position }) => position === one.position)?.kind === 'product',
  )
}

/** Every piece that was ordered is given back, by this or before. */
function isAllGoods(
  lines: readonly RefundableLine[],
  chosen: readonly ChosenRefund['lines'][number][],
): boolean {
  return lines
    .filter(({ kind }) => kind === 'product')
    .every(({ position, quantity, refundedQuantity }) => {
      const now = chosen.find((one) => one.position === position)?.quantity ?? 0
      return refundedQuantity + now >= quantity
    })
}

function marked({ position, quantity, amountMinor }: ChosenRefund['lines'][number]): string {
  return `${position}:${quantity}:${amountMinor}`
}

function givenBack(
  lines: readonly RefundableLine[],
  { position, amountMinor }: ChosenRefund['lines'][number],
): OrderLine[] {
  const line = lines.find((one) => one.position === position)
  return line ? [{ ...line, quantity: 1, amountMinor }] : []
}

/** What the shopper paid Smartpay by the end of a day. */
function paidBy(instalments: readonly Instalment[], day: PlainDate): number {
  return instalments
    .filter(({ dueOn }) => dueOn.until(day).days >= 0)
    .reduce((sum, { amountMinor }) => sum + amountMinor, 0)
}
