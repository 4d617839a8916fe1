import { expect, test } from 'vitest'
import { typedDetails } from '#lib/customers/testing-person.ts'
import { db } from '#lib/db/client.ts'
import { contractOf } from '#lib/signups/confirm/contract-of.ts'
import { getConfirmation } from '#lib/signups/confirm/get-confirmation.ts'
import { settleToken } from '#lib/tokens/settle-token.ts'
import { retrySignup } from './retry-signup.ts'
import { advanceClock, confirm, draftOf, redirected, setClock } from './testing.ts'
import { decide, withSmartpay } from './testing-smartpay.ts'

withSmartpay()

const rounds = 200

test('a confirmation and another choice at once leave what was confirmed', async () => {
  const ended = { completed: 0, draft: 0 }
  for (let round = 0; round < rounds; round += 1) {
    const browser = `race${round}`
    const { signupId } = await redirected(browser)
    const draft = (await retrySignup(signupId, browser, 'bank_transfer')) ?? ''
    const shown = await getConfirmation(draft, browser)
    if (!shown) throw new Error('The draft is gone')
    const page = { shownHash: contractOf(shown, 'ja').hash, shownDraft: shown.draftVersion }
    const [, chosen] = await Promise.all([
      confirm(draft, browser, page),
      retrySignup(signupId, browser, 'smartpay'),
    ])
    const row = await db().signup.findUniqueOrThrow({ where: { id: draft } })
    if (row.status !== 'completed' && row.status !== 'draft') throw new Error(row.status)
    ended[row.status] += 1
    // Another draft took over, or the one that waited changed before it was confirmed.
    expect(row.paymentMethod).toBe(row.status === 'completed' ? 'bank_transfer' : 'smartpay')
    expect(chosen === draft).toBe(row.status === 'draft')
  }
  expect(ended.completed + ended.draft).toBe(rounds)
}, 120_000)

test('the database refuses another way once it was confirmed', async () => {
  const { signupId } = await redirected('frozen')
  await expect(
    db().$executeRaw`update signups set payment_method = 'bank_transfer' where id = ${signupId}`,
  ).rejects.toThrow('was agreed to')
  await expect(
    db().$executeRaw`update signups set fee_minor = 330 where id = ${signupId}`,
  ).rejects.toThrow('was agreed to')
})

test('who merely began offline with an address owns nothing of it', async () => {
  const emailAddress = 'owner@example.jp'
  const theirs = { emailAddress, lastName: '悪', line1: '芝公園9-9-2' }
  const { signupId } = await redirected('thief', theirs)
  const offline = (await retrySignup(signupId, 'thief', 'bank_transfer')) ?? ''
  await confirm(offline, 'thief')
  await advanceClock(3 * 24 * 3_600_000)
  const approve = async (id: string, browser: string) => {
    await confirm(id, browser)
    await decide(id, 'approve')
    const token = await db().token.findUniqueOrThrow({ where: { signupId: id } })
    await settleToken(token.id, 'sweep')
  }
  await approve(await draftOf('owner', { emailAddress }, 'drip'), 'owner')
  const first = await draftOf('thief', theirs, 'drip')
  await approve(first, 'thief')
  expect(await db().signup.findUniqueOrThrow({ where: { id: first } })).toMatchObject({
    accountAgeDays: 0,
  })
  await approve(await draftOf('thief', theirs, 'year'), 'thief')
  expect(await db().customer.findMany({ where: { email: emailAddress } })).toMatchObject([
    { lastName: typedDetails.lastName, line1: typedDetails.line1 },
  ])
})

test('the age of an account counts the merchant’s days', async () => {
  const approve = async (id: string) => {
    await confirm(id, 'aged')
    await decide(id, 'approve')
    const token = await db().token.findUniqueOrThrow({ where: { signupId: id } })
    await settleToken(token.id, 'sweep')
  }
  await approve(await draftOf('aged'))
  // 23:30 and 00:30 in Tokyo are one day in UTC.
  await db().$executeRaw`update customers set created_at = '2026-11-27T14:30:00Z'
    where email = 'aged@example.jp'`
  await setClock('2026-11-27T15:30:00Z')
  const second = await draftOf('aged', {}, 'drip')
  await confirm(second, 'aged')
  expect(await db().signup.findUniqueOrThrow({ where: { id: second } })).toMatchObject({
    accountAgeDays: 1,
  })
})
