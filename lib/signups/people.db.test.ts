import { describe, expect, test } from 'vitest'
import { typedDetails } from '#lib/customers/testing-person.ts'
import { db } from '#lib/db/client.ts'
import { sharedNetwork } from '#lib/network-address.ts'
import { saveDraft } from '#lib/signups/draft/save-draft.ts'
import { recordSettlement } from '#lib/tokens/record-settlement.ts'
import { settleToken } from '#lib/tokens/settle-token.ts'
import { retrySignup } from './retry-signup.ts'
import { sweepSignups } from './sweep-signups.ts'
import { advanceClock, confirm, draftOf, redirected } from './testing.ts'
import { control, decide, sessionsOf, withSmartpay } from './testing-smartpay.ts'

withSmartpay()

async function subscribe(browser: string, typed = {}, slug = 'seasons'): Promise<string> {
  const id = await draftOf(browser, typed, slug)
  await confirm(id, browser)
  await decide(id, 'approve')
  const token = await db().token.findUniqueOrThrow({ where: { signupId: id } })
  await settleToken(token.id, 'sweep')
  return id
}

describe('whose details they are', () => {
  test('subscribing twice with a stranger’s mail changes nothing of theirs', async () => {
    const mail = 'victim@example.jp'
    await subscribe('victim', { emailAddress: mail })
    await subscribe('thief', { emailAddress: mail, lastName: '悪人' })
    const second = await subscribe('thief', { emailAddress: mail, lastName: '悪人' }, 'drip')
    const [customer, ...more] = await db().customer.findMany({ where: { email: mail } })
    expect(more).toEqual([])
    expect(customer?.lastName).toBe('山田')
    const signup = await db().signup.findUniqueOrThrow({ where: { id: second } })
    expect(signup.customerReference).not.toBe(customer?.id)
    expect(signup.accountAgeDays).toBe(0)
  })

  test('a retry with another mail makes another customer', async () => {
    await subscribe('mover')
    const first = await draftOf('mover', {}, 'year')
    await confirm(first, 'mover')
    const second = (await retrySignup(first, 'mover')) ?? ''
    const changed = await draftOf('mover', { emailAddress: 'moved@example.jp' }, 'year')
    expect(changed).toBe(second)
    await confirm(second, 'mover')
    await decide(second, 'approve')
    await advanceClock(6_000)
    await sweepSignups()
    expect(await db().signup.findUniqueOrThrow({ where: { id: second } })).toMatchObject({
      status: 'completed',
    })
    expect(await db().customer.count({ where: { email: 'moved@example.jp' } })).toBe(1)
  })
})

test('an answer that was asked for earlier changes nothing', async () => {
  const { signupId, tokenId } = await redirected('slow')
  const askedAt = new Date('2026-01-01T00:00:00Z')
  await decide(signupId, 'approve')
  await settleToken(tokenId, 'sweep')
  await recordSettlement({ tokenId, answer: 'requires_authorization', askedAt, actor: 'sweep' })
  await recordSettlement({ tokenId, answer: 'disabled', askedAt, actor: 'sweep' })
  expect(await db().token.findUniqueOrThrow({ where: { id: tokenId } })).toMatchObject({
    status: 'active',
  })
  expect(await db().tokenHistory.count({ where: { tokenId } })).toBe(2)
})

describe('sending again', () => {
  test('in the other language sends the same bytes', async () => {
    const id = await draftOf('languages')
    await control('faults', 'POST', { kind: 'commit-then-reset', times: 1, method: 'POST' })
    expect(await confirm(id, 'languages')).toEqual({ ok: false, reason: 'unavailable' })
    expect(await confirm(id, 'languages', { locale: 'en' })).toMatchObject({ ok: true })
    expect(await sessionsOf(id)).toHaveLength(1)
  })

  test('after Smartpay forgot the key leads to a new row', async () => {
    const id = await draftOf('forgetful')
    await control('faults', 'POST', { kind: 'reset', times: 1, method: 'POST' })
    await confirm(id, 'forgetful')
    await advanceClock(6 * 3_600_000)
    expect(await confirm(id, 'forgetful')).toEqual({ ok: false, reason: 'unavailable' })
    const next = (await retrySignup(id, 'forgetful')) ?? ''
    expect(await confirm(next, 'forgetful')).toMatchObject({ ok: true })
  })

  test('two presses of once more make one draft', async () => {
    const { signupId } = await redirected('presses')
    const drafts = await Promise.all(
      Array.from({ length: 10 }, () => retrySignup(signupId, 'presses')),
    )
    expect(new Set(drafts).size).toBe(1)
  })
})

