import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { StoredChange } from '#lib/calendar/stored-changes.ts'
import type { Cadence } from '#lib/catalog/cadence.ts'
import { demoPlan, demoShop } from '#lib/orders/testing-lines.ts'
import { plainDate } from '#lib/plain-date.ts'
import { cyclesAhead } from '#lib/subscriptions/schedule/cycles-ahead.ts'
import type { ScheduleFacts } from '#lib/subscriptions/schedule/schedule-command.ts'
import { stillCounting } from '#lib/subscriptions/schedule/still-counting.ts'
import { amendedSchedule } from './amended-schedule.ts'
import type { AgreedTerms } from './terms.ts'

const facts: ScheduleFacts & { feeMinor: number } = {
  status: 'active',
  content: demoPlan('drip'),
  facts: { workingDays: demoShop.workingDays },
  quantity: 1,
  feeMinor: 0,
  anchorOn: plainDate('2027-01-31'),
  changes: [],
  firstOpenIndex: 3,
  ordersBefore: 3,
  endsOn: null,
  today: plainDate('2027-04-10'),
  pausedOn: null,
}
const terms: AgreedTerms = {
  planVersionId: 'pv_drip',
  content: facts.content,
  quantity: 1,
  paymentMethod: 'smartpay',
  feeMinor: 0,
}

const anyCadence: fc.Arbitrary<Cadence> = fc.oneof(
  fc.record({ unit: fc.constant('week' as const), count: fc.integer({ min: 1, max: 8 }) }),
  fc.record({
    unit: fc.constant('month' as const),
    count: fc.integer({ min: 1, max: 4 }),
    on: fc.option(fc.oneof(fc.integer({ min: 1, max: 28 }), fc.constant('last' as const)), {
      nil: undefined,
    }),
  }),
)

function every(cadence: Cadence) {
  return { ...facts.content, cadence }
}

function daysOf(list: readonly { due: { on: { toString(): string } } }[]): string[] {
  return list.map(({ due }) => `${due.on}`)
}

describe('other terms', () => {
  test('of the same cadence leave every day where it was, a skip and a move included', () => {
    const changes: StoredChange[] = [
      { kind: 'move', index: 3, to: plainDate('2027-05-05') },
      { kind: 'skip', index: 4 },
    ]
    const amended = amendedSchedule({ ...facts, changes }, { ...terms, quantity: 2 })
    expect(daysOf(amended.afterwards)).toEqual(daysOf(amended.now))
    expect(amended.changes).toEqual(changes)
    expect(amended.first?.due.on.toString()).toBe('2027-05-05')
    expect(amended.afterwards.map(({ status }) => status)).toEqual(
      amended.now.map(({ status }) => status),
    )
    expect(amended.first?.amountMinor).toBe(2 * (amended.now[0]?.amountMinor ?? 0))
  })

  test('of another cadence count from the day of the first order by it, however that was moved', () => {
    const changes: StoredChange[] = [
      { kind: 'move', index: 3, to: plainDate('2027-05-05') },
      { kind: 'move', index: 5, to: plainDate('2027-07-07') },
      { kind: 'skip', index: 6 },
    ]
    const content = every({ unit: 'month', count: 2 })
    const amended = amendedSchedule({ ...facts, changes }, { ...terms, content })
    expect(daysOf(amended.afterwards).slice(0, 4)).toEqual([
      '2027-05-05',
      '2027-07-05',
      '2027-09-05',
      '2027-11-05',
    ])
    expect(amended.afterwards.every(({ status }) => status === 'coming')).toBe(true)
  })

  test('whose first order is skipped begin with the one after it', () => {
    const changes: StoredChange[] = [{ kind: 'skip', index: 3 }]
    const content = every({ unit: 'week', count: 2 })
    const { afterwards, first } = amendedSchedule({ ...facts, changes }, { ...terms, content })
    expect(afterwards[0]?.status).toBe('skipped')
    expect(first?.index).toBe(4)
  })

  test('never move the order before, nor bring two orders on one day, and last as time passes', () => {
    fc.assert(
      fc.property(
        anyCadence,
        anyCadence,
        fc.integer({ min: 1, max: 8 }),
        fc.integer({ min: 0, max: 5 }),
        (from, to, firstOpenIndex, passed) => {
          const before = { ...facts, content: every(from), firstOpenIndex }
          const { changes, now } = amendedSchedule(before, { ...terms, content: every(to) })
          const after = { ...before, content: every(to), changes }
          const ahead = cyclesAhead(after, changes, 12)
          expect(`${ahead[0]?.due.on}`).toBe(`${now[0]?.due.on}`)
          for (const [at, { due }] of ahead.entries())
            if (at > 0) expect(ahead[at - 1]?.due.on.until(due.on).days).toBeGreaterThan(0)
          const last = firstOpenIndex - 1
          const dayOf = (one: typeof before, list: readonly StoredChange[]) =>
            `${cyclesAhead({ ...one, firstOpenIndex: last }, list, 1)[0]?.due.on}`
          expect(dayOf(after, changes)).toBe(dayOf(before, before.changes))
          const later = { ...after, firstOpenIndex: firstOpenIndex + passed }
          expect(daysOf(cyclesAhead(later, stillCounting(later, changes), 6))).toEqual(
            daysOf(cyclesAhead(later, changes, 6)),
          )
        },
      ),
    )
  })
})
