import { type Mode, objectId } from '../state/ids.ts'
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

type OrderTerms = {
  amount: number
  items: Item[]
  shippingInfo: ShippingInfo
  captureMethod: Order['captureMethod']
  reference?: string | undefined
  description?: string | undefined
  metadata: Record<string, string>
  tokenId?: string | undefined
  hidden: Pick<OrderHidden, 'customerInfo' | 'session' | 'idempotencyKey'>
}

/**
 * An order that nobody has authorized yet. Here and below every field is named, because objects put together
 * by spreading are several times as slow to make and to write as JSON.
 */
export function newOrder(terms: OrderTerms, mode: Mode, now: number): Order {
  const { customerInfo, session, idempotencyKey } = terms.hidden
  return {
    id: objectId('order', mode),
    object: 'order',
    status: 'requires_authorization',
    amount: terms.amount,
    currency: 'JPY',
    captureMethod: terms.captureMethod,
    tokenId: terms.tokenId,
    reference: terms.reference,
    description: terms.description,
    discountAmount: 0,
    discounts: [],
    metadata: terms.metadata,
    lineItems: terms.items.map((item) => newLineItem(item, mode, now)),
    payments: [],
    shippingInfo: terms.shippingInfo,
    expiresAt: undefined,
    test: mode === 'test',
    createdAt: now,
    updatedAt: now,
    hidden: {
      customerInfo,
      session,
      idempotencyKey,
      capturedAmount: 0,
      softDeclines: 0,
      settlesAt: undefined,
    },
  }
}

function newLineItem(item: Item, mode: Mode, now: number): LineItem {
  const isProduct = item.kind === 'product'
  return {
    id: objectId('li', mode),
    object: 'lineItem',
    kind: item.kind,
    amount: item.amount,
    currency: 'JPY',
    quantity: item.quantity ?? (isProduct ? 1 : undefined),
    price: isProduct ? newPrice(item, mode, now) : undefined,
    // Tax and discount have no product to carry their name.
    description: item.description ?? (isProduct ? undefined : item.name),
    metadata: item.metadata,
    test: mode === 'test',
    createdAt: now,
    updatedAt: now,
  }
}

function newPrice(item: Item, mode: Mode, now: number): LineItem['price'] {
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
      test: mode === 'test',
      createdAt: now,
      updatedAt: now,
    },
    metadata: item.priceMetadata,
    test: mode === 'test',
    createdAt: now,
    updatedAt: now,
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
