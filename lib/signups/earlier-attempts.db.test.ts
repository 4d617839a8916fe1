import { describe, expect, test } from 'vitest'
import { db } from '#lib/db/client.ts'
import { contractOf } from '#lib/signups/confirm/contract-of.ts'
import { getConfirmation } from '#lib/signups/confirm/get-confirmation.ts'
import { cancelNow } from '#lib/subscriptions/testing.ts'
import { settleToken } from '#lib/tokens/settle-token.ts'
import { retrySignup } from './retry-signup.ts'
import { advanceClock, confirm, draftOf, outcomeOf, redirected } from './testing.ts'
import { decide, withSmartpay } from './testing-smartpay.ts'

withSmartpay()

const day = 24 * 3_600_000

/** Another attempt after one that stopped, by Smartpay unless said otherwise; answers its id. */
async function retried(signupId: string, browser: string, paymentMethod?: 'bank_transfer') {
  const id = (await retrySignup(signupId, browser, paymentMethod)) ?? ''
  expect(await confirm(id, browser)).toMatchObject({ ok: true })
  return id
}

async function approve(signupId: string) {
  await decide(signupId, 'approve')
  const { id } = await db().token.findUniqueOrThrow({ where: { signupId } })
  await settleToken(id, 'sweep')
}

describe('an earlier attempt of a subscription that runs', () => {
  test('by Smartpay: leads to the one that completed, and sends nobody to Smartpay', async () => {
    const { signupId: first } = await redirected('again')
    const second = await retried(first, 'again')
    expect(await getConfirmation(first, 'again')).toMatchObject({
      threadTaken: false,
      subscribedAs: null,
    })
    await approve(second)
    const stale = { threadTaken: true, continues: false, subscribedAs: second }
    expect(await getConfirmation(first, 'again')).toMatchObject(stale)
    expect(await confirm(first, 'again')).toEqual({ ok: false, reason: 'thread-taken' })
    const draft = (await retrySignup(first, 'again', 'cash_on_delivery')) ?? ''
    expect(await getConfirmation(draft, 'again')).toMatchObject(stale)
    expect(await confirm(draft, 'again')).toEqual({ ok: false, reason: 'thread-taken' })
    expect(await db().checkoutSession.count({ where: { signupId: draft } })).toBe(0)
  })

  test('by transfer: is no change to Smartpay, and names the contract that was sent', async () => {
    const { signupId: first } = await redirected('turned')
    const offline = await retried(first, 'turned', 'bank_transfer')
    const stale = await getConfirmation(first, 'turned')
    expect(stale).toMatchObject({ threadTaken: true, continues: false, subscribedAs: offline })
    const sent = await db().consent.findUniqueOrThrow({ where: { signupId: first } })
    expect(stale && contractOf(stale, 'ja').hash).toBe(sent.hash)
    expect(await confirm(first, 'turned')).toEqual({ ok: false, reason: 'thread-taken' })
  })

  test('by transfer, then by Smartpay: both lead to the change that completed', async () => {
    const { signupId: first } = await redirected('moved')
    const offline = await retried(first, 'moved', 'bank_transfer')
    await advanceClock(1_000)
    const change = await retried(offline, 'moved')
    const changing = { threadTaken: false, continues: true, subscribedAs: offline }
    expect(await getConfirmation(change, 'moved')).toMatchObject(changing)
    await approve(change)
    expect(await getConfirmation(first, 'moved')).toMatchObject({
      threadTaken: true,
      subscribedAs: change,
    })
    expect(await getConfirmation(offline, 'moved')).toMatchObject({ subscribedAs: change })
  })

  test('that began late: the new attempt stands on its own', async () => {
    const { signupId: first } = await redirected('late')
    await advanceClock(8 * day)
    await approve(first)
    const again = (await retrySignup(first, 'late')) ?? ''
    expect(await getConfirmation(again, 'late')).toMatchObject({
      threadTaken: false,
      subscribedAs: null,
    })
    expect(await confirm(again, 'late')).toMatchObject({ ok: true })
    await advanceClock(-8 * day)
  })

  test('that was canceled: says so, and asks for no new confirmation', async () => {
    const { signupId: first } = await redirected('gone')
    const second = await retried(first, 'gone')
    await approve(second)
    await cancelNow((await outcomeOf(second, 'gone'))?.subscriptionId ?? '')
    const stale = { threadTaken: true, threadEnded: true, subscribedAs: null }
    expect(await getConfirmation(first, 'gone')).toMatchObject(stale)
    expect(await confirm(first, 'gone')).toEqual({ ok: false, reason: 'thread-ended' })
    const begun = await draftOf('gone')
    expect(await getConfirmation(begun, 'gone')).toMatchObject({
      threadTaken: false,
      threadEnded: false,
    })
  })

  test('another browser is never led to it', async () => {
    const { signupId: first } = await redirected('mine')
    const second = await retried(first, 'mine')
    await approve(second)
    await db().signup.update({ where: { id: first }, data: { browserHash: 'other' } })
    expect(await getConfirmation(first, 'other')).toMatchObject({
      threadTaken: true,
      subscribedAs: null,
    })
  })
})

test('a change that was left for a week says so, and which signup to begin from', async () => {
  const { signupId: first } = await redirected('slow')
  const offline = await retried(first, 'slow', 'bank_transfer')
  const change = (await retrySignup(offline, 'slow')) ?? ''
  await advanceClock(8 * day)
  expect(await confirm(change, 'slow')).toEqual({ ok: false, reason: 'expired-change' })
  expect(await getConfirmation(change, 'slow')).toMatchObject({
    expired: true,
    subscribedAs: offline,
  })
  await advanceClock(-8 * day)
})

test("Smartpay's page is taken for stale after a day", async () => {
  const { signupId } = await redirected('overnight')
  await advanceClock(day - 60_000)
  expect((await getConfirmation(signupId, 'overnight'))?.checkoutStale).toBe(false)
  await advanceClock(2 * 60_000)
  expect((await getConfirmation(signupId, 'overnight'))?.checkoutStale).toBe(true)
  await advanceClock(-day - 60_000)
})
