import { describe, expect, test } from 'vitest'
import type { Cadence } from '#lib/catalog/cadence.ts'
import { plainDate } from '#lib/plain-date.ts'
import type { CalendarChange } from './changes.ts'
import { type ComingCycle, comingCycles, cycleAt } from './coming-cycles.ts'
import { orderAfter } from './counted.ts'
import type { OrderRules } from './cut-off.ts'
import { rulesWith } from './testing.ts'

const monthly: Cadence = { unit: 'month', count: 1 }

function list(
  changes: CalendarChange[] = [],
  { rules = rulesWith(), anchor = '2027-01-31', count = 4, ...rest }: Partial<Listed> = {},
): ComingCycle[] {
  const { cadence } = rules.content
  const schedule = { cadence, anchorOn: plainDate(anchor), anchorIndex: 0 }
  return comingCycles({ ...rules, schedule, quantity: 1, from: 0, count, changes, ...rest })
}
type Listed = {
  rules: OrderRules
  anchor: string
  from: number
  count: number
}

const due = (cycles: readonly ComingCycle[]) =>
  cycles.map(({ due: { on }, status }) => `${on}${status === 'skipped' ? ' skipped' : ''}`)
const day = plainDate

describe('without changes', () => {
  test('has the days of every order, and no cut-off of the first', () => {
    const cycles = list()
    expect(due(cycles)).toEqual(['2027-01-31', '2027-02-28', '2027-03-31', '2027-04-30'])
    expect(cycles.map(({ cutOff }) => cutOff && `${cutOff.on}`)).toEqual([
      null,
      '2027-02-27',
      '2027-03-30',
      '2027-04-29',
    ])
    expect(cycles.map(({ deliveries }) => `${deliveries[0]?.dispatch.on}`)).toEqual([
      '2027-02-02',
      '2027-03-02',
      '2027-04-02',
      '2027-05-02',
    ])
    expect(cycles.map(({ quantity }) => quantity)).toEqual([1, 1, 1, 1])
  })

  test('begins where it is asked to', () => {
    expect(list([], { from: 12, count: 2 }).map(({ index }) => index)).toEqual([12, 13])
    expect(due(list([], { from: 12, count: 2 }))).toEqual(['2028-01-31', '2028-02-29'])
  })
})

describe('skips and pauses', () => {
  test('a skipped order has its days, and the others keep theirs', () => {
    const cycles = list([{ kind: 'skip', index: 1 }])
    expect(due(cycles)).toEqual(['2027-01-31', '2027-02-28 skipped', '2027-03-31', '2027-04-30'])
    expect(cycles[1]).toMatchObject({ because: { code: 'skipped' } })
  })

  test('a pause skips what falls into it, both days inclusive, and nothing comes in a heap', () => {
    const pause = { kind: 'pause', from: day('2027-02-28'), until: day('2027-03-31') } as const
    const cycles = list([pause])
    expect(due(cycles)).toEqual([
      '2027-01-31',
      '2027-02-28 skipped',
      '2027-03-31 skipped',
      '2027-04-30',
    ])
    expect(cycles[1]).toMatchObject({ because: { code: 'paused', until: pause.until } })
  })

  test('a pause without an end skips all that follows', () => {
    const cycles = list([{ kind: 'pause', from: day('2027-03-01'), until: null }])
    expect(cycles.map(({ status }) => status)).toEqual(['coming', 'coming', 'skipped', 'skipped'])
  })

  test('an order that was moved out of a pause comes', () => {
    const cycles = list([
      { kind: 'pause', from: day('2027-02-20'), until: day('2027-03-05') },
      { kind: 'move', index: 1, to: day('2027-03-06') },
    ])
    expect(due(cycles)[1]).toBe('2027-03-06')
  })
})

describe('other days', () => {
  test('one order moves with its cut-off and deliveries', () => {
    const cycles = list([{ kind: 'move', index: 1, to: day('2027-03-10') }])
    expect(due(cycles)).toEqual(['2027-01-31', '2027-03-10', '2027-03-31', '2027-04-30'])
    expect(cycles[1]).toMatchObject({
      due: { because: { code: 'moved', from: day('2027-02-28') } },
      cutOff: { on: day('2027-03-09') },
      deliveries: [{ dispatch: { on: day('2027-03-12') } }],
    })
  })

  test('moved to where it is, nothing is moved', () => {
    const [, same] = list([{ kind: 'move', index: 1, to: day('2027-02-28') }])
    expect(same?.due.because).toEqual({ code: 'short-month', anchorDay: 31 })
  })

  test('all parcels of a moved order follow it', () => {
    const split = { perOrder: 3, everyCount: 1 }
    const rules = rulesWith({
      cadence: { unit: 'month', count: 3 },
      delivery: { dispatchDays: 0, arrivalDays: 1, split },
    })
    const [, moved] = list([{ kind: 'move', index: 1, to: day('2027-05-10') }], { rules })
    expect(moved?.deliveries.map(({ dispatch }) => `${dispatch.on}`)).toEqual([
      '2027-05-10',
      '2027-06-10',
      '2027-07-10',
    ])
  })

  test('this and all later ones are counted anew', () => {
    const anew = { kind: 're-anchor', fromIndex: 1, to: day('2027-03-15') } as const
    const cycles = list([anew])
    expect(due(cycles)).toEqual(['2027-01-31', '2027-03-15', '2027-04-15', '2027-05-15'])
    expect(cycles[1]?.due.because).toEqual({ code: 'counted-anew' })
    const weekly: Cadence = { unit: 'week', count: 2 }
    expect(due(list([{ ...anew, cadence: weekly }])).at(-1)).toBe('2027-04-12')
  })

  test('the later of two changes holds, also from an earlier order on', () => {
    const cycles = list([
      { kind: 're-anchor', fromIndex: 2, to: day('2027-04-10') },
      { kind: 're-anchor', fromIndex: 1, to: day('2027-03-15') },
      { kind: 'quantity', fromIndex: 2, quantity: 3 },
      { kind: 'quantity', fromIndex: 1, quantity: 2 },
    ])
    expect(due(cycles).slice(1)).toEqual(['2027-03-15', '2027-04-15', '2027-05-15'])
    expect(cycles.map(({ quantity }) => quantity)).toEqual([1, 2, 2, 2])
    const both = list([
      { kind: 're-anchor', fromIndex: 1, to: day('2027-03-15') },
      { kind: 're-anchor', fromIndex: 2, to: day('2027-04-20') },
    ])
    expect(due(both).slice(1)).toEqual(['2027-03-15', '2027-04-20', '2027-05-20'])
  })
})

