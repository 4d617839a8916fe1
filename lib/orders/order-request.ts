import { AppError } from '#lib/app-error.ts'
import { mostOrderItems } from '#lib/catalog/order-limits.ts'
import {
  addressFor,
  customerInfoFor,
  type KnownCustomer,
  type PostalAddress,
} from '#lib/customers/customer-info.ts'
import type { Details } from '#lib/customers/details.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import type { OrderItem, OrderRequest } from '#lib/smartpay/orders.ts'
import { type OrderLine, totalOf } from './order-lines.ts'

type RequestFacts = {
  lines: readonly OrderLine[]
  /** The customer's: what Smartpay shows is named in it. */
  locale: Locale
  /** Where the order is delivered to, as it froze it. */
  address: PostalAddress
  details: Details
  customer: KnownCustomer
  /** The charge's id: at most 40 characters, and how the order is found again. */
  reference: string
  tokenId: string
  captureMethod: OrderRequest['captureMethod']
}

/** Never so with a plan that `catalog/order-limits.ts` let pass; one of an older version may be. */
type OrderRequestProblem = 'too-many-items' | 'nothing-to-pay'

/** smartpay-api §8.1. */
const longestReference = 40
/** How long a name may be is not documented; this is what our own sandbox takes. */
const longestName = 255

/** The body of POST /orders (smartpay-api §8.1): a function of the order, so that a repeat sends the same bytes. */
export function orderRequestFor(facts: RequestFacts): Result<OrderRequest, OrderRequestProblem> {
  const { lines, locale, reference, tokenId, captureMethod } = facts
  if (reference.length > longestReference)
    throw new AppError('A reference is longer than Smartpay takes')
  const items = lines.filter(({ kind }) => kind !== 'shipping').map((line) => itemFor(line, locale))
  const amount = totalOf(lines)
  if (items.length > mostOrderItems) return refused('too-many-items')
  if (amount < 1) return refused('nothing-to-pay')
  return ok({
    token: tokenId,
    amount,
    currency: 'JPY',
    items,
    customerInfo: customerInfoFor(facts.details, facts.customer),
    shippingInfo: {
      address: addressFor(facts.address),
      feeAmount: totalOf(lines.filter(({ kind }) => kind === 'shipping')),
      feeCurrency: 'JPY',
    },
    captureMethod,
    reference,
  })
}

/** Smartpay knows no kind for a fee: it is sold like a product. A discount has no quantity. */
function itemFor({ kind, name, quantity, amountMinor }: OrderLine, locale: Locale): OrderItem {
  const item = { name: shortName(name[locale]), currency: 'JPY' } as const
  return kind === 'discount'
    ? { ...item, kind, amount: quantity * amountMinor }
    : { ...item, kind: 'product', amount: amountMinor, quantity }
}

/** Never ends in half a character: rare kanji are two of what JavaScript counts. */
function shortName(name: string): string {
  return name.slice(0, longestName).replace(/[\ud800-\udbff]$/, '')
}
