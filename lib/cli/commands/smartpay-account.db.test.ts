import { Readable } from 'node:stream'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { db } from '#lib/db/client.ts'
import { saveKey } from '#lib/smartpay-account/may-ask-smartpay.ts'
import { switchKey, usualKey, withUsualKey } from '#lib/smartpay-account/testing.ts'
import { run } from './smartpay-account.ts'

const spies: { mockRestore(): void }[] = []

withUsualKey()
beforeEach(async () => {
  await db().$executeRaw`delete from smartpay_accounts`
  switchKey('sk_live_shop')
  await saveKey()
  spies.push(vi.spyOn(console, 'log').mockReturnValue())
})
afterEach(() => {
  for (const spy of spies.splice(0)) spy.mockRestore()
  process.exitCode = undefined
})

/** Somebody at the keyboard; nothing typed: a script. */
function typing(typed: string): void {
  const keyboard = Object.assign(Readable.from(typed), { fd: 0 as const })
  spies.push(vi.spyOn(process, 'stdin', 'get').mockReturnValue(keyboard as never))
}

async function modes() {
  return db().smartpayAccount.findMany({
    select: { test: true, current: true },
    orderBy: { test: 'asc' },
  })
}
const live = [{ test: false, current: true }]
const switched = [
  { test: false, current: false },
  { test: true, current: true },
]

describe('smartpay:account with a key of the other mode', () => {
  beforeEach(() => switchKey(usualKey))

  test.each(['', 'yes\n', 'live\n'])('does not switch the shop for %j', async (typed) => {
    typing(typed)
    await expect(run([], { 'accept-key': true })).rejects.toThrow('--accept-key --yes')
    expect(await modes()).toEqual(live)
  })

  test('switches it when its mode is typed', async () => {
    typing('test\n')
    await run([], { 'accept-key': true })
    expect(await modes()).toEqual(switched)
  })

  test('switches it for a script that says so', async () => {
    await run([], { 'accept-key': true, yes: true })
    expect(await modes()).toEqual(switched)
  })

  test('believes nothing missing', async () => {
    await expect(run([], { 'accept-missing': true })).rejects.toThrow('works in live mode')
    expect(await db().smartpayAccount.findMany()).toMatchObject([
      { test: false, believedUntil: null },
    ])
  })
})

test('a new key of the same mode is taken without a question', async () => {
  switchKey('sk_live_renewed')
  await run([], { 'accept-key': true })
  expect(await modes()).toEqual(live)
})

test('where no token is missing none is believed so from now on', async () => {
  await run([], { 'accept-missing': true })
  expect(vi.mocked(console.log).mock.calls.flat().join()).toContain('No token is missing')
  expect(await db().smartpayAccount.findMany()).toMatchObject([
    { test: false, believedUntil: null },
  ])
})
