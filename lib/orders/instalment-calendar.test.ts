import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Cadence, cycleStartsOn } from '#lib/catalog/cadence.ts'
import { type PlainDate, plainDate } from '#lib/plain-date.ts'
import { instalmentCalendar } from './instalment-calendar.ts'
import { instalmentsFor } from './instalments.ts'

describe('instalmentCalendar', () => {
  const calendar = (count: number, first: number, later: number) =>
    instalmentCalendar({
      cadence: { unit: 'month', count },
      firstOrderMinor: first,
      laterOrderMinor: later,
      today: plainDate('2026-11-22'),
    })

  test('a quarterly plan costs the same every month', () => {
    const { orders, months, evenFrom, hidden } = calendar(3, 7800, 7800)
    expect(orders).toHaveLength(4)
    expect(months).toHaveLength(12)
    expect(evenFrom).toEqual({ month: 0, amountMinor: 2600 })
    expect(hidden).toBe(false)
  })

  test('a monthly plan piles up until the third month', () => {
    const { months, evenFrom, hidden } = calendar(1, 2480, 2480)
    expect(months.map(({ totalMinor }) => totalMinor)).toEqual([
      828, 1654, 2480, 2480, 2480, 2480, 2480, 2480,
    ])
    expect(evenFrom?.month).toBe(2)
    expect(hidden).toBe(true)
  })

  test('a plan of two months keeps every instalment in sight', () => {
    const { orders, months, shared, hidden } = calendar(2, 2980, 4480)
    // The order of the second year begins in the last month that is drawn.
    expect(hidden).toBe(true)
    const last = orders.at(-1)?.instalments.at(-1)?.dueOn
    expect(months.at(-1)).toMatchObject({ year: last?.year, month: last?.month })
    expect(shared).toBe(true)
    expect(calendar(3, 7800, 7800).shared).toBe(false)
  })

  test('a yearly plan shows one order', () => {
    const { orders, months } = calendar(12, 29800, 29800)
    expect(orders).toHaveLength(1)
    expect(months.map(({ totalMinor }) => totalMinor)).toEqual([9934, 9933, 9933])
  })
})

describe('instalmentCalendar of any plan', () => {
  const cadences = fc.oneof<fc.Arbitrary<Cadence>[]>(
    fc.record({ unit: fc.constant('week' as const), count: fc.integer({ min: 1, max: 52 }) }),
    fc.record({ unit: fc.constant('month' as const), count: fc.integer({ min: 1, max: 12 }) }),
  )
  const yen = fc.oneof(fc.nat(12), fc.nat(30_000))
  const plans = fc.record({
    cadence: cadences,
    firstOrderMinor: yen,
    laterOrderMinor: yen,
    today: fc.nat(1_500).map((days) => plainDate('2026-11-22').add({ days })),
  })
  const runs = { numRuns: 40 }
  type Plan = Parameters<typeof instalmentCalendar>[0]
  const monthOf = ({ year, month }: { year: number; month: number }) => year * 12 + month

  /** More orders than any picture has, each as it is split. */
  const ordersOf = ({ cadence, firstOrderMinor, laterOrderMinor, today }: Plan) =>
    Array.from({ length: 75 }, (_, index) => {
      const orderedOn: PlainDate = cycleStartsOn(cadence, today, index)
      const amountMinor = index === 0 ? firstOrderMinor : laterOrderMinor
      return { index, orderedOn, amountMinor, instalments: instalmentsFor(amountMinor, orderedOn) }
    })

  test('draws the first orders of a year, six at most', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const anniversary = plan.today.add({ years: 1 })
        const ofYear = ordersOf(plan).filter(
          ({ orderedOn }) => orderedOn.until(anniversary).days > 0,
        )
        expect(instalmentCalendar(plan).orders).toEqual(ofYear.slice(0, 6))
      }),
      runs,
    )
  })

  test('draws every month until the last instalment, fourteen at most, with all that falls due in it', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const { orders, months } = instalmentCalendar(plan)
        const lastOn = orders.at(-1)?.instalments.at(-1)?.dueOn ?? plan.today
        const first = monthOf(plan.today)
        const count = Math.min(14, monthOf(lastOn) - first + 1)
        expect(months.map(monthOf)).toEqual(Array.from({ length: count }, (_, at) => first + at))
        const due = ordersOf(plan).flatMap(({ instalments }) => instalments)
        for (const month of months) {
          const inMonth = due.filter(({ dueOn }) => monthOf(dueOn) === monthOf(month))
          const totalMinor = inMonth.reduce((sum, { amountMinor }) => sum + amountMinor, 0)
          expect(month.totalMinor).toBe(totalMinor)
        }
      }),
      runs,
    )
  })

  test('says whether orders share a month, and whether one is not drawn', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const { orders, months, shared, hidden } = instalmentCalendar(plan)
        const monthsOf = orders.map(
          ({ instalments }) => new Set(instalments.map(({ dueOn }) => monthOf(dueOn))),
        )
        const used = monthsOf.reduce((sum, { size }) => sum + size, 0)
        expect(shared).toBe(new Set(monthsOf.flatMap((each) => [...each])).size < used)
        const drawn = months.map(monthOf)
        const others = ordersOf(plan).slice(orders.length)
        expect(hidden).toBe(others.some(({ orderedOn }) => drawn.includes(monthOf(orderedOn))))
      }),
      runs,
    )
  })

  test('is even from the month on after which no sum differs by more than two yen', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const { months, evenFrom } = instalmentCalendar(plan)
        const last = months.at(-1)?.totalMinor ?? 0
        const isEven = months.map(({ totalMinor }) => Math.abs(totalMinor - last) <= 2)
        const month = isEven.lastIndexOf(false) + 1
        const expected = months.length - month < 3 ? null : { month, amountMinor: last }
        expect(evenFrom).toEqual(expected)
      }),
      runs,
    )
  })
})
