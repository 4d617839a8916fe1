import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '#lib/db/client.ts'
import { advanceClock } from '#lib/signups/testing.ts'
import { control, moveToken, withSmartpay } from '#lib/signups/testing-smartpay.ts'
import { performTokenOperation } from '#lib/tokens/operations/perform-token-operation.ts'
import { sweepTokenOperations } from '#lib/tokens/operations/sweep-token-operations.ts'
import { settleToken } from '#lib/tokens/settle-token.ts'
import {
  activeToken,
  asked,
  judge,
  operationStatus,
  smartpayIdOf,
  statusOf,
} from '#lib/tokens/testing.ts'
import { recheckTokens } from './recheck-tokens.ts'

withSmartpay()

const hour = 3_600_000
const gateway = { kind: 'html', status: 404, times: 1_000_000 }
const unknownToken = { kind: 'status', status: 404, errorCode: 'token.not-found', times: 1_000_000 }

/** Only the tokens of one test are looked at. */
beforeEach(async () => {
  await db().$executeRaw`
    update tokens set status = 'deleted', missing_since = null, answered_at = teiki_now() + interval '1 year'`
  await db().$executeRaw`update smartpay_accounts set stopped_at = null, believed_until = null`
})

const activeTokens = (browser: string, count: number) =>
  Promise.all(Array.from({ length: count }, (_, index) => activeToken(`${browser}${index}`)))

async function statusesOf(tokenIds: string[]): Promise<string[]> {
  return Promise.all(tokenIds.map(statusOf))
}

async function missingSince(tokenId: string): Promise<Date | null> {
  return (await db().token.findUniqueOrThrow({ where: { id: tokenId } })).missingSince
}

async function isStopped(): Promise<boolean> {
  return (await db().smartpayAccount.count({ where: { stoppedAt: { not: null } } })) > 0
}

describe('a 404 that is not Smartpay’s word', () => {
  test.each([
    ['of a gateway', gateway],
    ['of another code', { ...unknownToken, errorCode: 'route.not-found' }],
    ['of no code', { kind: 'status', status: 404, times: 1_000_000 }],
    ['within a 400', { ...unknownToken, status: 400 }],
  ])('%s changes nothing, however often', async (name, fault) => {
    const tokenIds = await activeTokens(name.replaceAll(' ', ''), 2)
    await control('faults', 'POST', fault)
    for (const _day of [1, 2, 3]) {
      await advanceClock(25 * hour)
      expect(await recheckTokens()).toMatchObject({ looked: 0 })
    }
    expect(await statusesOf(tokenIds)).toEqual(['active', 'active'])
    expect(await Promise.all(tokenIds.map(missingSince))).toEqual([null, null])
  })
})

describe('a token that Smartpay does not know', () => {
  test('is suspected, and believed missing by a second look an hour later', async () => {
    const tokenId = await activeToken('second')
    await moveToken(await smartpayIdOf(tokenId), 'delete')
    expect(await settleToken(tokenId, 'webhook')).toEqual({ ok: true, value: 'suspected' })
    await advanceClock(hour - 60_000)
    expect(await settleToken(tokenId, 'staff')).toEqual({ ok: true, value: 'suspected' })
    expect(await statusOf(tokenId)).toBe('active')
    await advanceClock(60_000)
    expect(await settleToken(tokenId, 'sweep')).toEqual({ ok: true, value: 'settled' })
    expect(await statusOf(tokenId)).toBe('deleted')
  })

  test('is no suspect any more once it is found', async () => {
    const tokenId = await activeToken('found')
    await control('faults', 'POST', { ...unknownToken, times: 1, method: 'GET' })
    await settleToken(tokenId, 'sweep')
    expect(await missingSince(tokenId)).not.toBe(null)
    await advanceClock(2 * hour)
    await settleToken(tokenId, 'sweep')
    expect(await missingSince(tokenId)).toBe(null)
    await control('faults', 'POST', { ...unknownToken, times: 1, method: 'GET' })
    await settleToken(tokenId, 'sweep')
    expect(await statusOf(tokenId)).toBe('active')
  })

  test('is looked at again an hour later by itself, and comes back while a subscription needs it', async () => {
    const tokenId = await activeToken('back')
    await control('faults', 'POST', unknownToken)
    await advanceClock(25 * hour)
    expect(await recheckTokens()).toMatchObject({ looked: 1, failed: 0 })
    await advanceClock(hour)
    expect(await recheckTokens()).toMatchObject({ looked: 1, failed: 0 })
    expect(await statusOf(tokenId)).toBe('deleted')
    await control('faults', 'DELETE')
    expect(await recheckTokens()).toMatchObject({ looked: 0, failed: 0 })
    await advanceClock(24 * hour)
    expect(await recheckTokens()).toMatchObject({ looked: 1, failed: 0 })
    expect(await statusOf(tokenId)).toBe('active')
    expect(await missingSince(tokenId)).toBe(null)
    const history = await db().tokenHistory.findMany({ where: { tokenId }, orderBy: { id: 'asc' } })
    expect(history.map(({ to }) => to).slice(1)).toEqual(['active', 'deleted', 'active'])
  })

  test('is looked at no more after two weeks, or once no subscription needs it', async () => {
    const [lasting, unneeded] = await activeTokens('over', 2)
    await control('faults', 'POST', unknownToken)
    for (const _look of [1, 2]) {
      await advanceClock(25 * hour)
      expect(await recheckTokens()).toMatchObject({ looked: 2, failed: 0 })
    }
    await db()
      .$executeRaw`update subscriptions set status = 'canceled' where token_id = ${unneeded}`
    await advanceClock(25 * hour)
    expect(await recheckTokens()).toMatchObject({ looked: 1, failed: 0 })
    await advanceClock(14 * 24 * hour)
    expect(await recheckTokens()).toMatchObject({ looked: 0, failed: 0 })
    expect(await statusOf(lasting ?? '')).toBe('deleted')
  })
})

