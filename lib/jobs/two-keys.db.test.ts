import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '#lib/db/client.ts'
import { env } from '#lib/env.ts'
import { processEvents } from '#lib/events/process-events.ts'
import { receiveRequest } from '#lib/events/receive-request.ts'
import { registerWebhook } from '#lib/events/register-webhook.ts'
import { deliveryOf, endpoint, listEvents, requestOf, withWebhooks } from '#lib/events/testing.ts'
import { listAttentionItems } from '#lib/overview/list-attention-items.ts'
import { settleNow } from '#lib/signups/staff/settle-now.ts'
import { sweepSignups } from '#lib/signups/sweep-signups.ts'
import { advanceClock, confirm, draftOf, redirected } from '#lib/signups/testing.ts'
import { control, decide } from '#lib/signups/testing-smartpay.ts'
import { acceptKey } from '#lib/smartpay-account/accept.ts'
import { switchKey, usualKey, withUsualKey } from '#lib/smartpay-account/testing.ts'
import { checkToken } from '#lib/tokens/check-token.ts'
import { performTokenOperation } from '#lib/tokens/operations/perform-token-operation.ts'
import { sweepTokenOperations } from '#lib/tokens/operations/sweep-token-operations.ts'
import { fixDrift } from '#lib/tokens/reconcile/fix-drift.ts'
import { recheckTokens } from '#lib/tokens/reconcile/recheck-tokens.ts'
import { settleToken } from '#lib/tokens/settle-token.ts'
import { activeToken, ask, asked } from '#lib/tokens/testing.ts'
import { compareNow } from './compare-now.ts'
import { runSweep } from './run-sweep.ts'

withWebhooks()
withUsualKey()

const day = 24 * 3_600_000
const others = [
  ['a live key', 'sk_live_another', 'other-mode'],
  ['a key of another account', 'sk_test_another', 'other-account'],
] as const

const smartpayJobs = ['events', 'signups', 'token-operations', 'token-checks', 'comparison']

/** Every row that names an object of Smartpay's, and when anybody may look at it; of one mode or of both. */
async function books(where: { test?: boolean } = {}): Promise<string> {
  const parts = await Promise.all([
    db().token.findMany({ where, orderBy: { id: 'asc' } }),
    db().tokenOperation.findMany({ where, orderBy: { id: 'asc' } }),
    db().tokenDrift.findMany({ where, orderBy: { id: 'asc' } }),
    db().signup.findMany({ where, orderBy: { id: 'asc' } }),
    db().event.findMany({ where, orderBy: { id: 'asc' } }),
    db().webhookSecret.findMany({ where, orderBy: { id: 'asc' } }),
    db().checkoutSession.findMany({ where, orderBy: { id: 'asc' } }),
    db().jobRun.findMany({ where: { name: { in: smartpayJobs } }, orderBy: { name: 'asc' } }),
  ])
  return JSON.stringify(parts, (_key, value) => (typeof value === 'bigint' ? `${value}` : value))
}

async function callsToSmartpay(): Promise<number> {
  return (await control('ledger', 'GET')).requests.length
}

/** Something of every kind that waits, and is due. */
async function everythingDue(browser: string) {
  const tokenId = await activeToken(`${browser}active`)
  const waiting = await redirected(`${browser}waiting`)
  await decide(waiting.signupId, 'approve')
  await control('faults', 'POST', { kind: 'status', status: 503, method: 'POST', times: 1 })
  const unsent = await draftOf(`${browser}unsent`)
  await confirm(unsent, `${browser}unsent`)
  const moved = await activeToken(`${browser}moved`)
  const operationId = await asked(moved, 'disable')
  await db().$executeRaw`
    insert into token_drifts (id, kind, last4, test, there, here, token_id, found_at)
    values (${`dft_${browser}`}, 'other-state', '0000', ${env().smartpay.test}, 'disabled', 'active', ${tokenId}, teiki_now())`
  await advanceClock(2 * day)
  return { ...waiting, tokenId, unsent, operationId, driftId: `dft_${browser}` }
}

beforeEach(async () => {
  await db().$executeRaw`delete from token_drifts`
})

