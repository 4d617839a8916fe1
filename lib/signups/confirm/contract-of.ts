import { endIndexOf } from '#lib/calendar/changes.ts'
import { nextOrderOn } from '#lib/calendar/counted.ts'
import type { PaymentMethod } from '#lib/catalog/payment-methods.ts'
import type { PlanContent, ShopFacts } from '#lib/catalog/schema.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import {
  type Continuation,
  type Contract,
  type ContractItem,
  contractFor,
  textOfItems,
} from '#lib/legal/contract.ts'
import { contractHash } from '#lib/legal/contract-hash.ts'
import type { PlainDate } from '#lib/plain-date.ts'
import type { Outcome } from '#lib/signups/get-checkout.ts'
import { isRunning } from '#lib/states/subscription.ts'
import type { Terms } from './signup-terms.ts'

type Agreed = Omit<Terms, 'plan'> & {
  plan: { content: PlanContent }
  paymentMethod: PaymentMethod
  anchorOn: PlainDate | null
  shop: { facts: ShopFacts; today: PlainDate }
}

/**
 * The six items of the final confirmation as they stand now, with the hash that names them. A signup that
 * changes how a running subscription is paid tells of the order that comes next, not of a first one.
 */
export function contractOf(signup: Agreed, locale: Locale): Contract & { hash: string } {
  const contract = contractFor({
    plan: signup.plan.content,
    shop: signup.shop.facts,
    quantity: signup.quantity,
    paymentMethod: signup.paymentMethod,
    today: signup.shop.today,
    continues: continuationOf(signup),
    locale,
  })
  return { ...contract, hash: contractHash({ locale, text: contract.text }) }
}

/**
 * What is paid when, once the agreement that was kept as a spare pays for a subscription that runs, with the hash
 * that names it. Null: none runs that is paid offline, or it is paused, or ends.
 */
export function spareTerms(
  signup: Outcome,
  locale: Locale,
): { items: readonly ContractItem[]; hash: string } | null {
  const { subscriptionStatus, subscriptionPaymentMethod } = signup
  const continues = changeOf(signup)
  // Paused: nobody can say when the next order is charged.
  if (!continues || signup.paused || endIndexOf(signup.changes) !== null) return null
  if (subscriptionPaymentMethod === 'smartpay' || !isRunning(subscriptionStatus)) return null
  const contract = contractFor({
    plan: signup.plan.content,
    shop: signup.shop.facts,
    quantity: signup.quantity,
    paymentMethod: 'smartpay',
    today: signup.shop.today,
    continues: { ...continues, agreed: true },
    locale,
  })
  const items = contract.items.filter(({ key }) => key === 'price' || key === 'payment')
  return { items, hash: contractHash({ locale, text: textOfItems(items) }) }
}

/** The orders with which a running subscription changes to Smartpay; null for a new one. */
export function continuationOf(signup: Agreed): Continuation | null {
  return signup.continues ? changeOf(signup) : null
}

function changeOf(signup: Agreed): Continuation | null {
  const { nextOrders, nextPlaced: placed, anchorOn, shop, changes } = signup
  const last = nextOrders.at(-1)
  if (!last || !anchorOn) return null
  const orders = nextOrders.map(({ dueOn, amountMinor }) => ({ dueOn, sumMinor: amountMinor }))
  const orderedOn = placed ? shop.today : last.dueOn
  const schedule = { cadence: signup.plan.content.cadence, anchorOn, anchorIndex: 0 }
  const followedOn = nextOrderOn({ schedule, changes }, last.index)
  return {
    anchorOn,
    index: last.index,
    orderedOn,
    placed,
    orders,
    ...(followedOn && { followedOn }),
  }
}
