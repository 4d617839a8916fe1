import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '#lib/db/client.ts'
import { mayAskSmartpay, saveKey } from './may-ask-smartpay.ts'
import { switchKey, usualKey, withUsualKey } from './testing.ts'

withUsualKey()
beforeEach(() => db().$executeRaw`delete from smartpay_accounts`)

async function verdictOf(secretKey: string): Promise<string> {
  switchKey(secretKey)
  const may = await mayAskSmartpay()
  return may.ok ? 'allowed' : may.reason
}

describe('mayAskSmartpay', () => {
  test('a shop that nobody knows yet belongs to whoever comes first', async () => {
    expect(await mayAskSmartpay()).toEqual({ ok: true, value: { test: true, known: false } })
    expect(await saveKey()).toBe(true)
    expect(await mayAskSmartpay()).toEqual({ ok: true, value: { test: true, known: true } })
  })

  test('another mode and another account are told apart', async () => {
    await saveKey()
    expect(await verdictOf('sk_live_sandbox')).toBe('other-mode')
    expect(await verdictOf('sk_test_another')).toBe('other-account')
    expect(await verdictOf(usualKey)).toBe('allowed')
  })

  test('the key itself is nowhere', async () => {
    await saveKey()
    const kept = JSON.stringify(await db().smartpayAccount.findMany())
    expect(kept).not.toContain(usualKey.slice(8))
  })

  test('of two keys at once one becomes the shop’s, in every order', async () => {
    for (let round = 0; round < 20; round += 1) {
      await db().$executeRaw`delete from smartpay_accounts`
      const keys = round % 2 ? [usualKey, 'sk_live_other'] : ['sk_live_other', usualKey]
      const kept = await Promise.all(
        keys.map((secretKey) => {
          switchKey(secretKey)
          return saveKey()
        }),
      )
      expect(await db().smartpayAccount.count({ where: { current: true } })).toBe(1)
      expect(kept.toSorted()).toEqual([false, true])
    }
  })

  test('a shop that has rows but was never heard takes a key of its mode only', async () => {
    await db().$executeRaw`insert into smartpay_accounts (test, current) values (false, true)`
    expect(await verdictOf(usualKey)).toBe('other-mode')
    expect(await saveKey()).toBe(false)
    expect(await verdictOf('sk_live_own')).toBe('allowed')
    expect(await saveKey()).toBe(true)
    expect(await verdictOf('sk_live_another')).toBe('other-account')
  })
})