describe('several changes from one order on', () => {
  const to = day('2027-03-15')
  const weekly: Cadence = { unit: 'week', count: 2 }
  const contentOf = (cadence: Cadence, fromIndex: number): CalendarChange => ({
    kind: 'content',
    fromIndex,
    content: rulesWith({ cadence }).content,
  })

  test('the first order may be counted anew, too', () => {
    expect(due(list([{ kind: 're-anchor', fromIndex: 0, to }], { count: 2 }))).toEqual([
      '2027-03-15',
      '2027-04-15',
    ])
  })

  test('nothing is left of a day or a version that was changed again', () => {
    const days = list([
      { kind: 're-anchor', fromIndex: 1, to: day('2027-03-01'), cadence: weekly },
      { kind: 're-anchor', fromIndex: 1, to },
    ])
    expect(due(days)).toEqual(['2027-01-31', '2027-03-15', '2027-04-15', '2027-05-15'])
    const versions = list([contentOf(weekly, 1), contentOf(monthly, 1)])
    expect(due(versions)).toEqual(['2027-01-31', '2027-02-28', '2027-03-31', '2027-04-30'])
  })

  test('a day that is counted anew after another version comes after it', () => {
    const changes = [contentOf(weekly, 1), { kind: 're-anchor', fromIndex: 2, to } as const]
    expect(due(list(changes))).toEqual(['2027-01-31', '2027-02-28', '2027-03-15', '2027-03-29'])
  })

  test('another chosen day is another cadence', () => {
    const changes = [contentOf({ ...monthly, on: 20 }, 1)]
    expect(due(list(changes))).toEqual(['2027-01-31', '2027-02-28', '2027-03-20', '2027-04-20'])
  })
})

describe('another version of a plan', () => {
  const other = (cadence: Cadence, fromIndex = 1): CalendarChange => ({
    kind: 'content',
    fromIndex,
    content: rulesWith({ cadence, cutOff: { days: 5, count: 'calendar' } }).content,
  })

  test('brings its cut-off; the days stay at the same cadence', () => {
    const cycles = list([other(monthly)])
    expect(due(cycles)).toEqual(['2027-01-31', '2027-02-28', '2027-03-31', '2027-04-30'])
    expect(`${cycles[1]?.cutOff?.on}`).toBe('2027-02-23')
  })

  test('counts from its first order at another cadence', () => {
    const cycles = list([other({ unit: 'week', count: 2 }, 2)])
    expect(due(cycles)).toEqual(['2027-01-31', '2027-02-28', '2027-03-31', '2027-04-14'])
  })

  test('of which the schedule knows already changes nothing', () => {
    const schedule = { cadence: monthly, anchorOn: day('2027-05-31'), anchorIndex: 4 }
    const asked = { ...rulesWith(), schedule, quantity: 1, from: 4, count: 2 }
    const changes = [other({ unit: 'week', count: 1 })]
    expect(due(comingCycles({ ...asked, changes }))).toEqual(['2027-05-31', '2027-06-30'])
  })
})

describe('where the subscription ends', () => {
  test('the list ends, and what lies behind is left out because of it', () => {
    const cancel = { kind: 'cancel', fromIndex: 2 } as const
    expect(due(list([cancel], { count: 9 }))).toEqual(['2027-01-31', '2027-02-28'])
    expect(list([cancel], { from: 5 })).toEqual([])
    const schedule = { cadence: monthly, anchorOn: day('2027-01-31'), anchorIndex: 0 }
    const asked = { ...rulesWith(), schedule, quantity: 1, changes: [cancel] }
    expect(cycleAt(asked, 1).status).toBe('coming')
    expect(cycleAt(asked, 2)).toMatchObject({ status: 'skipped', because: { code: 'ending' } })
    expect(orderAfter(asked, 0)).toEqual({ index: 1, on: day('2027-02-28') })
    expect(orderAfter(asked, 1)).toBeNull()
  })
})
