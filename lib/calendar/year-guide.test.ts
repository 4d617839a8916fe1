import { describe, expect, test } from 'vitest'
import { plainDate } from '#lib/plain-date.ts'
import { ordersInFirstYear } from './year-guide.ts'

describe('ordersInFirstYear', () => {
  test.each([
    ['month', 1, 12],
    ['month', 2, 6],
    ['month', 3, 4],
    ['month', 5, 3],
    ['month', 12, 1],
    ['week', 1, 53],
    ['week', 4, 14],
  ] as const)('every %s × %i brings %i', (unit, count, expected) => {
    expect(ordersInFirstYear({ unit, count }, plainDate('2026-11-24'))).toBe(expected)
  })
})
