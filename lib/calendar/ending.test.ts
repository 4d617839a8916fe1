import { describe, expect, test } from 'vitest'
import { plainDate } from '#lib/plain-date.ts'
import type { CalendarChange } from './changes.ts'
import { endAfterMinimum, endingOf } from './ending.ts'
import { rulesWith } from './testing.ts'

const day = plainDate
const schedule = {
  cadence: { unit: 'month', count: 1 } as const,
  anchorOn: day('2027-01-31'),
  anchorIndex: 0,
}

/** Where it ends that is ended before its second order. */
function endsFrom(
  minimumCycles: number,
  changes: CalendarChange[] = [],
  { from, ordersBefore } = { from: 1, ordersBefore: 1 },
): number {
  const asked = { ...rulesWith({ minimumCycles }), schedule, quantity: 1, changes }
  return endAfterMinimum({ ...asked, from, ordersBefore })
}

const pause = (until: string | null): CalendarChange => ({
  kind: 'pause',
  from: day('2027-02-01'),
  until: until === null ? null : day(until),
})

describe('the first order that does not come', () => {
  test.each([
    ['no minimum', 1, [], 1],
    ['a minimum of two', 2, [], 2],
    ['a minimum of three', 3, [], 3],
    ['a skip in the minimum', 3, [{ kind: 'skip', index: 1 }], 4],
    ['a skip after the minimum', 3, [{ kind: 'skip', index: 3 }], 3],
    ['two skips', 3, [{ kind: 'skip', index: 1 } as const, { kind: 'skip', index: 3 } as const], 5],
    ['a pause in the minimum', 3, [pause('2027-04-15')], 5],
    ['a pause that nobody has ended', 3, [pause(null)], 3],
    ['an end from before', 3, [{ kind: 'cancel', fromIndex: 1 }], 3],
    ['another version with another minimum', 3, [version(4)], 4],
  ] as [string, number, CalendarChange[], number][])('%s', (_name, minimum, changes, expected) =>
    expect(endsFrom(minimum, changes)).toBe(expected),
  )

  test('orders that were made count, cycles that were left out do not', () => {
    expect(endsFrom(3, [], { from: 5, ordersBefore: 3 })).toBe(5)
    expect(endsFrom(3, [], { from: 5, ordersBefore: 2 })).toBe(6)
  })
})

function version(minimumCycles: number): CalendarChange {
  return { kind: 'content', fromIndex: 1, content: rulesWith({ minimumCycles }).content }
}

describe('the last order', () => {
  const last = { index: 1, on: day('2027-02-28'), isOrder: true }
  const cancel = (fromIndex: number): CalendarChange => ({ kind: 'cancel', fromIndex })
  const ending = (changes: CalendarChange[], waits = false, written = { last, until: 1 }) =>
    endingOf({ schedule, changes }, written, waits)

  test('is the one before the end, on its day', () => {
    expect(ending([])).toBeNull()
    expect(ending([cancel(4)])).toEqual({ fromIndex: 4, last: { index: 3, on: day('2027-04-30') } })
    const moved: CalendarChange = { kind: 'move', index: 3, to: day('2027-05-05') }
    expect(ending([cancel(4), moved])?.last).toEqual({ index: 3, on: day('2027-05-05') })
    expect(ending([cancel(4), { kind: 'skip', index: 3 }])?.last?.index).toBe(2)
  })

  test('is the last one written down where none comes any more', () => {
    expect(ending([cancel(2)])?.last).toEqual(last)
    expect(ending([cancel(3)], false, { last, until: 2 })?.last).toEqual(last)
  })

  test('is not known while a pause without an end stands before it', () => {
    expect(ending([cancel(4), pause(null)], true)?.last).toBeNull()
    expect(ending([cancel(4)], true)?.last).toBeNull()
    expect(ending([cancel(2), pause(null)], true)?.last).toEqual(last)
    const scheduled = { last: { ...last, isOrder: false }, until: 1 }
    expect(ending([cancel(2)], true, scheduled)?.last).toBeNull()
  })
})
