import { deliveryFrom } from '#lib/calendar/deliveries.ts'
import type { OfflineMethod, PlanContent, ShopFacts } from '#lib/catalog/schema.ts'
import type { PlainDate } from '#lib/plain-date.ts'

/** When an order that is paid offline is paid: `payBy` is the last day, `remindOn` the day of the reminder. */
type PayDates = { payBy: PlainDate; remindOn: PlainDate | null }

/**
 * A transfer of the last day is on the statement after a weekend at the latest, and somebody has to read
 * it: nothing is given up before. In days after `payBy`.
 */
export const graceDays = 4

/**
 * A transfer comes within the shop's days of the order, and is reminded of before the last one. Cash is
 * paid when the parcel arrives, so nobody is reminded: the shop waits for the carrier's money.
 */
export function payDatesFor(
  paymentMethod: OfflineMethod,
  { paymentMethods, workingDays }: ShopFacts,
  plan: PlanContent,
  orderedOn: PlainDate,
): PayDates {
  const transfer = paymentMethod === 'bank_transfer' ? paymentMethods.bank_transfer : null
  if (transfer) {
    const payBy = orderedOn.add({ days: transfer.payWithinDays })
    const remindOn = payBy.subtract({ days: transfer.remindDaysBefore })
    return { payBy, remindOn: remindOn.until(orderedOn).days < 0 ? remindOn : null }
  }
  const settleDays = paymentMethods.cash_on_delivery?.settleWithinDays ?? 14
  const rules = { content: plan, shopDays: workingDays }
  const { arrival } = deliveryFrom(rules, orderedOn)
  return { payBy: arrival.on.add({ days: settleDays }), remindOn: null }
}