describe('when many vanish at once', () => {
  test('the run stops, changes nothing more, and all is as before once they are back', async () => {
    const tokenIds = await activeTokens('many', 9)
    await control('faults', 'POST', unknownToken)
    await advanceClock(25 * hour)
    expect(await recheckTokens()).toEqual({ looked: 5, failed: 4, end: 'empty' })
    expect(await isStopped()).toBe(true)
    for (const _later of [1, 2, 3]) {
      await advanceClock(25 * hour)
      expect(await recheckTokens()).toEqual({ looked: 0, failed: 9, end: 'empty' })
    }
    expect(await statusesOf(tokenIds)).toEqual(tokenIds.map(() => 'active'))
    expect(await settleToken(tokenIds[0] ?? '', 'staff')).toMatchObject({
      ok: false,
      reason: { kind: 'many-missing' },
    })
    await control('faults', 'DELETE')
    await advanceClock(25 * hour)
    expect(await recheckTokens()).toMatchObject({ looked: 9, failed: 0 })
    expect(await isStopped()).toBe(false)
    expect(await Promise.all(tokenIds.map(missingSince))).toEqual(tokenIds.map(() => null))
  })

  test('those that Smartpay knows are looked at all the same', async () => {
    const gone = await activeTokens('gone', 6)
    await control('faults', 'POST', unknownToken)
    await Promise.all(gone.map((id) => settleToken(id, 'webhook')))
    expect(await isStopped()).toBe(true)
    await control('faults', 'DELETE')
    for (const id of gone) await moveToken(await smartpayIdOf(id), 'delete')
    const known = await activeTokens('known', 12)
    for (const id of known) await moveToken(await smartpayIdOf(id), 'disable')
    await db().$executeRaw`
      update tokens set checked_at = checked_at - interval '1 hour' where id = any(${gone})`
    await advanceClock(25 * hour)
    expect(await recheckTokens()).toEqual({ looked: 12, failed: 6, end: 'empty' })
    expect(await statusesOf(known)).toEqual(known.map(() => 'disabled'))
  })

  test('no more than five are believed, whoever looks at the same time', async () => {
    const tokenIds = await activeTokens('crowd', 12)
    await control('faults', 'POST', unknownToken)
    const looks = await Promise.all(tokenIds.map((id) => settleToken(id, 'webhook')))
    expect(looks.filter(({ ok }) => ok)).toHaveLength(5)
    expect(await db().token.count({ where: { missingSince: { not: null } } })).toBe(5)
  })

  test('those believed within the last day count too', async () => {
    const tokenIds = await activeTokens('trickle', 8)
    await control('faults', 'POST', unknownToken)
    for (const id of tokenIds.slice(0, 5)) await settleToken(id, 'sweep')
    await advanceClock(hour)
    for (const id of tokenIds.slice(0, 5)) await settleToken(id, 'sweep')
    expect((await statusesOf(tokenIds)).filter((status) => status === 'deleted')).toHaveLength(5)
    expect((await settleToken(tokenIds[5] ?? '', 'sweep')).ok).toBe(false)
    expect(await isStopped()).toBe(true)
  })

  test('our own deletions are no reason to stop', async () => {
    const tokenIds = await activeTokens('own', 8)
    const moves = await Promise.all(tokenIds.map((id) => asked(id, 'delete')))
    for (const move of moves) await performTokenOperation(move)
    await advanceClock(25 * hour)
    await sweepTokenOperations()
    expect(await statusesOf(tokenIds)).toEqual(tokenIds.map(() => 'deleted'))
    expect(await Promise.all(tokenIds.map(missingSince))).toEqual(tokenIds.map(() => null))
    expect(await isStopped()).toBe(false)
  })
})

