import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { plainDate } from '#lib/plain-date.ts'
import { comingCycles } from './coming-cycles.ts'
import { officeDays, rulesWith } from './testing.ts'
import { holdCalendar } from './testing-anchors.ts'

describe.each([
  ['UTC', 0],
  ['Asia/Tokyo', -540],
  ['America/New_York', 300],
  ['Pacific/Chatham', -825],
])('on a server in %s', (zone, offset) => {
  beforeEach(() => {
    vi.stubEnv('TZ', zone)
    expect(new Date(Date.UTC(2027, 0, 15)).getTimezoneOffset()).toBe(offset)
  })
  afterEach(() => vi.unstubAllEnvs())

  test('holidays and closed days are the shop’s', () => {
    const rules = rulesWith({ cutOff: { days: 3, count: 'business' } }, officeDays)
    const { cadence } = rules.content
    const schedule = { cadence, anchorOn: plainDate('2027-01-22'), anchorIndex: 0 }
    const asked = { ...rules, schedule, quantity: 1, from: 2, count: 1, changes: [] }
    expect(comingCycles(asked)).toMatchObject([
      {
        due: { on: plainDate('2027-03-22') },
        cutOff: { on: plainDate('2027-03-17') },
        deliveries: [
          { dispatch: { on: plainDate('2027-03-24') }, arrival: { on: plainDate('2027-03-25') } },
        ],
      },
    ])
  })

  test('plain arithmetic has the same days', () => {
    holdCalendar(100)
  })
})
