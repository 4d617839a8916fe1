import { lineTotalMinor, type OrderLine } from '#lib/orders/order-lines.ts'

/** `netMinor`: what was paid for all of it, in yen with tax: its share of the discounts is taken off. */
export type NetLine<Line extends OrderLine> = Line & { netMinor: number }

/**
 * What was paid for each line of an order that is no discount. A discount is shared by the goods of its tax category, each
 * by what it costs, so that all of them together come to what was paid, to the yen.
 */
export function netLines<Line extends OrderLine>(lines: readonly Line[]): NetLine<Line>[] {
  const shares = new Map<Line, number>()
  for (const discount of lines.filter(({ kind }) => kind === 'discount'))
    share(discount, lines, shares)
  return lines
    .filter(({ kind }) => kind !== 'discount')
    .map((line) => ({ ...line, netMinor: lineTotalMinor(line) - (shares.get(line) ?? 0) }))
}

/** Cut where the sum so far falls, so that nothing is lost by rounding. */
function share<Line extends OrderLine>(
  discount: Line,
  lines: readonly Line[],
  shares: Map<Line, number>,
): void {
  const goods = lines.filter(
    ({ kind, taxCategory }) => kind === 'product' && taxCategory === discount.taxCategory,
  )
  const whole = goods.reduce((sum, line) => sum + lineTotalMinor(line), 0)
  const offMinor = -lineTotalMinor(discount)
  let before = 0
  for (const line of goods) {
    const after = before + lineTotalMinor(line)
    const part = Math.floor((offMinor * after) / whole) - Math.floor((offMinor * before) / whole)
    shares.set(line, (shares.get(line) ?? 0) + part)
    before = after
  }
}
