import type { Locale } from '#lib/i18n/locale.ts'
import { type Continuation, type Contract, contractFor } from '#lib/legal/contract.ts'
import { contractHash } from '#lib/legal/contract-hash.ts'
import type { SignupView } from './queries.ts'

/**
 * The six items of the final confirmation as they stand now, with the hash that names them. A signup that
 * changes how a running subscription is paid tells of the order that comes next, not of a first one.
 */
export function contractOf(signup: SignupView, locale: Locale): Contract & { hash: string } {
  const contract = contractFor({
    plan: signup.plan.content,
    shop: signup.shop.facts,
    quantity: signup.quantity,
    way: signup.way,
    today: signup.shop.today,
    continues: continuationOf(signup),
    locale,
  })
  return { ...contract, hash: contractHash({ locale, text: contract.text }) }
}

/** The orders with which a running subscription changes to Smartpay; null for a new one. */
export function continuationOf({
  continues,
  nextOrders,
  nextPlaced: placed,
  anchorOn,
  shop,
}: SignupView): Continuation | null {
  const last = nextOrders.at(-1)
  if (!continues || !last || !anchorOn) return null
  const orders = nextOrders.map(({ dueOn, amountMinor }) => ({ dueOn, sumMinor: amountMinor }))
  const orderedOn = placed ? shop.today : last.dueOn
  return { anchorOn, index: last.index, orderedOn, placed, orders }
}
