import { describe, expect, test } from 'vitest'
import { control, withSmartpay } from '#lib/signups/testing-smartpay.ts'
import { calls, type ShopCall } from './testing-calls.ts'

withSmartpay()

/** `answered`: only slowly; `passing`: a second try may mend it; `lasting`: nobody tries at once again. */
type Course = 'answered' | 'passing' | 'lasting'

const faults: [string, Course, Record<string, unknown>][] = [
  ['a late answer', 'answered', { kind: 'delay', delayMs: 200 }],
  ['a trickle', 'answered', { kind: 'trickle', delayMs: 200 }],
  ['a connection dropped before it is done', 'passing', { kind: 'reset' }],
  ['a connection dropped after it is done', 'passing', { kind: 'commit-then-reset' }],
  ['half an answer', 'passing', { kind: 'half-body' }],
  ['500 before it is done', 'passing', { kind: 'status' }],
  ['500 after it is done', 'passing', { kind: 'status', commit: true }],
  ['an error page before it is done', 'passing', { kind: 'html' }],
  ['an error page after it is done', 'passing', { kind: 'html', commit: true }],
  ['429', 'passing', { kind: 'status', status: 429 }],
  ['429 for a second', 'passing', { kind: 'status', status: 429, retryAfter: 1 }],
  ['429 for a minute', 'lasting', { kind: 'status', status: 429, retryAfter: 60 }],
  ['other JSON before it is done', 'lasting', { kind: 'bad-json' }],
  ['other JSON after it is done', 'lasting', { kind: 'bad-json', commit: true }],
  ['an outage', 'lasting', { kind: 'outage', times: 2 }],
]

/** What the fault was meant for has met it. */
async function expectMet(): Promise<void> {
  expect(await control('faults', 'GET')).toEqual([])
}

function succeeds({ mends }: ShopCall, course: Course): boolean {
  if (course === 'answered' || mends === 'always') return true
  return course === 'passing' && mends === 'by a second try'
}

describe.each(Object.entries(calls))('%s', (name, call) => {
  test.each(faults)('%s: nothing is lost, nothing made twice', async (fault, course, what) => {
    const { perform, repeat, check } = await call.prepare(`${name}-${fault}`.replace(/\W/g, '-'))
    const { method, path } = call
    const times = call.mends === 'never' ? { times: 1 } : {}
    await control('faults', 'POST', { ...what, ...times, method, path })
    expect(await perform()).toBe(succeeds(call, course))
    await expectMet()
    await repeat()
    await check()
    await repeat()
    await check()
  })
})
