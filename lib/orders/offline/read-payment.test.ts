import { describe, expect, test } from 'vitest'
import { readPayment } from './read-payment.ts'

describe('a payment as it is typed', () => {
  test.each([
    ['7800', 7800],
    ['¥7,800', 7800],
    ['７，８００円', 7800],
    [' 1 ', 1],
  ])('%s is a sum', (sum, amountMinor) => {
    expect(readPayment({ sum, on: '2026-11-30' })).toMatchObject({ value: { amountMinor } })
  })

  test.each(['', '0', '-1', '7.5', '1e3', 'seven', '1234567890'])('%j is none', (sum) => {
    expect(readPayment({ sum, on: '2026-11-30' })).toEqual({ ok: false, reason: 'not-a-sum' })
  })

  test.each(['', '2026-02-30', '30.11.2026', 'yesterday'])('%j is no day', (on) => {
    expect(readPayment({ sum: '1', on })).toEqual({ ok: false, reason: 'not-a-date' })
  })
})
