import { describe, expect, test } from 'vitest'
import { type DeliveryStatus, deliveryStatuses } from '#lib/states/delivery.ts'
import { orderStatuses } from '#lib/states/order.ts'
import {
  type ParcelCommand,
  type ParcelFacts,
  previewCorrection,
  undoDays,
} from './parcel-correction.ts'

const now = new Date('2026-12-02T12:00:00+09:00')
const daysAgo = (days: number) => new Date(now.getTime() - days * 24 * 3_600_000)

const facts: ParcelFacts = {
  status: 'shipped',
  order: 'paid',
  lastMove: { from: 'planned', at: now },
  carrier: null,
  tracking: null,
  isErased: false,
  isBeingRefunded: false,
  isRefunded: false,
  version: '7',
  now,
}

function answer(kind: ParcelCommand['kind'], change: Partial<ParcelFacts> = {}): string {
  const preview = previewCorrection({ ...facts, ...change }, kind)
  if (!preview.ok) return preview.reason
  return preview.value.ends ? 'canceled' : preview.value.to
}

describe('taking back what was recorded', () => {
  test.each(deliveryStatuses)('of a parcel that is %s', (status) => {
    const before: Partial<Record<DeliveryStatus, DeliveryStatus>> = {
      shipped: 'packed',
      delivered: 'shipped',
      returned: 'delivered',
    }
    const from = before[status] ?? 'planned'
    expect(answer('undo', { status, lastMove: { from, at: now } })).toBe(
      before[status] ?? 'parcel-not-gone',
    )
  })

  test.each(orderStatuses)('of an order that is %s', (order) => {
    const isOver = order === 'canceled' || order === 'expired'
    expect(answer('undo', { order })).toBe(isOver ? 'parcel-order-over' : 'planned')
  })

  test.each([
    ['nobody recorded it', { lastMove: null }, 'parcel-not-recorded'],
    ['on the last day', { lastMove: { from: 'planned', at: daysAgo(undoDays) } }, 'planned'],
    ['later', { lastMove: { from: 'planned', at: daysAgo(undoDays + 0.001) } }, 'parcel-too-late'],
    ['its address is erased', { isErased: true }, 'parcel-erased'],
    ['money is going back', { isBeingRefunded: true }, 'parcel-being-refunded'],
    ['all of it went back', { isRefunded: true }, 'canceled'],
    [
      'it only comes back to its way',
      {
        status: 'delivered',
        lastMove: { from: 'shipped', at: now },
        isErased: true,
        isRefunded: true,
        isBeingRefunded: true,
      },
      'shipped',
    ],
  ] as const)('%s', (_name, change, expected) => {
    expect(answer('undo', change)).toBe(expected)
  })

  test('says whether its order stays paid', () => {
    const stays = (order: ParcelFacts['order']) => {
      const preview = previewCorrection({ ...facts, order }, 'undo')
      return preview.ok && preview.value.staysPaid
    }
    expect(orderStatuses.filter(stays)).toEqual(['paid'])
  })
})

test.each([
  ['planned', 'parcel-not-gone', 'parcel-not-gone', 'parcel-not-gone'],
  ['packed', 'parcel-not-gone', 'parcel-not-gone', 'parcel-not-gone'],
  ['canceled', 'parcel-not-gone', 'parcel-not-gone', 'parcel-not-gone'],
  ['shipped', 'shipped', 'delivered', 'returned'],
  ['delivered', 'delivered', 'parcel-there-already', 'returned'],
  ['returned', 'returned', 'parcel-there-already', 'parcel-there-already'],
] as const)('a parcel that is %s: corrected, arrived, came back', (status, ...expected) => {
  const kinds = ['track', 'deliver', 'return'] as const
  expect(kinds.map((kind) => answer(kind, { status }))).toEqual(expected)
})

test('whoever is erased has no number corrected, and their parcel still arrives', () => {
  expect(answer('track', { isErased: true })).toBe('parcel-erased')
  expect(answer('deliver', { isErased: true })).toBe('delivered')
  expect(answer('return', { isErased: true, order: 'canceled' })).toBe('returned')
})

test('another mark for whatever was recorded, paid or refunded since', () => {
  const marks = [{}, { version: '8' }, { order: 'past_due' }, { isRefunded: true }].map(
    (change) => {
      const preview = previewCorrection({ ...facts, ...change } as ParcelFacts, 'undo')
      return preview.ok && preview.value.mark
    },
  )
  expect(new Set(marks).size).toBe(4)
})
