import { describe, expect, test } from 'vitest'
import type { Cadence } from '#lib/catalog/cadence.ts'
import { plainDate } from '#lib/plain-date.ts'
import { deliveriesOf, deliveriesOfOrder } from './deliveries.ts'
import { daysOf, officeDays, rulesWith } from './testing.ts'

const quarterly: Cadence = { unit: 'month', count: 3 }
const thrice = {
  cadence: quarterly,
  delivery: { dispatchDays: 2, arrivalDays: 3, split: { perOrder: 3, everyCount: 1 } },
}
const from = (anchor: string, cadence: Cadence = quarterly) => ({
  cadence,
  anchorOn: plainDate(anchor),
  anchorIndex: 0,
})

describe('deliveriesOf', () => {
  test('are one an order unless a plan says otherwise', () => {
    const [only, ...rest] = deliveriesOf(rulesWith(), from('2026-11-28'), 1)
    expect(rest).toEqual([])
    expect(only).toEqual({
      dispatch: { on: plainDate('2027-03-02'), because: { code: 'days-after', days: 2 } },
      arrival: { on: plainDate('2027-03-03'), because: { code: 'on-the-road', days: 1 } },
    })
  })

  // paid 30 Nov |-- 30 Dec, 30 Jan --| paid 28 Feb |-- 30 Mar, 30 Apr --| paid 30 May
  test('are counted from the anchor through short months', () => {
    const rules = rulesWith(thrice)
    const days = [0, 1, 2].flatMap((index) =>
      daysOf(deliveriesOf(rules, from('2026-11-30'), index).map(({ dispatch }) => dispatch)),
    )
    expect(days).toEqual([
      ...['2026-12-02', '2027-01-01', '2027-02-01'],
      ...['2027-03-02', '2027-04-01', '2027-05-02'],
      ...['2027-06-01', '2027-07-02', '2027-08-01'],
    ])
  })

  test('come on the chosen day too', () => {
    const on = { nth: 2, weekday: 2 }
    const cadence: Cadence = { unit: 'month', count: 3, on }
    const rules = rulesWith({
      ...thrice,
      cadence,
      delivery: { ...thrice.delivery, dispatchDays: 0 },
    })
    const days = [0, 1].flatMap((index) =>
      daysOf(
        deliveriesOf(rules, from('2026-11-30', cadence), index).map(({ dispatch }) => dispatch),
      ),
    )
    expect(days).toEqual([
      ...['2026-11-30', '2026-12-08', '2027-01-12'],
      ...['2027-02-09', '2027-03-09', '2027-04-13'],
    ])
  })

  test('come in weeks where the cadence is in weeks', () => {
    const cadence: Cadence = { unit: 'week', count: 8 }
    const split = { perOrder: 4, everyCount: 2 }
    const rules = rulesWith({ cadence, delivery: { dispatchDays: 0, arrivalDays: 0, split } })
    const found = deliveriesOf(rules, from('2026-12-24', cadence), 1)
    expect(daysOf(found.map(({ arrival }) => arrival))).toEqual([
      '2027-02-18',
      '2027-03-04',
      '2027-03-18',
      '2027-04-01',
    ])
  })

  test.each([
    ['after', '2026-09-24', '2026-09-25'],
    ['before', '2026-09-18', '2026-09-19'],
  ] as const)('are dispatched %s days on which the shop is closed', (dispatch, on, arrivesOn) => {
    const delivery = { dispatchDays: 4, arrivalDays: 5 }
    const shift = { dispatch, cutOff: 'before' as const }
    const rules = rulesWith({ delivery, shift }, officeDays)
    const [found] = deliveriesOf(rules, from('2026-09-17'), 0)
    expect(daysOf(found ? [found.dispatch, found.arrival] : [])).toEqual([on, arrivesOn])
    expect(found?.dispatch.because).toMatchObject({ name: { ja: '敬老の日' }, moved: dispatch })
  })

  test('never leave before the order', () => {
    const shift = { dispatch: 'before', cutOff: 'before' } as const
    const delivery = { dispatchDays: 0, arrivalDays: 1 }
    const rules = rulesWith({ delivery, shift }, officeDays)
    const [found] = deliveriesOf(rules, from('2026-09-20'), 0)
    expect(`${found?.dispatch.on}`).toBe('2026-09-24')
  })
})

describe('deliveriesOfOrder', () => {
  const anchorOn = plainDate('2026-11-30')
  const dispatched = (index: number, orderedOn: string) =>
    daysOf(
      deliveriesOfOrder(rulesWith(thrice), {
        anchorOn,
        index,
        orderedOn: plainDate(orderedOn),
      }).map(({ dispatch }) => dispatch),
    )

  test('are those of the calendar where it was made on its day', () => {
    expect(dispatched(1, '2027-02-28')).toEqual(['2027-03-02', '2027-04-01', '2027-05-02'])
  })

  test('are counted from the day of one that was made late', () => {
    expect(dispatched(1, '2027-03-05')).toEqual(['2027-03-07', '2027-04-07', '2027-05-07'])
  })
})
