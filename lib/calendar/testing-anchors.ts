import fc from 'fast-check'
import type { Cadence, ChosenDay } from '#lib/catalog/cadence.ts'
import { plainDate } from '#lib/plain-date.ts'
import { type ComingCycle, comingCycles } from './coming-cycles.ts'
import { rulesWith } from './testing.ts'
import { type Day, daysInMonth, monthNumber, serial, serialAfter } from './testing-oracle.ts'

const cycles = 60

const anchors: fc.Arbitrary<Day> = fc
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

const cadences: fc.Arbitrary<Cadence> = fc.oneof(
  { weight: 1, arbitrary: fc.record({ unit: fc.constant('week' as const), count: upTo(52) }) },
  {
    weight: 3,
    arbitrary: fc.record({ unit: fc.constant('month' as const), count: upTo(12), on: chosenDays }),
  },
)

/** `parcels`: each cycle is paid at once and sent in so many, as near to each other as weeks or months allow. */
const plans = fc.record({
  anchor: anchors,
  cadence: cadences,
  parcels: fc.oneof({ weight: 3, arbitrary: fc.constant(1) }, { weight: 1, arbitrary: upTo(3) }),
  cutOffDays: fc.nat(28),
  dispatchDays: fc.nat(10),
  roadDays: fc.nat(5),
})
type Plan = typeof plans extends fc.Arbitrary<infer Value> ? Value : never

function upTo(max: number): fc.Arbitrary<number> {
  return fc.integer({ min: 1, max })
}

/**
 * The first sixty cycles of so many random anchors and plans: due dates, cut-offs and parcels lie on the days that plain
 * arithmetic has, and each cycle in months has a period of its own. A failure says its seed.
 */
export function holdCalendar(runs: number, seed?: number): void {
  const chosen = seed === undefined ? {} : { seed }
  fc.assert(fc.property(plans, holdPlan), { numRuns: runs, ...chosen })
}

function holdPlan(plan: Plan): void {
  const { anchor, cadence } = plan
  const listed = listCycles(plan)
  same(listed.length, cycles, 'number of cycles')
  for (const cycle of listed) holdCycle(plan, cycle)
  if (cadence.unit === 'week') return
  const late = listed.slice(1).map(({ index, due }) => {
    return monthNumber(due.on) - monthNumber(anchor) - cadence.count * index
  })
  same(new Set(late).size, 1, 'months between a cycle and its period')
  same(late[0] === 0 || (late[0] === 1 && cadence.on !== null), true, 'at most one month late')
}

function listCycles({ anchor, cadence, parcels, ...days }: Plan): ComingCycle[] {
  const { cutOffDays, dispatchDays, roadDays } = days
  const split = { perOrder: Math.min(parcels, cadence.count), everyCount: 1 }
  const rules = rulesWith({
    cadence,
    cutOff: { days: cutOffDays, count: 'calendar' },
    delivery: { dispatchDays, arrivalDays: dispatchDays + roadDays, split },
  })
  const written = [`${anchor.year}`, pad(anchor.month), pad(anchor.day)].join('-')
  const schedule = { cadence, anchorOn: plainDate(written), anchorIndex: 0 }
  return comingCycles({ ...rules, schedule, quantity: 1, from: 0, count: cycles, changes: [] })
}

function holdCycle(plan: Plan, { index, due, cutOff, deliveries }: ComingCycle): void {
  const { anchor, cadence, parcels, cutOffDays, dispatchDays, roadDays } = plan
  const dueOn = serialAfter(cadence, anchor, cadence.count * index)
  same(serial(due.on), dueOn, `day of cycle ${index}`)
  same(cutOff === null, index === 0, `whether cycle ${index} has a cut-off`)
  if (cutOff) same(serial(cutOff.on), dueOn - cutOffDays, `cut-off of cycle ${index}`)
  same(deliveries.length, Math.min(parcels, cadence.count), `parcels of cycle ${index}`)
  deliveries.forEach(({ dispatch, arrival }, parcel) => {
    const from = serialAfter(cadence, anchor, cadence.count * index + parcel)
    same(serial(dispatch.on), from + dispatchDays, `dispatch ${parcel} of cycle ${index}`)
    same(serial(arrival.on), from + dispatchDays + roadDays, `arrival ${parcel} of cycle ${index}`)
  })
}

/** `expect` of Vitest would take longer than what it compares. */
function same<Value>(found: Value, expected: Value, what: string): void {
  if (found !== expected) throw new Error(`The ${what} is ${found}, not ${expected}`)
}

function pad(value: number): string {
  return `${value}`.padStart(2, '0')
}
