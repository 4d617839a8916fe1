import { modeOf, objectId } from '../state/ids.ts'
import type { State } from '../state/state.ts'
import type { Coupon, PromotionCode } from './coupon.ts'
import type { Discount, Order } from './order.ts'

export type Promotion = { coupon: Coupon; promotionCode: PromotionCode; amount: number }

/** The promotion code of this text, in the same mode; case does not matter (smartpay-api §11). */
export function findPromotionCode(
  { promotionCodes }: State,
  test: boolean,
  code: string,
): PromotionCode | null {
  const wanted = code.toLowerCase()
  for (const one of promotionCodes.values())
    if (one.test === test && one.code.toLowerCase() === wanted) return one
  return null
}

/** What a code takes off an order, if this shopper may use it for this order now. */
export function promotionFor(
  state: State,
  order: Order,
  code: string,
  now: number,
): Promotion | null {
  const promotionCode = findPromotionCode(state, order.test, code)
  const coupon = state.coupons.get(promotionCode?.coupon ?? '')
  if (!promotionCode || !coupon || !isUsable(promotionCode, now) || !isUsable(coupon, now))
    return null
  if (order.amount < (promotionCode.minimumAmount ?? 0)) return null
  const earlier = earlierOrders(state, order)
  if (promotionCode.firstTimeTransaction && earlier.length > 0) return null
  const isUsed = earlier.some(({ discounts }) =>
    discounts.some((discount) => discount.promotionCode === promotionCode.id),
  )
  if (promotionCode.onePerCustomer && isUsed) return null
  return { coupon, promotionCode, amount: discountOf(coupon, order.amount) }
}

function isUsable(offer: Coupon | PromotionCode, now: number): boolean {
  const { active, expiresAt = Infinity, maxRedemptionCount = Infinity, redemptionCount } = offer
  return active && now < expiresAt && redemptionCount < maxRedemptionCount
}

/** What the same mail address has bought; without an address, every order is somebody's first. */
function earlierOrders({ orders }: State, { id, test, hidden }: Order): Order[] {
  const mail = hidden.customerInfo.emailAddress?.toLowerCase()
  if (mail === undefined) return []
  return [...orders.values()].filter(
    (order) =>
      order.id !== id &&
      order.test === test &&
      ['succeeded', 'requires_capture'].includes(order.status) &&
      order.hidden.customerInfo.emailAddress?.toLowerCase() === mail,
  )
}

/** Never more than the order; of a percentage the fraction of a yen is the merchant's. */
function discountOf(coupon: Coupon, amount: number): number {
  return coupon.discountType === 'amount'
    ? Math.min(coupon.discountAmount ?? 0, amount)
    : Math.floor((amount * (coupon.discountPercentage ?? 0)) / 100)
}

/** The order with its discount, and coupon and code with one more redemption. */
export function redeem(
  order: Order,
  { coupon, promotionCode, amount }: Promotion,
  now: number,
): { order: Order; coupon: Coupon; promotionCode: PromotionCode } {
  const discount: Discount = {
    id: objectId('discount', modeOf(order)),
    object: 'discount',
    amount,
    currency: 'JPY',
    coupon: coupon.id,
    promotionCode: promotionCode.id,
    test: order.test,
    createdAt: now,
  }
  const discounted: Order = {
    ...order,
    amount: order.amount - amount,
    discountAmount: amount,
    discounts: [discount],
  }
  return {
    order: discounted,
    coupon: { ...coupon, redemptionCount: coupon.redemptionCount + 1, updatedAt: now },
    promotionCode: {
      ...promotionCode,
      redemptionCount: promotionCode.redemptionCount + 1,
      updatedAt: now,
    },
  }
}
