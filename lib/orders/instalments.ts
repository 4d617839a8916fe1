import type { PlainDate } from '#lib/plain-date.ts'

export type Instalment = { dueOn: PlainDate; amountMinor: number }

/**
 * Smartpay splits an order into three without interest: at purchase, one month later, and two months
 * later less one day (smartpay-api §13). The first takes the remainder of the division. Months are
 * clamped before the day is taken away: 31 Dec → 31 Jan → 27 Feb.
 */
export function instalmentsFor(amountMinor: number, orderedOn: PlainDate): readonly Instalment[] {
  const part = Math.floor(amountMinor / 3)
  return [
    { dueOn: orderedOn, amountMinor: amountMinor - 2 * part },
    { dueOn: orderedOn.add({ months: 1 }), amountMinor: part },
    { dueOn: orderedOn.add({ months: 2 }).subtract({ days: 1 }), amountMinor: part },
  ]
}

/** Of several orders that are placed on one day, each split for itself: what falls due together, added up. */
export function instalmentsOf(
  amountsMinor: readonly number[],
  orderedOn: PlainDate,
): readonly Instalment[] {
  const orders = amountsMinor.map((amountMinor) => instalmentsFor(amountMinor, orderedOn))
  return instalmentsFor(0, orderedOn).map(({ dueOn }, at) => ({
    dueOn,
    amountMinor: orders.reduce((sum, parts) => sum + (parts[at]?.amountMinor ?? 0), 0),
  }))
}

/** What is left of a schedule after a refund: it shrinks from its last instalment backwards (smartpay-api §10). */
export function lessFromTheLast(
  instalments: readonly Instalment[],
  refundedMinor: number,
): readonly Instalment[] {
  let toTake = refundedMinor
  return instalments
    .toReversed()
    .map(({ dueOn, amountMinor }) => {
      const taken = Math.min(amountMinor, toTake)
      toTake -= taken
      return { dueOn, amountMinor: amountMinor - taken }
    })
    .toReversed()
}
