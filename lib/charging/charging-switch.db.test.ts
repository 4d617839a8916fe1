import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { db } from '#lib/db/client.ts'
import { env } from '#lib/env.ts'
import { listAttentionItems } from '#lib/overview/list-attention-items.ts'
import { unlimited } from '#lib/queue/budget.ts'
import { advanceClock, redirected } from '#lib/signups/testing.ts'
import { control, decide, sessionsOf, withSmartpay } from '#lib/signups/testing-smartpay.ts'
import { createOrder } from '#lib/smartpay/orders.ts'
import { settleToken } from '#lib/tokens/settle-token.ts'
import { chargeDue } from './charge-due.ts'
import { enableLive, resumeCharges, stopCharges, whyNoCharges } from './charging-switch.ts'
import { claimCharges } from './claim-charges.ts'
import { getChargingSwitch } from './get-charging-switch.ts'
import { manyDue } from './testing-due.ts'

withSmartpay()

beforeEach(async () => {
  await db().$executeRaw`update charges set next_try_at = null where status = 'intended'`
})
afterEach(() => resumeCharges('test'))

async function begun(browser: string) {
  const { signupId, tokenId } = await redirected(browser)
  await decide(signupId, 'approve')
  await settleToken(tokenId, 'sweep')
  const [session] = await sessionsOf(signupId)
  const { id } = await db().charge.findFirstOrThrow({
    where: { order: { subscription: { tokenId } } },
  })
  return { id, token: session?.token ?? '' }
}

const statusOf = async (id: string) =>
  (await db().charge.findUniqueOrThrow({ where: { id } })).status

async function kinds() {
  return (await listAttentionItems()).map(({ kind }) => kind)
}

describe('while charging is stopped', () => {
  test('nothing is sent, the staff see it, and it goes on where it stopped', async () => {
    const { id } = await begun('stopped')
    await stopCharges('somebody')
    expect(await chargeDue()).toMatchObject({ sent: 0, end: 'empty' })
    expect(await statusOf(id)).toBe('intended')
    expect(await kinds()).toContain('charging-stopped')
    await resumeCharges('somebody')
    expect(await chargeDue()).toMatchObject({ sent: 1, succeeded: 1 })
    expect(await kinds()).not.toContain('charging-stopped')
  })

  test('an outcome is looked up, and nothing is sent again', async () => {
    const { id } = await begun('lost')
    await control('faults', 'POST', { kind: 'reset', times: 1, method: 'POST', path: '/orders' })
    await chargeDue()
    expect(await statusOf(id)).toBe('unknown')
    await stopCharges('somebody')
    await advanceClock(2 * 60_000)
    await chargeDue()
    expect(await statusOf(id)).toBe('unknown')
    const { orders } = await control('ledger', 'GET')
    const theirs = Object.values<{ reference: string }>(orders)
    expect(theirs.filter(({ reference }) => reference === id)).toEqual([])
  })

  test('a run that had claimed many before sends no more of them', async () => {
    await manyDue('claimed', 200)
    let sent = 0
    const slowly: typeof createOrder = async (text, key) => {
      sent += 1
      if (sent === 1) await stopCharges('somebody')
      await wait(600)
      return createOrder(text, key)
    }
    await chargeDue(unlimited, slowly)
    // Those that were called before the run looked at the switch.
    expect(sent).toBeLessThan(200)
    expect(await db().charge.count({ where: { status: 'sending' } })).toBe(0)
    await resumeCharges('somebody')
    expect((await chargeDue()).succeeded).toBe(200 - sent)
  })

  test('whoever stops it waits for a claim that is under way', async () => {
    await begun('racing')
    for (let round = 0; round < 20; round += 1) {
      await db()
        .$executeRaw`update charges set status = 'intended', next_try_at = teiki_now() where status = 'sending'`
      const [claimed] = await Promise.all([claimCharges(true, 10), stopCharges('somebody')])
      expect((await claimCharges(true, 10)).charges, `round ${round}`).toEqual([])
      expect(claimed.charges.length).toBeLessThanOrEqual(1)
      await resumeCharges('somebody')
    }
  })
})

test('a run in which charge after charge goes wrong stops itself for an hour', async () => {
  const { token } = await manyDue('wrong', 120)
  await control(`tokens/${token}/outcomes`, 'PUT', { outcome: 'hard-decline', times: 120 })
  const { sent } = await chargeDue()
  expect(sent).toBeGreaterThanOrEqual(20)
  // Those that were on their way then.
  expect(sent).toBeLessThan(100)
  expect(await whyNoCharges(true)).toBe('breaker')
  const { why, until } = await getChargingSwitch()
  expect(why).toBe('breaker')
  expect(until).toBeInstanceOf(Date)
  await control(`tokens/${token}/outcomes`, 'PUT', [])
  await advanceClock(61 * 60_000)
  expect(await whyNoCharges(true)).toBeNull()
  // Those that were given back.
  expect((await chargeDue()).sent).toBe(120 - sent)
})

test('a deployment that nobody said to be the shop’s charges no live token', async () => {
  expect(await whyNoCharges(true)).toBeNull()
  expect(await whyNoCharges(false)).toBe('not-enabled')
  await enableLive('somebody')
  expect(await whyNoCharges(false)).toBeNull()
  const { appUrl } = env()
  Object.assign(env(), { appUrl: 'https://copy.example' })
  expect(await whyNoCharges(false)).toBe('not-enabled')
  Object.assign(env(), { appUrl })
  const entries = await db().auditEntry.findMany({ where: { action: 'charging.switch' } })
  expect(entries.map(({ detail }) => detail)).toContainEqual({ what: 'enable-live' })
})
