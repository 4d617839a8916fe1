import type { Address, Common, CustomerInfo } from './common.ts'

/** smartpay-api §8.3, without `pending` and `failed`, which only some SDKs know. */
export const orderStatuses = [
  'requires_authorization',
  'requires_capture',
  'succeeded',
  'canceled',
  'rejected',
] as const
export type OrderStatus = (typeof orderStatuses)[number]

/**
 * smartpay-api §8.2. `amount` is what is collected, after the discount. Line items and discounts are kept
 * whole and shown by id where nobody asked to expand them; payments are ids.
 */
export type Order = Common & {
  object: 'order'
  status: OrderStatus
  amount: number
  currency: 'JPY'
  captureMethod: 'automatic' | 'manual'
  discountAmount: number
  discounts: Discount[]
  lineItems: LineItem[]
  payments: string[]
  shippingInfo: ShippingInfo
  tokenId?: string | undefined
  /** Set by authorization: until then something must be captured. */
  expiresAt?: number | undefined
  hidden: OrderHidden
}

/** What the API never shows, but the ledger does. */
export type OrderHidden = {
  customerInfo: CustomerInfo
  capturedAmount: number
  /** How often a soft decline sent the shopper back. */
  softDeclines: number
  /** A slow authorization: when it will be approved. */
  settlesAt?: number | undefined
  session?: string | undefined
  idempotencyKey?: string | undefined
}

/** smartpay-api §3.3 */
export type ShippingInfo = {
  address: Address
  addressType?: 'gift' | 'home' | 'locker' | 'office' | 'store' | undefined
  carrierName?: string | undefined
  reference?: string | undefined
  feeAmount?: number | undefined
  feeCurrency?: 'JPY' | undefined
}

/** smartpay-api §3.5: a product has a price, tax and discount have an amount only. */
export type LineItem = Common & {
  object: 'lineItem'
  kind: 'product' | 'tax' | 'discount'
  amount: number
  currency: 'JPY'
  quantity?: number | undefined
  price?: Price | undefined
}

type Price = Common & {
  object: 'price'
  active: true
  amount: number
  currency: 'JPY'
  label?: string | undefined
  product: Product
}

type Product = Common & {
  object: 'product'
  active: true
  name: string
  brand?: string | undefined
  categories: string[]
  images: string[]
  gtin?: string | undefined
  url?: string | undefined
}

/** What a promotion code took off an order. */
export type Discount = {
  id: string
  object: 'discount'
  amount: number
  currency: 'JPY'
  coupon: string
  promotionCode: string
  test: boolean
  createdAt: number
}
