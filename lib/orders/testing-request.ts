import { plainDate } from '#lib/plain-date.ts'
import type { OrderRequest } from '#lib/smartpay/orders.ts'
import { orderLinesFor } from './order-lines.ts'
import { orderRequestFor } from './order-request.ts'
import { demoPlan } from './testing-lines.ts'

const address = {
  postalCode: '105-0011',
  administrativeArea: '東京都',
  locality: '港区',
  line1: '芝公園4-2-8',
}
export const facts = {
  locale: 'ja',
  address: { ...address, line2: '山彦荘101' },
  details: {
    ...address,
    emailAddress: 'hanako@example.jp',
    lastName: '山田',
    firstName: '花子',
    lastNameKana: 'ヤマダ',
    firstNameKana: 'ハナコ',
    phoneNumber: '+819012345678',
  },
  customer: { reference: 'cus_1', accountAgeDays: 3 },
  reference: 'ch_1',
  tokenId: 'paytok_test_1',
  captureMethod: 'automatic',
} as const

export const first = {
  index: 0,
  quantity: 2,
  feeMinor: 0,
  paymentMethod: 'smartpay',
  on: plainDate('2026-11-29'),
} as const
export const cheaper = { ...demoPlan('first'), shippingFeeMinor: 500 }
export const lines = orderLinesFor(cheaper, first)

/** The request of two of the demo's first plan, or of `more`. Throws where there is none. */
export function requested(more: Partial<Parameters<typeof orderRequestFor>[0]> = {}): OrderRequest {
  const request = orderRequestFor({ ...facts, lines, ...more })
  if (!request.ok) throw new Error(`No request: ${request.reason}`)
  return request.value
}
