import { beforeEach, expect, test, vi } from 'vitest'
import { GET } from '#app/api/health/route.ts'
import { run as smartpayAccount } from '#lib/cli/commands/smartpay-account.ts'
import { db } from '#lib/db/client.ts'
import { env } from '#lib/env.ts'
import { jobNamed } from '#lib/jobs/registry.ts'
import { runJob } from '#lib/jobs/run-job.ts'
import { listAttentionItems } from '#lib/overview/list-attention-items.ts'
import { control, withSmartpay } from '#lib/signups/testing-smartpay.ts'
import { saveKey } from '#lib/smartpay-account/may-ask-smartpay.ts'
import { switchKey, withUsualKey } from '#lib/smartpay-account/testing.ts'
import { settleToken } from '#lib/tokens/settle-token.ts'
import { activeToken } from '#lib/tokens/testing.ts'
import { getHealth } from './get-health.ts'

withSmartpay()
withUsualKey()

/** What was answered a moment ago is answered again: each test comes later. */
let laterMs = 0
beforeEach(() => {
  const now = performance.now.bind(performance)
  laterMs += 60_000
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => now() + laterMs)
  return () => clock.mockRestore()
})

test('a shop that Smartpay answers is well, with no command', async () => {
  await saveKey()
  expect(await getHealth()).toEqual([])
})

test.each([
  ['a page of a gateway with 404', { kind: 'html', status: 404 }],
  ['a 404 of another code', { kind: 'status', status: 404, errorCode: 'route.not-found' }],
  ['a 404 without a code', { kind: 'status', status: 404 }],
  ['a wall', { kind: 'html', status: 403 }],
])('%s says nothing about address and key', async (_name, fault) => {
  await control('faults', 'POST', { ...fault, times: 5 })
  expect(await getHealth()).toEqual(['smartpay'])
})

test('anybody hears what the jobs heard, and Smartpay is asked for whoever has the bearer alone', async () => {
  await saveKey()
  const health = async (bearer = '') => {
    laterMs += 60_000
    const headers = { authorization: `Bearer ${bearer}` }
    const answer = await GET(new Request('http://shop.test/api/health', { headers }))
    return (await answer.json()).missing
  }
  const looks = async () => (await control('ledger', 'GET')).requests.length
  const before = await looks()
  expect(await health()).toEqual([])
  expect(await looks()).toBe(before)
  expect(await health(env().cronSecret)).toEqual([])
  expect(await looks()).toBe(before + 1)

  await control('faults', 'POST', { kind: 'outage', times: 100 })
  expect(await runJob(jobNamed('comparison'))).toMatchObject({ because: 'silent' })
  const silent = await looks()
  expect(await health()).toEqual(['smartpay'])
  expect(await looks()).toBe(silent)
  await control('faults', 'DELETE')
  expect(await runJob(jobNamed('comparison'))).toMatchObject({ status: 'done' })
  expect(await health()).toEqual([])
})

test.each([
  ['sk_live_another', 'smartpay-mode'],
  ['sk_test_another', 'smartpay-account'],
])('the key %s is named as %s', async (key, missing) => {
  switchKey(key)
  expect(await getHealth()).toEqual([missing])
})

test('tokens that vanished are named until they are back or accepted as gone', async () => {
  const tokenIds = await Promise.all(
    Array.from({ length: 6 }, (_, index) => activeToken(`vanish${index}`)),
  )
  const fault = { kind: 'status', status: 404, errorCode: 'token.not-found', method: 'GET' }
  await control('faults', 'POST', { ...fault, times: 6 })
  for (const id of tokenIds) await settleToken(id, 'sweep')
  expect(await getHealth()).toEqual(['tokens'])
  expect(await listAttentionItems()).toContainEqual(
    expect.objectContaining({ kind: 'tokens-missing', count: 5 }),
  )
  const lines = vi.spyOn(console, 'log').mockReturnValue()
  await smartpayAccount([], { 'accept-missing': true })
  expect(lines.mock.calls.flat().join('\n')).toContain('does not know 5 of the tokens')
  lines.mockRestore()
  laterMs += 60_000
  expect(await getHealth()).toEqual([])
  await control('faults', 'POST', { ...fault, times: 1 })
  expect(await settleToken(tokenIds[5] ?? '', 'sweep')).toEqual({ ok: true, value: 'suspected' })
  expect(await db().auditEntry.count({ where: { action: 'smartpay.missing' } })).toBe(1)
})

test('a new key of the same account is accepted by a command', async () => {
  switchKey('sk_test_renewed')
  const lines = vi.spyOn(console, 'log').mockReturnValue()
  await smartpayAccount([], {})
  expect(lines.mock.calls.flat().join('\n')).toContain('--accept-key')
  expect(process.exitCode).toBe(1)
  process.exitCode = 0
  switchKey('sk_test_renewed')
  await smartpayAccount([], { 'accept-key': true })
  expect(lines.mock.calls.flat()).toContain("The test key is this shop's.")
  lines.mockRestore()
  expect(await getHealth()).toEqual([])
})
