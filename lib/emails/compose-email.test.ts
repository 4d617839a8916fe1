import { beforeEach, describe, expect, test, vi } from 'vitest'
import { plainDate } from '#lib/plain-date.ts'
import type { SubscriptionStatus } from '#lib/states/subscription.ts'
import { composeEmail } from './compose-email.ts'
import type { EmailSubject } from './email-source.ts'
import { testingSubject } from './testing.ts'

const subject = testingSubject({})

beforeEach(() => {
  vi.stubEnv('DATABASE_URL', 'postgresql://nobody@127.0.0.1:1/none')
  vi.stubEnv('SMARTPAY_SECRET_KEY', 'sk_test_abc')
  vi.stubEnv('APP_URL', 'https://shop.example')
  vi.stubEnv('APP_SECRET', 'x'.repeat(32))
  vi.stubEnv('CRON_SECRET', 'y'.repeat(16))
})

describe.each(['signup-completed', 'payment-method-changed'] as const)('%s', (kind) => {
  test('holds what was agreed to', () =>
    expect(composeEmail(kind, subject)?.letter.blocks).toContainEqual({
      kind: 'transcript',
      text: 'Everything that was agreed to',
    }))

  test.each([null, ''])('is never made without it: %j', (consentText) => {
    const signup = { ...subject.signup, consentText }
    expect(() => composeEmail(kind, { ...subject, signup })).toThrow('has no consent')
  })
})

describe('agreement-spare', () => {
  const spare = (status: SubscriptionStatus, locale: 'ja' | 'en') => {
    const subscription = {
      ...subject.subscription,
      status,
      paymentMethod: 'bank_transfer' as const,
    }
    return composeEmail('agreement-spare', { ...subject, locale, subscription })?.letter
  }

  test.each(['ja', 'en'] as const)('leaves a running subscription to decide about: %s', (locale) =>
    expect(spare('active', locale)?.blocks).toContainEqual(
      expect.objectContaining({ kind: 'button' }),
    ),
  )

  test.each([
    ['canceled', 'ja', 'お手続きは必要ありません'],
    ['ended', 'ja', 'お手続きは必要ありません'],
    ['canceled', 'en', 'There is nothing for you to do'],
  ] as const)('of one that is %s asks for nothing: %s', (status, locale, sentence) => {
    const letter = spare(status, locale)
    expect(letter?.blocks.map(({ kind }) => kind)).not.toContain('button')
    expect(JSON.stringify(letter?.blocks)).toContain(sentence)
    expect(`${letter?.subject} ${letter?.title}`).not.toMatch(/お預かり|keep/)
  })
})

describe('subscription-changed, of one that ends', () => {
  const last = { index: 2, on: plainDate('2027-05-29') }
  const change = { kind: 'ending', last: { orderNumber: 3, orderedOn: last.on } } as const
  const ending = { fromIndex: 3, last }
  const text = (some: Partial<EmailSubject>) =>
    JSON.stringify(composeEmail('subscription-changed', { ...subject, change, ...some })?.letter)
  const subscription = { ...subject.subscription, ending, endsOn: plainDate('2027-08-29') }
  const coming = { index: 1, dueOn: plainDate('2027-02-28'), amountMinor: 7800 }

  test('names the last order, the next one, and until when it can be taken back', () => {
    const openOrders = [{ ...coming, cutOffOn: plainDate('2027-02-27') }]
    const letter = text({ subscription, openOrders })
    expect(letter).toContain('ends with delivery 3, ordered on Sat, May 29, 2027')
    expect(letter).toContain('Sun, Feb 28, 2027')
    expect(letter).toContain('tell us by Sat, Aug 28, 2027')
  })

  test('promises no next order where none comes, and no way back once that is over', () => {
    const letter = text({ subscription, today: plainDate('2027-08-29') })
    expect(letter).toContain('No further order comes')
    expect(letter).not.toContain('change your mind')
    expect(letter).not.toContain('no date for the next order')
  })

  test('says that it waits for the end of a pause', () => {
    const paused = { ...subscription, ending: { fromIndex: 3, last: null }, endsOn: null }
    expect(text({ subscription: paused, change: { kind: 'ending', last: null } })).toContain(
      'Once it is resumed',
    )
  })
})
