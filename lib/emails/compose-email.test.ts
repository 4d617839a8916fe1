import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { SubscriptionStatus } from '#lib/states/subscription.ts'
import { composeEmail } from './compose-email.ts'
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
