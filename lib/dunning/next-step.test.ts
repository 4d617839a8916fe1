import { describe, expect, test } from 'vitest'
import { chargingSchema, type DunningPolicy } from '#lib/catalog/charging-settings.ts'
import { dateIn, hourOn, plainDate } from '#lib/plain-date.ts'
import { type DunningFacts, nextStep } from './next-step.ts'

const timeZone = 'Asia/Tokyo'
const today = plainDate('2026-12-01')
const usual: DunningPolicy = chargingSchema.parse({}).dunning

function factsOf(changes: Partial<DunningFacts> = {}): DunningFacts {
  return {
    policy: usual,
    timeZone,
    kind: 'declined',
    endedAt: hourOn(timeZone, today, 3),
    attempts: 1,
    usable: true,
    stopped: false,
    today,
    nextDueOn: plainDate('2027-03-01'),
    instalmentsOn: [],
    ...changes,
  }
}

/** The step, with its day and hour in the shop's zone. */
function said(facts: DunningFacts): string {
  const step = nextStep(facts)
  if (step === null) return 'nothing'
  const { hour } = step.at.toZonedDateTimeISO(timeZone)
  const what = step.does === 'give-up' ? step.end : step.does
  return `${what} ${dateIn(timeZone, step.at)} ${hour}:00`
}

const lastly = { nextDueOn: plainDate('2026-12-03') }

test.each<[string, Partial<DunningFacts>, string]>([
  ['the first decline is tried again after the policy’s days', {}, 'try 2026-12-04 10:00'],
  ['the second after more', { attempts: 2 }, 'try 2026-12-08 10:00'],
  ['after the last one it is given up', { attempts: 3 }, 'skip 2026-12-05 10:00'],
  ['what was never taken up follows its own rule', { kind: 'failed' }, 'try 2026-12-02 10:00'],
  ['so does what Smartpay approved in vain', { kind: 'expired' }, 'try 2026-12-02 10:00'],
  ['which is not tried for ever', { kind: 'expired', attempts: 2 }, 'skip 2026-12-05 10:00'],
  [
    'a token that cannot be charged is waited for',
    { kind: 'refused', usable: false },
    'skip 2026-12-15 10:00',
  ],
  ['a new token is charged at once', { kind: 'refused', attempts: 0 }, 'try 2026-12-01 3:00'],
  [
    'a new one that cannot be charged is none',
    { attempts: 0, usable: false },
    'skip 2026-12-05 10:00',
  ],
  [
    'a new token comes too late for an order whose next cycle has begun',
    { attempts: 0, today: plainDate('2026-12-03'), ...lastly },
    'skip 2026-12-01 3:00',
  ],
  [
    'without a next cycle it is given up when patience ends',
    { attempts: 3, nextDueOn: null },
    'skip 2026-12-05 10:00',
  ],
  [
    'it is never given up before the attempt ended',
    { attempts: 3, endedAt: hourOn(timeZone, today, 15), nextDueOn: plainDate('2026-12-02') },
    'skip 2026-12-01 15:00',
  ],
  ['whoever is held or paused is left alone', { stopped: true }, 'nothing'],
  ['held with a new token, too', { stopped: true, attempts: 0 }, 'nothing'],
  [
    'no attempt falls on the next cycle’s day',
    { nextDueOn: plainDate('2026-12-04') },
    'skip 2026-12-03 10:00',
  ],
  [
    'one on the day before it is in time',
    { nextDueOn: plainDate('2026-12-05') },
    'try 2026-12-04 10:00',
  ],
  ['its end comes before the next cycle', { attempts: 3, ...lastly }, 'skip 2026-12-02 10:00'],
  [
    'and at once where there is no such day left',
    { nextDueOn: plainDate('2026-12-01') },
    'skip 2026-12-01 3:00',
  ],
  [
    'without a next cycle only the policy counts',
    { nextDueOn: null, attempts: 2 },
    'try 2026-12-08 10:00',
  ],
  [
    'it waits for an instalment of the shopper’s',
    { instalmentsOn: [plainDate('2026-12-10')] },
    'try 2026-12-11 10:00',
  ],
  [
    'also where no cycle comes any more',
    { instalmentsOn: [plainDate('2026-12-10')], nextDueOn: null },
    'try 2026-12-11 10:00',
  ],
  [
    'the nearest one',
    { instalmentsOn: ['2027-01-10', '2026-12-10', '2026-11-10'].map(plainDate) },
    'try 2026-12-11 10:00',
  ],
  [
    'one of the same day frees what the policy’s days wait for',
    { instalmentsOn: [plainDate('2026-12-01')] },
    'try 2026-12-04 10:00',
  ],
  ['not past the next cycle', { instalmentsOn: [plainDate('2027-02-28')] }, 'try 2026-12-04 10:00'],
  [
    'nor where Smartpay did not decline',
    { kind: 'failed', instalmentsOn: [plainDate('2026-12-20')] },
    'try 2026-12-02 10:00',
  ],
])('%s', (_name, changes, step) => {
  expect(said(factsOf(changes))).toBe(step)
})

describe('the policy', () => {
  const policyOf = (settings: object) => chargingSchema.parse({ dunning: settings }).dunning

  test('says how often, how far apart, at what hour and what then', () => {
    const policy = policyOf({
      atHour: 18,
      declined: { retryAfterDays: [2], giveUpAfterDays: 1, end: 'cancel' },
    })
    expect(said(factsOf({ policy }))).toBe('try 2026-12-03 18:00')
    expect(said(factsOf({ policy, attempts: 2 }))).toBe('cancel 2026-12-02 18:00')
  })

  test('may forbid a second attempt', () => {
    const policy = policyOf({ declined: { retryAfterDays: [], end: 'transfer' } })
    expect(said(factsOf({ policy }))).toBe('transfer 2026-12-05 10:00')
  })

  test.each([
    [{ atHour: 24 }],
    [{ declined: { retryAfterDays: [0] } }],
    [{ declined: { end: 'wait' } }],
    [{ open: { retryAfterDays: [1] } }],
  ])('is refused as %j', (settings) => {
    expect(() => policyOf(settings)).toThrow()
  })
})
