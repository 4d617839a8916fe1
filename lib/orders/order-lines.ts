import type { PaymentMethod } from '#lib/catalog/payment-methods.ts'
import { shippingFeeOf } from '#lib/catalog/plan-sums.ts'
import type { PlanContent } from '#lib/catalog/schema.ts'
import { type TaxCategory, taxRateOn } from '#lib/catalog/tax-rates.ts'
import type { Bilingual } from '#lib/i18n/locale.ts'
import { feeNames, lineNames } from '#lib/i18n/order-lines.ts'
import type { PlainDate } from '#lib/plain-date.ts'

/** `amountMinor`: tax-included yen of one unit, never negative; a discount is what is taken off. */
export type OrderLine = {
  kind: 'product' | 'shipping' | 'discount' | 'fee'
  name: Bilingual
  quantity: number
  amountMinor: number
  taxCategory: TaxCategory
  taxRatePercent: number
}

type OrderFacts = {
  /** The cycle's: 0 is the first order. */
  index: number
  quantity: number
  /** What the payment method costs with each order, in yen, as agreed. */
  feeMinor: number
  paymentMethod: PaymentMethod
  /** Whose tax rates count. */
  on: PlainDate
}

/**
 * What an order is made of when its cut-off passes: goods, then what the first order is cheaper by, shipping and the
 * payment method's fee. Prices are the agreed ones with tax; a new rate changes only how much of them is tax.
 */
export function orderLinesFor(content: PlanContent, order: OrderFacts): OrderLine[] {
  return [
    ...content.items.map((item) => productLine(item, order)),
    ...(order.index === 0 ? firstDiscounts(content, order) : []),
    ...extraLine('shipping', lineNames.shipping, shippingFeeOf(content), order),
    ...extraLine('fee', feeNames[order.paymentMethod], order.feeMinor, order),
  ]
}

/** In yen, with tax; a discount's is negative. */
export function lineTotalMinor({ kind, quantity, amountMinor }: OrderLine): number {
  const total = quantity * amountMinor
  return kind === 'discount' ? 0 - total : total
}

/** What is paid for the order, in yen. */
export function totalOf(lines: readonly OrderLine[]): number {
  return lines.reduce((total, line) => total + lineTotalMinor(line), 0)
}

type Item = PlanContent['items'][number]

/** A first price above the regular one is no discount: it is the price itself. */
function productLine(item: Item, { index, quantity, on }: OrderFacts): OrderLine {
  const { name, amountMinor, firstAmountMinor = 0, taxCategory } = item
  return {
    kind: 'product',
    name,
    quantity: item.quantity * quantity,
    amountMinor: index === 0 ? Math.max(amountMinor, firstAmountMinor) : amountMinor,
    taxCategory,
    taxRatePercent: taxRateOn(taxCategory, on),
  }
}

/** One per tax category, so that each rate is reduced by what its own goods are cheaper. */
function firstDiscounts({ items }: PlanContent, { quantity, on }: OrderFacts): OrderLine[] {
  return (['standard', 'reduced'] as const).flatMap((taxCategory) => {
    const amountMinor = items
      .filter((item) => item.taxCategory === taxCategory)
      .reduce((sum, item) => sum + cheaperBy(item) * item.quantity * quantity, 0)
    const taxRatePercent = taxRateOn(taxCategory, on)
    const line = { kind: 'discount', name: lineNames.discount, quantity: 1 } as const
    return amountMinor > 0 ? [{ ...line, amountMinor, taxCategory, taxRatePercent }] : []
  })
}

function cheaperBy({ amountMinor, firstAmountMinor = amountMinor }: Item): number {
  return Math.max(0, amountMinor - firstAmountMinor)
}

function extraLine(
  kind: 'shipping' | 'fee',
  name: Bilingual,
  amountMinor: number,
  { on }: OrderFacts,
): OrderLine[] {
  if (amountMinor === 0) return []
  const taxRatePercent = taxRateOn('standard', on)
  return [{ kind, name, quantity: 1, amountMinor, taxCategory: 'standard', taxRatePercent }]
}
