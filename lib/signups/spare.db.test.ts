import { expect, test } from 'vitest'
import { db } from '#lib/db/client.ts'
import { sendEmails } from '#lib/emails/send-emails.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { spareTerms } from '#lib/signups/confirm/contract-of.ts'
import { cancelNow } from '#lib/subscriptions/testing.ts'
import { settleToken } from '#lib/tokens/settle-token.ts'
import type { Outcome } from './get-checkout.ts'
import { retrySignup } from './retry-signup.ts'
import { confirm, draftOf, outcomeOf, redirected, takeSpare } from './testing.ts'
import { decide, withSmartpay } from './testing-smartpay.ts'

withSmartpay()

/** Turns to a bank transfer, and the approval of what was asked of Smartpay before comes after it. */
async function sparedBy(browser: string, first: string, last = first) {
  const offline = (await retrySignup(last, browser, 'bank_transfer')) ?? ''
  expect(await confirm(offline, browser)).toMatchObject({ ok: true })
  await decide(first, 'approve')
  const { id } = await db().token.findUniqueOrThrow({ where: { signupId: first } })
  await settleToken(id, 'sweep')
  return offline
}

async function seen(signupId: string, browser: string): Promise<Outcome> {
  const signup = await outcomeOf(signupId, browser)
  if (!signup) throw new Error('No signup')
  return signup
}

test('a spare counts as the subscription does, before and after it pays', async () => {
  const first = await draftOf('fewer', { quantity: '3' }, 'drip')
  expect(await confirm(first, 'fewer')).toMatchObject({ ok: true })
  const second = await draftOf('fewer', { quantity: '1' }, 'drip')
  expect(await confirm(second, 'fewer')).toMatchObject({ ok: true })
  const offline = await sparedBy('fewer', first, second)
  expect(await outcomeOf(first, 'fewer')).toMatchObject({ spare: true, quantity: 1 })
  expect(await takeSpare(first, 'fewer')).toEqual({ ok: true, value: 'moved' })
  for (const id of [first, offline])
    expect(await outcomeOf(id, 'fewer')).toMatchObject({ spare: false, quantity: 1 })
  await cancelNow((await seen(first, 'fewer')).subscriptionId ?? '')
  expect(await outcomeOf(first, 'fewer')).toMatchObject({ quantity: 1 })
})

test('its terms are those that were shown, or are shown anew', async () => {
  const { signupId } = await redirected('shown')
  const offline = await sparedBy('shown', signupId)
  const terms = spareTerms(await seen(signupId, 'shown'), 'ja')
  expect(terms?.items.map(({ key }) => key)).toEqual(['price', 'payment'])
  await db()
    .$executeRaw`update cycles set amount_minor = 7900 where index = 0 and subscription_id = (
    select subscription_id from signups where id = ${offline})`
  const shown = { locale: 'ja', shownHash: terms?.hash ?? '' } as const
  const changed = { ok: false, reason: 'contract-changed' }
  expect(await takeSpare(signupId, 'shown', shown)).toEqual(changed)
  expect(await takeSpare(signupId, 'shown', { ...shown, shownHash: '' })).toEqual(changed)
  expect(await outcomeOf(offline, 'shown')).toMatchObject({
    subscriptionPaymentMethod: 'bank_transfer',
  })
  expect(await takeSpare(signupId, 'shown')).toEqual({ ok: true, value: 'moved' })
})

test('its agreement was given before: the dates count from the change', async () => {
  const { signupId } = await redirected('agreed')
  await sparedBy('agreed', signupId)
  const signup = await seen(signupId, 'agreed')
  const text = (locale: Locale) => JSON.stringify(spareTerms(signup, locale)?.items)
  expect(text('ja')).toContain('今日変更された場合')
  expect(text('ja')).not.toContain('同意された場合')
  expect(text('en')).toContain('if you change today')
})

test('the mail of the change quotes no contract of another beginning', async () => {
  const { signupId } = await redirected('quoted')
  await sparedBy('quoted', signupId)
  await takeSpare(signupId, 'quoted')
  await sendEmails()
  const { text } = await db().mailboxMail.findFirstOrThrow({
    where: { kind: 'payment-method-changed', recipient: 'quoted@example.jp' },
  })
  expect(text).toContain('お支払いがSmartpayに変わりました')
  expect(text).not.toContain('写し')
  expect(text).not.toContain('引渡時期')
})

test('of a subscription that was canceled nothing is offered', async () => {
  const { signupId } = await redirected('over')
  const offline = await sparedBy('over', signupId)
  await cancelNow((await seen(offline, 'over')).subscriptionId ?? '')
  const signup = await seen(signupId, 'over')
  expect(spareTerms(signup, 'ja')).toBeNull()
  expect(await takeSpare(signupId, 'over')).toEqual({ ok: false, reason: 'not-a-spare' })
})
