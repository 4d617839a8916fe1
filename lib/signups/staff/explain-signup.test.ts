import { describe, expect, test } from 'vitest'
import { type ExplainFacts, explainSignup, maySettle } from './explain-signup.ts'

const waiting: ExplainFacts = {
  status: 'redirected',
  label: null,
  paymentMethod: 'smartpay',
  hasDetails: true,
  failure: null,
  spare: false,
  late: false,
  returned: false,
  checkedAt: null,
  events: 0,
  eventsWaiting: 0,
  erased: false,
}

describe('why a signup stands where it stands', () => {
  test.each<[string, Partial<ExplainFacts>]>([
    ['silent', {}],
    ['asked', { checkedAt: new Date('2026-11-25') }],
    ['returned', { returned: true }],
    ['event-waiting', { events: 1, eventsWaiting: 1, label: 'canceled' }],
    ['canceled', { label: 'canceled', returned: true }],
    ['abandoned', { label: 'abandoned' }],
    ['typing', { status: 'draft', hasDetails: false }],
    ['not-confirmed', { status: 'draft' }],
    ['sending', { status: 'submitting' }],
    ['send-failed', { status: 'submitting', failure: 'busy' }],
    ['declined', { status: 'rejected' }],
    ['refused', { status: 'rejected', failure: 'refused' }],
    ['done', { status: 'completed' }],
    ['spare', { status: 'completed', spare: true }],
    ['late', { status: 'completed', spare: true, late: true }],
    ['done-offline', { status: 'completed', paymentMethod: 'bank_transfer' }],
    ['erased', { erased: true, status: 'completed' }],
  ])('%s', (expected, change) => {
    expect(explainSignup({ ...waiting, ...change })).toBe(expected)
  })

  test('asks Smartpay only where it can tell something', () => {
    expect(maySettle({ status: 'submitting', hasToken: false })).toBe(true)
    expect(maySettle({ status: 'redirected', hasToken: true })).toBe(true)
    expect(maySettle({ status: 'rejected', hasToken: false })).toBe(false)
    expect(maySettle({ status: 'completed', hasToken: true })).toBe(false)
    expect(maySettle({ status: 'draft', hasToken: false })).toBe(false)
  })
})