describe.each(others)('with %s', (_name, secretKey, because) => {
  test('nothing is taken, settled, compared or asked', async () => {
    const due = await everythingDue(because)
    const [before, calls] = [await books(), await callsToSmartpay()]
    switchKey(secretKey)
    const refused = { status: 'failed', because, counts: {} }
    expect(await runSweep()).toMatchObject({
      events: refused,
      signups: refused,
      'token-operations': refused,
      'token-checks': refused,
      comparison: refused,
    })
    expect(await sweepSignups()).toEqual({ looked: 0, failed: 0, end: because })
    expect(await sweepTokenOperations()).toMatchObject({ performed: 0 })
    expect(await recheckTokens()).toMatchObject({ looked: 0 })
    expect(await processEvents()).toMatchObject({ processed: 0, waiting: 0, parked: 0 })
    expect(await settleToken(due.tokenId, 'return page')).toEqual({
      ok: false,
      reason: { kind: because },
    })
    expect(await checkToken(due.tokenId, 'somebody')).toBe('silent')
    expect(await settleNow(due.unsent, 'somebody')).toBe('unheard')
    expect(await performTokenOperation(due.operationId)).toBe(null)
    expect(await fixDrift(due.driftId, 'somebody')).toBe('silent')
    expect(await compareNow('somebody')).toMatchObject(refused)
    expect(await registerWebhook({ rotate: true })).toEqual({
      ok: false,
      reason: { kind: because },
    })
    expect(await books()).toBe(before)
    expect(await callsToSmartpay()).toBe(calls)
  })

  test('nobody is sent to checkout, and what was typed stays a draft', async () => {
    const signupId = await draftOf(`${because}draft`)
    switchKey(secretKey)
    const calls = await callsToSmartpay()
    expect(await confirm(signupId, `${because}draft`)).toEqual({ ok: false, reason: 'unavailable' })
    expect(await callsToSmartpay()).toBe(calls)
    switchKey(usualKey)
    expect(await confirm(signupId, `${because}draft`)).toMatchObject({ ok: true })
  })

  test('the overview says it first', async () => {
    switchKey(secretKey)
    expect((await listAttentionItems())[0]?.kind).toBe('smartpay-key')
  })
})

test('with the right key all of it is done', async () => {
  const { tokenId, signupId, unsent, operationId } = await everythingDue('right')
  const done = { status: 'done', counts: { failed: 0 } }
  expect(await runSweep()).toMatchObject({ signups: done, 'token-operations': done })
  const statusOf = async (id: string) =>
    (await db().signup.findUniqueOrThrow({ where: { id } })).status
  // The key of what was sent two days ago may be forgotten: that row ends, with a new draft in its place.
  expect([await statusOf(signupId), await statusOf(unsent)]).toEqual(['completed', 'rejected'])
  expect((await db().tokenOperation.findUniqueOrThrow({ where: { id: operationId } })).status).toBe(
    'done',
  )
  expect((await settleToken(tokenId, 'staff')).ok).toBe(true)
})

test('the secret of the one mode vouches for nothing in the other', async () => {
  await redirected('modes')
  const [event] = (await listEvents()).slice(-1)
  if (!event) throw new Error('No event')
  const live = { ...event, id: event.id.replace('_test_', '_live_'), test: false }
  const forged = requestOf(deliveryOf(live, await endpoint()))
  expect(await receiveRequest(forged)).toEqual({ ok: false, reason: 'unknown-secret' })
})

test('two deployments, of which one goes live, keep to their own rows', async () => {
  const old = await activeToken('old')
  switchKey('sk_live_shop')
  await acceptKey()
  expect(await settleToken(old, 'staff')).toEqual({ ok: false, reason: { kind: 'other-mode' } })
  const { signupId, tokenId } = await redirected('new')
  await decide(signupId, 'approve')
  expect(await settleToken(tokenId, 'return page')).toEqual({ ok: true, value: 'settled' })
  expect(await db().token.findUniqueOrThrow({ where: { id: tokenId } })).toMatchObject({
    test: false,
    status: 'active',
  })
  expect(await db().checkoutSession.findUniqueOrThrow({ where: { signupId } })).toMatchObject({
    test: false,
  })
  expect(await compareNow('somebody')).toMatchObject({
    status: 'done',
    counts: { here: 1, there: 1, differences: 0 },
  })
  expect(await ask(old, 'disable')).toEqual({ ok: false, reason: 'other-mode' })
  await advanceClock(2 * day)
  const before = await db().token.findUniqueOrThrow({ where: { id: old } })
  expect(await recheckTokens()).toMatchObject({ looked: 1, failed: 0 })
  await runSweep()
  expect(await db().token.findUniqueOrThrow({ where: { id: old } })).toEqual(before)
  switchKey(usualKey)
  expect(await settleToken(tokenId, 'staff')).toEqual({ ok: false, reason: { kind: 'other-mode' } })
  expect(await settleToken(old, 'staff')).toEqual({ ok: false, reason: { kind: 'other-mode' } })
  await acceptKey()
  expect(await settleToken(old, 'staff')).toEqual({ ok: true, value: 'settled' })
})

test('what is due in one mode stays as it is while the shop’s key is of the other', async () => {
  switchKey('sk_live_modes')
  await acceptKey()
  const { tokenId, operationId } = await everythingDue('mode')
  await db().$executeRaw`
    insert into events (id, type, subject, test, occurred_at, signed_at, received_at, last_received_at, next_try_at)
    select 'evt_mode', 'token.approved', id_hash, false, at, at, at, at, at
    from tokens, (select teiki_now() - interval '1 hour' as at) moment where id = ${tokenId}`
  const before = await books({ test: false })
  switchKey(usualKey)
  await acceptKey()
  for (const work of [processEvents, sweepSignups, sweepTokenOperations, recheckTokens])
    expect((await work()).end).toBe('empty')
  expect(await performTokenOperation(operationId)).toBe(null)
  expect(await books({ test: false })).toBe(before)
})
