import { nextOrderOn } from '#lib/calendar/counted.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { type Contract, contractFor } from '#lib/legal/contract.ts'
import { contractHash } from '#lib/legal/contract-hash.ts'
import type { AmendedSchedule } from './amended-schedule.ts'
import type { Amendable } from './read-amendable.ts'
import type { AgreedTerms } from './terms.ts'

/**
 * The six items as they stand with the new terms, from the first order by them on, with the hash that names them. Null: no
 * order of the next ones comes, so there is nothing to agree to.
 */
export function amendedContract(
  { facts: shop, today, anchorOn }: Amendable,
  { content, quantity, paymentMethod }: AgreedTerms,
  { first, changes }: AmendedSchedule,
  locale: Locale,
): (Contract & { hash: string }) | null {
  if (!first) return null
  const { index, due, amountMinor } = first
  const schedule = { cadence: content.cadence, anchorOn, anchorIndex: 0 }
  const followedOn = nextOrderOn({ schedule, changes }, index)
  const contract = contractFor({
    // What runs already is no offer that could be over.
    plan: { ...content, offerPeriod: null },
    shop,
    quantity,
    paymentMethod,
    today,
    locale,
    continues: {
      anchorOn,
      index,
      orderedOn: due.on,
      placed: false,
      orders: [{ dueOn: due.on, sumMinor: amountMinor }],
      ...(followedOn && { followedOn }),
    },
  })
  return { ...contract, hash: contractHash({ locale, text: contract.text }) }
}
