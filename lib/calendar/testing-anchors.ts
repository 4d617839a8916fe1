import fc from 'fast-check'
import { type Cadence, type ChosenDay, cycleStartsOn } from '#lib/catalog/cadence.ts'
import { plainDate } from '#lib/plain-date.ts'
import { type Day, daysInMonth, monthAfter, monthlyDay, serial, written } from './testing-oracle.ts'

const cycles = 60

const anchorDays: fc.Arbitrary<Day> = fc
  .record({
    year: fc.integer({ min: 1990, max: 2120 }),
    month: fc.integer({ min: 1, max: 12 }),
    at: fc.integer({ min: 1, max: 31 }),
  })
  .map(({ year, month, at }) => ({ year, month, day: Math.min(at, daysInMonth(year, month)) }))

const chosenDays: fc.Arbitrary<ChosenDay | null> = fc.oneof(
  fc.constant(null),
  fc.integer({ min: 1, max: 28 }),
  fc.constant('last' as const),
  fc.record({
    nth: fc.oneof(fc.integer({ min: 1, max: 4 }), fc.constant('last' as const)),
    weekday: fc.integer({ min: 1, max: 7 }),
  }),
)

/**
 * The first sixty cycles of so many random anchors and cadences in months: as plain arithmetic has them, and each in a
 * period of its own. A failure says its seed.
 */
export function holdMonths(anchors: number): void {
  const counts = fc.integer({ min: 1, max: 12 })
  fc.assert(fc.property(anchorDays, counts, chosenDays, holdMonth), { numRuns: anchors })
}

function holdMonth(anchor: Day, count: number, on: ChosenDay | null): void {
  const start = plainDate(written(anchor))
  const cadence: Cadence = { unit: 'month', count, on }
  const late = monthsBetween(
    monthAfter(anchor, count),
    dayOf(cycleStartsOn(cadence, start, 1).toString()),
  )
  if (late !== 0 && (late !== 1 || on === null)) throw new Error(`${late} months late`)
  for (let index = 0; index < cycles; index += 1) {
    const found = cycleStartsOn(cadence, start, index).toString()
    const expected = monthlyDay(anchor, count, on, index)
    if (found !== written(expected)) throw new Error(`${found} is not ${written(expected)}`)
    if (index > 0 && monthsBetween(monthAfter(anchor, count * index), expected) !== late)
      throw new Error(`Cycle ${index} lies outside of its period`)
  }
}

/** The same in weeks. */
export function holdWeeks(anchors: number): void {
  const counts = fc.integer({ min: 1, max: 52 })
  const holdWeek = (anchor: Day, count: number) => {
    const start = plainDate(written(anchor))
    for (let index = 0; index < cycles; index += 1) {
      const found = dayOf(cycleStartsOn({ unit: 'week', count }, start, index).toString())
      if (serial(found) - serial(anchor) !== 7 * count * index)
        throw new Error(`Cycle ${index} is not ${count * index} weeks after the anchor`)
    }
  }
  fc.assert(fc.property(anchorDays, counts, holdWeek), { numRuns: anchors })
}

function dayOf(text: string): Day {
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number)
  return { year, month, day }
}

function monthsBetween(from: { year: number; month: number }, to: Day): number {
  return (to.year - from.year) * 12 + to.month - from.month
}
