import { type Mode, objectId } from '../state/ids.ts'
import type { Common } from './common.ts'
import type { LineItem, Order, OrderHidden, ShippingInfo } from './order.ts'

/** smartpay-api §3.4, as it was read and checked. */
export type Item = {
  kind: LineItem['kind']
  name: string
  amount: number
  quantity?: number | undefined
  brand?: string | undefined
  categories: string[]
  images: string[]
  gtin?: string | undefined
  reference?: string | undefined
  url?: string | undefined
  label?: string | undefined
  description?: string | undefined
  metadata: Record<string, string>
  priceDescription?: string | undefined
  priceMetadata: Record<string, string>
  productDescription?: string | undefined
  productMetadata: Record<string, string>
}

export type OrderTerms = {
  amount: number
  items: Item[]
  shippingInfo: ShippingInfo
  captureMethod: Order['captureMethod']
  reference?: string | undefined
  description?: string | undefined
  metadata: Record<string, string>
  tokenId?: string | undefined
  hidden: Omit<OrderHidden, 'capturedAmount' | 'softDeclines'>
}

/** An order that nobody has authorized yet. */
export function newOrder(terms: OrderTerms, mode: Mode, now: number): Order {
  const { items, hidden, amount, ...rest } = terms
  return {
    id: objectId('order', mode),
    object: 'order',
    status: 'requires_authorization',
    amount,
    currency: 'JPY',
    discountAmount: 0,
    discounts: [],
    lineItems: items.map((item) => newLineItem(item, mode, now)),
    payments: [],
    ...rest,
    hidden: { ...hidden, capturedAmount: 0, softDeclines: 0 },
    test: mode === 'test',
    createdAt: now,
    updatedAt: now,
  }
}

function newLineItem(item: Item, mode: Mode, now: number): LineItem {
  const shared = { test: mode === 'test', createdAt: now, updatedAt: now }
  return {
    id: objectId('li', mode),
    object: 'lineItem',
    kind: item.kind,
    amount: item.amount,
    currency: 'JPY',
    ...(item.kind === 'product'
      ? { quantity: item.quantity ?? 1, price: newPrice(item, mode, shared) }
      : { quantity: item.quantity }),
    // Tax and discount have no product to carry their name.
    description: item.description ?? (item.kind === 'product' ? undefined : item.name),
    metadata: item.metadata,
    ...shared,
  }
}

type Shared = Pick<Common, 'test' | 'createdAt' | 'updatedAt'>

function newPrice(item: Item, mode: Mode, shared: Shared): LineItem['price'] {
  return {
    id: objectId('price', mode),
    object: 'price',
    active: true,
    amount: item.amount,
    currency: 'JPY',
    label: item.label,
    description: item.priceDescription,
    product: {
      id: objectId('product', mode),
      object: 'product',
      active: true,
      name: item.name,
      brand: item.brand,
      categories: item.categories,
      images: item.images,
      gtin: item.gtin,
      description: item.productDescription,
      reference: item.reference,
      url: item.url,
      metadata: item.productMetadata,
      ...shared,
    },
    metadata: item.priceMetadata,
    ...shared,
  }
}

/** The sum that the SDKs compute too: discounts are subtracted, the shipping fee is added (§3.4). */
export function sumOf(items: Item[], { feeAmount = 0 }: ShippingInfo): number {
  return items.reduce(
    (sum, { kind, amount, quantity = 1 }) =>
      sum + (kind === 'discount' ? -1 : 1) * amount * quantity,
    feeAmount,
  )
}