describe('an operation that Smartpay answers with 404', () => {
  test.each([
    ['a gateway', gateway],
    ['a code that nobody knows', { ...unknownToken, errorCode: 'route.not-found' }],
    ['a token that it does not know', unknownToken],
  ])('a deletion is not done by %s', async (name, fault) => {
    const tokenId = await activeToken(name.replaceAll(' ', ''))
    const smartpayId = await smartpayIdOf(tokenId)
    const move = await asked(tokenId, 'delete')
    await control('faults', 'POST', fault)
    expect(await performTokenOperation(move)).toBe('unknown')
    expect(await statusOf(tokenId)).toBe('active')
    await control('faults', 'DELETE')
    await advanceClock(60_000)
    await sweepTokenOperations()
    expect((await judge(smartpayId)).status).toBe('disabled')
    expect(await operationStatus(move)).toBe('waiting')
    await control('faults', 'POST', { ...fault, method: 'DELETE', times: 1 })
    await advanceClock(25 * hour)
    await sweepTokenOperations()
    expect(await operationStatus(move)).toMatch(/^unknown/)
    expect((await judge(smartpayId)).status).toBe('disabled')
    await advanceClock(60_000)
    await sweepTokenOperations()
    expect(await operationStatus(move)).toBe('done')
    expect((await judge(smartpayId)).status).toBe('deleted')
  })

  test('a lost answer to the deletion is followed by one that does not know it', async () => {
    const tokenId = await activeToken('lostdelete')
    const move = await asked(tokenId, 'delete')
    await performTokenOperation(move)
    await advanceClock(25 * hour)
    await control('faults', 'POST', { kind: 'commit-then-reset', method: 'DELETE', times: 1 })
    await sweepTokenOperations()
    expect(await operationStatus(move)).toBe('unknown: unreachable')
    expect(await statusOf(tokenId)).toBe('disabled')
    await advanceClock(60_000)
    await sweepTokenOperations()
    expect(await operationStatus(move)).toBe('done')
    expect(await statusOf(tokenId)).toBe('deleted')
    expect(await missingSince(tokenId)).toBe(null)
  })

  test('one that two looks made deleted is not done by a gateway’s answer to the DELETE', async () => {
    const tokenId = await activeToken('twolooks')
    const move = await asked(tokenId, 'delete')
    expect(await performTokenOperation(move)).toBe('waiting')
    await moveToken(await smartpayIdOf(tokenId), 'delete')
    for (const _look of [1, 2]) {
      await settleToken(tokenId, 'sweep')
      await advanceClock(hour)
    }
    expect(await statusOf(tokenId)).toBe('deleted')
    await control('faults', 'POST', { ...gateway, method: 'DELETE', times: 1 })
    await advanceClock(25 * hour)
    await sweepTokenOperations()
    expect(await operationStatus(move)).toMatch(/^unknown/)
    await advanceClock(60_000)
    await sweepTokenOperations()
    expect(await operationStatus(move)).toBe('done')
  })

  test('a token that was deleted in the dashboard meanwhile is done once Smartpay says so to the DELETE', async () => {
    const tokenId = await activeToken('dashboard')
    const move = await asked(tokenId, 'delete')
    await moveToken(await smartpayIdOf(tokenId), 'delete')
    for (const minutes of [0, 1, 6, 61, 61]) {
      await advanceClock(minutes * 60_000)
      await (minutes === 0 ? performTokenOperation(move) : sweepTokenOperations())
    }
    expect(await statusOf(tokenId)).toBe('deleted')
    expect(await operationStatus(move)).toBe('done')
  })
})
