import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { endIndexOf } from '#lib/calendar/changes.ts'
import type { StoredChange } from '#lib/calendar/stored-changes.ts'
import type { Cadence } from '#lib/catalog/cadence.ts'
import { demoPlan, demoShop } from '#lib/orders/testing-lines.ts'
import { plainDate } from '#lib/plain-date.ts'
import { changesAfter } from './changes-after.ts'
import { cyclesAhead } from './cycles-ahead.ts'
import { endsOn, ordersLeft } from './ending.ts'
import { resumesOn } from './pause.ts'
import type { ScheduleCommand, ScheduleFacts } from './schedule-command.ts'
import { stillCounting } from './still-counting.ts'

const facts: ScheduleFacts = {
  status: 'active',
  content: demoPlan('drip'),
  facts: { workingDays: demoShop.workingDays },
  quantity: 1,
  anchorOn: plainDate('2027-01-31'),
  changes: [],
  firstOpenIndex: 1,
  ordersBefore: 1,
  endsOn: null,
  today: plainDate('2027-02-10'),
  pausedOn: null,
}

/** To three orders, of which one is made. */
const bound: ScheduleFacts = { ...facts, content: { ...facts.content, minimumCycles: 3 } }

function every(cadence: Cadence): ScheduleFacts {
  return { ...facts, content: { ...facts.content, cadence } }
}

const anyDay = fc.integer({ min: -400, max: 800 }).map((days) => facts.today.add({ days }))
const anyIndex = fc.integer({ min: 0, max: 8 })
const anyCommand: fc.Arbitrary<ScheduleCommand> = fc.oneof(
  fc.record({ kind: fc.constantFrom('skip' as const, 'take-back-skip' as const), index: anyIndex }),
  fc.record({ kind: fc.constant('pause' as const), until: fc.option(anyDay) }),
  fc.record({ kind: fc.constantFrom('resume' as const, 'end' as const, 'take-back-end' as const) }),
  fc.record({
    kind: fc.constant('move' as const),
    index: anyIndex,
    to: anyDay,
    later: fc.boolean(),
  }),
)
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

function statusAfter({ kind }: ScheduleCommand) {
  return kind === 'pause' ? 'paused' : kind === 'resume' ? 'active' : null
}

/** Takes those that are allowed, one after the other. */
function taken(start: ScheduleFacts, commands: readonly ScheduleCommand[]): ScheduleFacts {
  let now = start
  for (const command of commands) {
    const changes = changesAfter(now, command)
    if (typeof changes === 'string') continue
    const status = statusAfter(command) ?? now.status
    const pausedOn = status === 'paused' ? (now.pausedOn ?? now.today) : null
    now = { ...now, changes, status, pausedOn }
  }
  return now
}