describe('what is confirmed is what was shown', () => {
  test('details that another tab changed are shown again', async () => {
    const id = await draftOf('tabs')
    await draftOf('tabs', { line1: '別の町1-1' })
    expect(await confirm(id, 'tabs', { shownDraft: 1 })).toEqual({
      ok: false,
      reason: 'contract-changed',
    })
  })

  test('a draft whose thread became a subscription is not ordered', async () => {
    const { signupId } = await redirected('late')
    const draft = (await retrySignup(signupId, 'late')) ?? ''
    await decide(signupId, 'approve')
    await advanceClock(6_000)
    await sweepSignups()
    expect(await confirm(draft, 'late')).toEqual({ ok: false, reason: 'thread-taken' })
    const again = await draftOf('late')
    expect(again).not.toBe(draft)
    expect(await db().signup.findUniqueOrThrow({ where: { id: again } })).toMatchObject({
      threadId: again,
    })
  })
})

test('one sweep looks at all that is due', async () => {
  const waiting = await Promise.all(
    Array.from({ length: 60 }, (_, index) => redirected(`crowd${index}`)),
  )
  await Promise.all(waiting.map(({ signupId }) => decide(signupId, 'approve')))
  await advanceClock(6_000)
  await sweepSignups()
  const ids = waiting.map(({ signupId }) => signupId)
  expect(await db().signup.count({ where: { id: { in: ids }, status: 'completed' } })).toBe(60)
})

test('nobody is given up while Smartpay is silent', async () => {
  const { signupId } = await redirected('silence')
  await advanceClock(8 * 24 * 3_600_000)
  await control('faults', 'POST', { kind: 'reset', times: 1_000, method: 'GET' })
  await sweepSignups()
  expect(await db().signup.findUniqueOrThrow({ where: { id: signupId } })).toMatchObject({
    label: null,
  })
})

test('a form is not saved past the limit', async () => {
  const typed = { ...typedDetails, emailAddress: 'limit@example.jp' }
  const draft = {
    slug: 'seasons',
    browserHash: 'limit',
    address: null,
    locale: 'ja' as const,
    typed,
  }
  const saved = []
  for (let count = 0; count < 61; count += 1) saved.push(await saveDraft(draft))
  expect(saved.at(-1)).toEqual({ ok: false, reason: 'too-many' })
})

test('where networks cannot be told apart another cookie is not another limit', async () => {
  const typed = { ...typedDetails, emailAddress: 'anybody@example.jp' }
  const draft = { slug: 'seasons', locale: 'ja' as const, typed, address: sharedNetwork }
  const saved = []
  for (let count = 0; count < 61; count += 1)
    saved.push(await saveDraft({ ...draft, browserHash: `cookie${count}` }))
  expect(saved.at(-2)).toMatchObject({ ok: true })
  expect(saved.at(-1)).toEqual({ ok: false, reason: 'too-many' })
})

test('sixty drafts of strangers do not keep the owner of an address out', async () => {
  const typed = { ...typedDetails, emailAddress: 'wanted@example.jp' }
  const draft = { slug: 'seasons', locale: 'ja' as const, typed }
  for (let count = 0; count < 61; count += 1)
    await saveDraft({ ...draft, browserHash: `stranger${count}`, address: '203.0.113.7' })
  const theirs = { ...draft, browserHash: 'stranger', address: '203.0.113.7' }
  expect(await saveDraft(theirs)).toEqual({ ok: false, reason: 'too-many' })
  const mine = { ...draft, browserHash: 'wanted', address: '203.0.113.8' }
  expect(await saveDraft(mine)).toMatchObject({ ok: true })
})
