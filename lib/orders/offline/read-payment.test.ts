import { describe, expect, test } from 'vitest'
import { plainDate } from '#lib/plain-date.ts'
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

  test.each(['2026-11-30', '2026/11/30', ' ２０２６-１１-３０ '])('%j is a day', (on) => {
    const receivedOn = plainDate('2026-11-30')
    expect(readPayment({ sum: '1', on })).toEqual({
      ok: true,
      value: { amountMinor: 1, receivedOn, note: '' },
    })
  })

  test('what is left out is neither, and a note may be', () => {
    expect(readPayment({ on: '2026-11-30' })).toEqual({ ok: false, reason: 'not-a-sum' })
    expect(readPayment({ sum: '1' })).toEqual({ ok: false, reason: 'not-a-date' })
    const noted = readPayment({ sum: '1', on: '2026-11-30', note: 'two transfers' })
    expect(noted).toMatchObject({ value: { note: 'two transfers' } })
  })

  test.each(['', '2026-02-30', '30.11.2026', '2026-11-30 or so', 'on 2026-11-30', 'yesterday'])(
    '%j is no day',
    (on) => {
      expect(readPayment({ sum: '1', on })).toEqual({ ok: false, reason: 'not-a-date' })
    },
  )
})