describe('however the coming orders are changed', () => {
  test('no two lie on one day, and each is later than the one before', () => {
    fc.assert(
      fc.property(anyCadence, fc.array(anyCommand, { maxLength: 8 }), (cadence, commands) => {
        const after = taken(every(cadence), commands)
        const days = cyclesAhead({ ...after, firstOpenIndex: 0 }, after.changes, 20)
        for (const [at, { due }] of days.entries())
          if (at > 0) expect(days[at - 1]?.due.on.until(due.on).days).toBeGreaterThan(0)
      }),
    )
  })

  test('what is forgotten of old changes changes no order that is still to come', () => {
    fc.assert(
      fc.property(
        anyCadence,
        fc.array(anyCommand, { maxLength: 8 }),
        fc.integer({ min: 1, max: 9 }),
        (cadence, commands, firstOpenIndex) => {
          const after = { ...taken(every(cadence), commands), firstOpenIndex }
          const kept = stillCounting(after, [...after.changes])
          expect(cyclesAhead(after, kept, 30)).toEqual(cyclesAhead(after, after.changes, 30))
          // Of the last one before, the day: the next may not come closer.
          const last = { ...after, firstOpenIndex: firstOpenIndex - 1 }
          const dayOf = (changes: readonly StoredChange[]) =>
            cyclesAhead(last, changes, 1).map(({ due }) => `${due.on}`)
          expect(dayOf(kept)).toEqual(dayOf(after.changes))
        },
      ),
    )
  })

  test('a skip that is taken back leaves nothing behind', () => {
    fc.assert(
      fc.property(fc.array(anyCommand, { maxLength: 6 }), anyIndex, (commands, index) => {
        const before = taken(facts, commands)
        const skipped = changesAfter(before, { kind: 'skip', index })
        if (typeof skipped === 'string') return
        const back = changesAfter(
          { ...before, changes: skipped },
          { kind: 'take-back-skip', index },
        )
        expect(back).toEqual(before.changes)
      }),
    )
  })

  test('an end that is taken back leaves nothing behind', () => {
    fc.assert(
      fc.property(fc.array(anyCommand, { maxLength: 6 }), (commands) => {
        const before = taken(bound, commands)
        const ending = changesAfter(before, { kind: 'end' })
        if (typeof ending === 'string') return
        expect(changesAfter({ ...before, changes: ending }, { kind: 'take-back-end' })).toEqual(
          before.changes,
        )
      }),
    )
  })

  test('as many orders come before the end as the minimum binds to', () => {
    fc.assert(
      fc.property(anyCadence, fc.array(anyCommand, { maxLength: 8 }), (cadence, commands) => {
        const { content } = every(cadence)
        const after = taken({ ...bound, content: { ...content, minimumCycles: 3 } }, [
          { kind: 'end' },
          ...commands.filter(({ kind }) => kind !== 'take-back-end'),
        ])
        expect(ordersLeft(after, after.changes)).toHaveLength(2)
        const end = endIndexOf(after.changes) ?? 0
        expect(cyclesAhead({ ...after, firstOpenIndex: end }, after.changes, 9)).toEqual(
          Array(9).fill(expect.objectContaining({ because: { code: 'ending' } })),
        )
      }),
    )
  })

  test('after a pause no order comes without the days in which it can be changed', () => {
    fc.assert(
      fc.property(anyCadence, fc.integer({ min: 0, max: 700 }), (cadence, days) => {
        const paused = taken(every(cadence), [{ kind: 'pause', until: null }])
        const resumed = taken({ ...paused, today: facts.today.add({ days }) }, [{ kind: 'resume' }])
        const first = cyclesAhead(resumed, resumed.changes, 200).find(
          ({ status }) => status === 'coming',
        )
        expect(
          resumed.today.until(first?.cutOff?.on ?? facts.anchorOn).days,
        ).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})

const skipOf1: StoredChange = { kind: 'skip', index: 1 }
const endFrom = (fromIndex: number): StoredChange => ({ kind: 'cancel', fromIndex })

test.each<[string, Partial<ScheduleFacts>, ScheduleCommand]>([
  ['not-begun', { status: 'pending' }, { kind: 'skip', index: 1 }],
  ['over-already', { status: 'canceled' }, { kind: 'pause', until: null }],
  ['over-already', { status: 'ended' }, { kind: 'resume' }],
  ['after-cut-off', {}, { kind: 'skip', index: 0 }],
  ['after-cut-off', { firstOpenIndex: 3 }, { kind: 'take-back-skip', index: 2 }],
  ['too-far-ahead', {}, { kind: 'skip', index: 7 }],
  ['skipped-already', { changes: [skipOf1] }, { kind: 'skip', index: 1 }],
  ['skipped-already', { changes: [skipOf1] }, move('2027-03-01')],
  ['not-skipped', {}, { kind: 'take-back-skip', index: 1 }],
  ['paused-already', { status: 'paused' }, { kind: 'pause', until: null }],
  ['not-paused', {}, { kind: 'resume' }],
  ['same-day', {}, move('2027-02-28')],
  ['day-too-near', {}, move('2027-02-10')],
  ['day-too-near', {}, { kind: 'pause', until: plainDate('2027-02-10') }],
  ['day-too-far', {}, { kind: 'pause', until: plainDate('2028-03-01') }],
  ['day-too-far', {}, move('2028-03-01')],
  ['day-taken', {}, move('2027-03-31')],
  // It would be made on the next one's day.
  [
    'day-taken',
    { content: { ...facts.content, cutOff: { days: 0, count: 'calendar' } } },
    move('2027-03-30'),
  ],
  [
    'in-pause',
    { changes: [{ kind: 'pause', from: facts.today, until: plainDate('2027-02-27') }] },
    move('2027-02-20'),
  ],
  ['day-taken', { firstOpenIndex: 2 }, { ...move('2027-02-28'), index: 2 }],
  [
    'fixed-day',
    { content: { ...facts.content, cadence: { unit: 'month', count: 1, on: 15 } } },
    { ...move('2027-02-20'), later: true },
  ],
  ['ending-already', { changes: [endFrom(1)] }, { kind: 'end' }],
  ['not-ending', {}, { kind: 'take-back-end' }],
  ['end-is-final', { changes: [endFrom(1)], endsOn: facts.today }, { kind: 'take-back-end' }],
  ['end-is-final', { changes: [endFrom(1)], firstOpenIndex: 2 }, { kind: 'take-back-end' }],
  ['ends-before', { changes: [endFrom(1)] }, { kind: 'skip', index: 1 }],
  ['ends-before', { changes: [skipOf1, endFrom(1)] }, { kind: 'take-back-skip', index: 1 }],
  ['ends-before', { changes: [endFrom(1)] }, move('2027-02-20')],
  ['nothing-comes', { changes: [endFrom(1)] }, { kind: 'pause', until: null }],
])('it is refused as %s', (refusal, some, command) => {
  expect(changesAfter({ ...facts, ...some }, command)).toBe(refusal)
})

function move(day: string) {
  return { kind: 'move', index: 1, to: plainDate(day), later: false } as const
}

test.each([
  // The last day before the order after it may be changed no more comes first.
  ['2027-02-20', '2027-02-21'],
  ['2027-02-27', '2027-02-28'],
  ['2027-02-28', '2027-03-01'],
  ['2027-03-30', '2027-03-31'],
])('a pause until %s ends by itself on %s', (until, on) => {
  const paused = taken(facts, [{ kind: 'pause', until: plainDate(until) }])
  expect(`${resumesOn(paused, paused.changes)}`).toBe(on)
})

test('a pause without an end does not end by itself', () => {
  expect(resumesOn(facts, [{ kind: 'pause', from: facts.today, until: null }])).toBeNull()
})

describe('the end cannot be taken back', () => {
  const day = (text: string | null) => (text === null ? null : plainDate(text))
  const since = (some: Partial<ScheduleFacts>, changes: StoredChange[], waits = false) =>
    endsOn({ ...bound, ...some }, changes, waits)

  test.each<[string, Partial<ScheduleFacts>, StoredChange[], string | null]>([
    ['while it goes on', {}, [], null],
    ['from the day after the cut-off of what is left out', {}, [endFrom(1)], '2027-02-28'],
    ['nor of what the minimum binds to', {}, [endFrom(3)], '2027-04-30'],
    [
      'what was said stays',
      { firstOpenIndex: 4, endsOn: day('2027-03-01') },
      [endFrom(1)],
      '2027-03-01',
    ],
  ])('%s', (_name, some, changes, on) => expect(since(some, changes)).toEqual(day(on)))

  test('once nothing waits for the end of a pause that has none', () => {
    const pause: StoredChange = { kind: 'pause', from: facts.today, until: null }
    expect(since({}, [pause, endFrom(3)], true)).toBeNull()
    expect(`${since({}, [pause, endFrom(1)], true)}`).toBe('2027-02-28')
  })
})
