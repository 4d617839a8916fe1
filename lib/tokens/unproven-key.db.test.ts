import { beforeEach, expect, test } from 'vitest'
import { db } from '#lib/db/client.ts'
import { registerWebhook } from '#lib/events/register-webhook.ts'
import { advanceClock, confirm, draftOf } from '#lib/signups/testing.ts'
import { control, withSmartpay } from '#lib/signups/testing-smartpay.ts'
import { switchKey, withUsualKey } from '#lib/smartpay-account/testing.ts'
import { performTokenOperation } from '#lib/tokens/operations/perform-token-operation.ts'
import { sweepTokenOperations } from '#lib/tokens/operations/sweep-token-operations.ts'
import { settleToken } from './settle-token.ts'
import { activeToken, asked, operationStatus, statusOf } from './testing.ts'

withSmartpay()
withUsualKey()

const hour = 3_600_000
const otherKey = 'sk_test_another'
/** What the key of another account hears of every token. */
const foreign = {
  kind: 'status',
  status: 404,
  errorCode: 'token.not-found',
  path: '/tokens/',
  times: 1_000,
}

beforeEach(async () => {
  await db().$executeRaw`update tokens set status = 'deleted', missing_since = null`
})

/** As a shop stands that was migrated: it has tokens, and no key was heard yet. */
async function forgetKey(): Promise<void> {
  await db()
    .$executeRaw`update smartpay_accounts set salt = null, fingerprint = null, known_at = null`
}

async function isKnown(): Promise<boolean> {
  return (await db().smartpayAccount.count({ where: { fingerprint: { not: null } } })) > 0
}

async function withAnotherAccount(): Promise<void> {
  await forgetKey()
  switchKey(otherKey)
  await control('faults', 'POST', foreign)
}

test('"not found" is not believed of a key that was never heard', async () => {
  const tokenId = await activeToken('unproven')
  const move = await asked(tokenId, 'delete')
  await performTokenOperation(move)
  await withAnotherAccount()
  for (const _look of [1, 2, 3]) {
    await advanceClock(25 * hour)
    expect(await settleToken(tokenId, 'sweep')).toEqual({
      ok: false,
      reason: { kind: 'unproven-key' },
    })
    expect(await sweepTokenOperations()).toMatchObject({ performed: 1, end: 'silent' })
  }
  expect(await operationStatus(move)).toBe('unknown: unproven-key')
  expect(await statusOf(tokenId)).toBe('disabled')
  expect(await isKnown()).toBe(false)
})

test('a session or a list makes no key the shop’s while tokens are held that it does not know', async () => {
  const tokenId = await activeToken('held')
  const signupId = await draftOf('stranger')
  await withAnotherAccount()
  expect(await confirm(signupId, 'stranger')).toEqual({ ok: false, reason: 'unavailable' })
  expect(await registerWebhook({ rotate: false })).toEqual({
    ok: false,
    reason: { kind: 'other-account' },
  })
  expect(await isKnown()).toBe(false)
  await control('faults', 'DELETE')
  expect(await confirm(signupId, 'stranger')).toMatchObject({ ok: true })
  expect(await isKnown()).toBe(true)
  expect(await statusOf(tokenId)).toBe('active')
})

test('a shop without tokens belongs to whoever gets a session first', async () => {
  await forgetKey()
  const signupId = await draftOf('first')
  expect(await confirm(signupId, 'first')).toMatchObject({ ok: true })
  expect(await isKnown()).toBe(true)
})

test('who deletes a token has the shop’s key', async () => {
  const tokenId = await activeToken('own')
  const move = await asked(tokenId, 'delete')
  await performTokenOperation(move)
  await forgetKey()
  await advanceClock(25 * hour)
  expect(await performTokenOperation(move)).toBe('done')
  expect(await isKnown()).toBe(true)
})
