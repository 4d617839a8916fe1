import type { OrderLine } from '#lib/orders/order-lines.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import { netLines } from './net-lines.ts'

/** A line of an order, and how much of it was given back or is on its way. */
export type RefundableLine = OrderLine & { position: number; refundedQuantity: number }

/** All that is left of the payment, or so many of some lines. */
export type RefundChoice =
  | { kind: 'all' }
  | { kind: 'lines'; lines: readonly { position: number; quantity: number }[] }

/** `amountMinor`: in yen with tax, for so many of it. */
export type ChosenLine = { position: number; quantity: number; amountMinor: number }

/** What a refund comes to. It has no lines where nobody can tell them: something was given back at Smartpay. */
export type ChosenRefund = { amountMinor: number; lines: ChosenLine[] }

export type ChoiceRefusal = 'nothing-chosen' | 'more-than-line' | 'more-than-left' | 'nothing-left'

type Facts = {
  lines: readonly RefundableLine[]
  /** Of the payment, in yen. */
  leftMinor: number
}

/** The sum and the lines of a refund. All refunds of an order by line together come to what was paid, to the yen. */
export function chooseRefund(
  { lines, leftMinor }: Facts,
  choice: RefundChoice,
): Result<ChosenRefund, ChoiceRefusal> {
  if (leftMinor < 1) return refused('nothing-left')
  const wanted =
    choice.kind === 'all' ? restOf(lines) : choice.lines.filter(({ quantity }) => quantity !== 0)
  const chosen = linesFor(lines, wanted)
  if (chosen === null) return refused('more-than-line')
  const sum = chosen.reduce((total, { amountMinor }) => total + amountMinor, 0)
  if (choice.kind === 'all')
    return ok({ amountMinor: leftMinor, lines: sum === leftMinor ? chosen : [] })
  if (sum < 1) return refused('nothing-chosen')
  return sum > leftMinor ? refused('more-than-left') : ok({ amountMinor: sum, lines: chosen })
}

/** What could still be chosen of each line, and what all of that comes to, in yen. */
export function restOf(lines: readonly RefundableLine[]) {
  return netLines(lines).flatMap((line) => {
    const { position, quantity: whole, refundedQuantity } = line
    const quantity = whole - refundedQuantity
    return quantity > 0 ? [{ position, quantity, amountMinor: amountFor(line, quantity) }] : []
  })
}

function linesFor(
  lines: readonly RefundableLine[],
  wanted: readonly { position: number; quantity: number }[],
): ChosenLine[] | null {
  const chosen: ChosenLine[] = []
  for (const line of netLines(lines)) {
    const { position, quantity: whole, refundedQuantity } = line
    const quantity = wanted
      .filter((one) => one.position === position)
      .reduce((sum, one) => sum + one.quantity, 0)
    if (quantity > whole - refundedQuantity) return null
    if (quantity > 0) chosen.push({ position, quantity, amountMinor: amountFor(line, quantity) })
  }
  const known = new Set(chosen.map(({ position }) => position))
  return wanted.every(({ position }) => known.has(position)) ? chosen : null
}

/** Cut where the pieces so far end, so that one by one they come to the same as at once. */
function amountFor(
  line: { quantity: number; netMinor: number; refundedQuantity: number },
  quantity: number,
): number {
  const { netMinor, quantity: whole, refundedQuantity: before } = line
  const upTo = (pieces: number) => Math.floor((netMinor * pieces) / whole)
  return upTo(before + quantity) - upTo(before)
}
