import pg from 'pg'
import { beforeEach, expect, test, vi } from 'vitest'
import { db } from '#lib/db/client.ts'
import { manyActive } from '#lib/jobs/testing-many.ts'
import { startStub } from '#lib/jobs/testing-stub.ts'
import { advanceClock, redirected } from '#lib/signups/testing.ts'
import {
  control,
  decide,
  moveToken,
  sessionsOf,
  withSmartpay,
} from '#lib/signups/testing-smartpay.ts'
import { settleToken } from '#lib/tokens/settle-token.ts'
import { recheckTokens } from './recheck-tokens.ts'

withSmartpay()

const hour = 3_600_000

/** Only the tokens of one test are looked at. */
beforeEach(() => db().$executeRaw`update tokens set status = 'deleted', missing_since = null`)

/** An approved token here and at Smartpay. */
async function approved(browser: string): Promise<{ id: string; smartpayId: string }> {
  const { signupId, tokenId } = await redirected(browser)
  await decide(signupId, 'approve')
  await settleToken(tokenId, 'sweep')
  const [session] = await sessionsOf(signupId)
  return { id: tokenId, smartpayId: session?.token ?? '' }
}

function approvedMany(browser: string, count: number) {
  return Promise.all(Array.from({ length: count }, (_, index) => approved(`${browser}${index}`)))
}

async function historyOf(tokenId: string) {
  const rows = await db().tokenHistory.findMany({ where: { tokenId }, orderBy: { id: 'asc' } })
  return rows.slice(2).map(({ from, to, actor }) => ({ from, to, actor }))
}

/** What Smartpay was asked, oldest first. */
async function looks(): Promise<{ path: string }[]> {
  const { requests } = await control('ledger', 'GET')
  return requests.filter(({ method }: { method: string }) => method === 'GET')
}

test('what changed at Smartpay without a word is found within a day', async () => {
  const [off, gone, same] = await Promise.all(['off', 'gone', 'same'].map(approved))
  await moveToken(off?.smartpayId ?? '', 'disable')
  await moveToken(gone?.smartpayId ?? '', 'delete')
  await advanceClock(21 * hour)
  await recheckTokens()
  expect(await historyOf(off?.id ?? '')).toEqual([])
  await advanceClock(hour)
  expect(await recheckTokens()).toMatchObject({ looked: 3, failed: 0 })
  expect(await historyOf(off?.id ?? '')).toEqual([
    { from: 'active', to: 'disabled', actor: 'sweep' },
  ])
  expect(await historyOf(gone?.id ?? '')).toEqual([])
  expect(await historyOf(same?.id ?? '')).toEqual([])
  await advanceClock(hour)
  expect(await recheckTokens()).toMatchObject({ looked: 1, failed: 0 })
  expect(await historyOf(gone?.id ?? '')).toEqual([
    { from: 'active', to: 'deleted', actor: 'sweep' },
  ])

  await moveToken(off?.smartpayId ?? '', 'enable')
  expect(await recheckTokens()).toMatchObject({ looked: 0 })
  await advanceClock(24 * hour)
  expect(await recheckTokens()).toMatchObject({ looked: 3 })
  expect(await db().token.findUniqueOrThrow({ where: { id: off?.id ?? '' } })).toMatchObject({
    status: 'active',
  })
})

test('a daily call that comes a little earlier each day looks at each every day', async () => {
  await approved('earlier')
  for (const _day of [1, 2, 3, 4]) {
    await advanceClock(24 * hour - 20_000)
    expect(await recheckTokens()).toMatchObject({ looked: 1, failed: 0 })
  }
})

test('one that a clock far ahead has looked at is looked at again', async () => {
  const { id } = await approved('ahead')
  await db().$executeRaw`
    update tokens set checked_at = teiki_now() + interval '400 days', answered_at = teiki_now() + interval '400 days'
    where id = ${id}`
  expect(await recheckTokens()).toMatchObject({ looked: 1, failed: 0 })
  expect(await recheckTokens()).toMatchObject({ looked: 0 })
})

test('the longest ago asked come first', async () => {
  const tokens = await approvedMany('queue', 12)
  await advanceClock(30 * hour)
  for (const [index, { id }] of tokens.entries())
    await db().$executeRaw`
      update tokens set checked_at = teiki_now() - make_interval(hours => 25, mins => ${index})
      where id = ${id}`
  const before = (await looks()).length
  expect(await recheckTokens()).toEqual({ looked: 12, failed: 0, end: 'empty' })
  const asked = (await looks()).slice(before, before + 4).map(({ path }) => path)
  const oldest = tokens.slice(2).map(({ smartpayId }) => `/v1/tokens/${smartpayId}`)
  expect(asked.filter((path) => !oldest.includes(path))).toEqual([])
})

test('a silent Smartpay is left alone, and the others are not put off for it', async () => {
  await approvedMany('silent', 20)
  await advanceClock(24 * hour)
  await control('faults', 'POST', { kind: 'outage', times: 1_000 })
  const { failed, end } = await recheckTokens()
  expect(end).toBe('silent')
  expect(failed).toBeLessThanOrEqual(8)
  await control('faults', 'DELETE')
  expect(await recheckTokens()).toEqual({ looked: 20 - failed, failed: 0, end: 'empty' })
  expect(await recheckTokens()).toMatchObject({ looked: 0 })
  await advanceClock(hour)
  expect(await recheckTokens()).toEqual({ looked: failed, failed: 0, end: 'empty' })
})

test('a token that cannot be read holds nobody up', async () => {
  const [bad] = await approvedMany('unreadable', 4)
  const path = `/tokens/${bad?.smartpayId}`
  await db().$executeRaw`
    update tokens set checked_at = checked_at - interval '1 minute' where id = ${bad?.id}`
  await control('faults', 'POST', { kind: 'bad-json', times: 1_000, path })
  await advanceClock(24 * hour)
  expect(await recheckTokens()).toEqual({ looked: 3, failed: 1, end: 'empty' })
})

test('overlapping sweeps look at each once', async () => {
  const tokens = await approvedMany('overlap', 8)
  await advanceClock(24 * hour)
  const before = (await looks()).length
  await Promise.all(Array.from({ length: 4 }, () => recheckTokens()))
  const asked = (await looks()).slice(before).map(({ path }) => path)
  expect(asked.sort()).toEqual(tokens.map(({ smartpayId }) => `/v1/tokens/${smartpayId}`).sort())
})

test('eighty are taken together, and eight asked for at once', async () => {
  await manyActive(1, 100)
  await advanceClock(25 * hour)
  const stub = await startStub()
  const queried = vi.spyOn(pg.Client.prototype, 'query')
  expect(await recheckTokens()).toMatchObject({ looked: 100, failed: 0 })
  const takes = queried.mock.calls.filter((call) => JSON.stringify(call).includes('with aged as'))
  queried.mockRestore()
  // Eighty, twenty, and none.
  expect(takes).toHaveLength(3)
  await advanceClock(25 * hour)
  stub.silent = true
  expect(await recheckTokens()).toEqual({ looked: 0, failed: 8, end: 'silent' })
  await stub.close()
})
