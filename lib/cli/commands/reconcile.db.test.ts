import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { db } from '#lib/db/client.ts'
import { createSession } from '#lib/sandbox/testing.ts'
import { advanceClock, redirected } from '#lib/signups/testing.ts'
import {
  control,
  decide,
  moveToken,
  sessionsOf,
  smartpayOrigin,
  withSmartpay,
} from '#lib/signups/testing-smartpay.ts'
import { reconcileTokens } from '#lib/tokens/reconcile/reconcile-tokens.ts'
import { settleToken } from '#lib/tokens/settle-token.ts'
import { readArguments } from '../read-arguments.mjs'
import { run as reconcile } from './reconcile.ts'

withSmartpay()

/** Each test has a Smartpay of its own, and a shop that has heard of nothing there. */
beforeEach(async () => {
  await control('reset')
  await db().$executeRaw`update tokens set status = 'deleted'`
})

afterEach(() => {
  process.exitCode = undefined
})

/** What the command prints, and its code. */
async function told(...options: string[]): Promise<{ lines: string[]; code: unknown }> {
  const printed = vi.spyOn(console, 'log').mockImplementation(() => undefined)
  printed.mockClear()
  process.exitCode = undefined
  const called = readArguments('reconcile', options)
  if (!('values' in called)) throw new Error(`The command does not take ${options}`)
  await reconcile([], called.values)
  return { lines: printed.mock.calls.map(([line]) => String(line)), code: process.exitCode }
}

async function approved(browser: string) {
  const { signupId, tokenId } = await redirected(browser)
  await decide(signupId, 'approve')
  await settleToken(tokenId, 'sweep')
  const [session] = await sessionsOf(signupId)
  return { tokenId, smartpayId: session?.token ?? '', last4: session?.token.slice(-4) ?? '' }
}

/** Everything that this shop says of its tokens. */
async function books() {
  const tokens = await db().token.findMany({
    orderBy: { id: 'asc' },
    omit: { answeredAt: true, checkedAt: true, listedAt: true },
  })
  return { tokens, history: await db().tokenHistory.count() }
}

async function statusOf(tokenId: string): Promise<string> {
  return (await db().token.findUniqueOrThrow({ where: { id: tokenId } })).status
}

test('both sides agree, and what waits for its shopper is no difference', async () => {
  await approved('agreed')
  await redirected('waiting')
  const declined = await redirected('declined')
  await decide(declined.signupId, 'reject')
  await settleToken(declined.tokenId, 'sweep')
  expect(await reconcileTokens()).toMatchObject({ ok: true, value: { differences: [] } })
  expect(await told()).toEqual({ lines: ['Both sides agree on every token.'], code: undefined })
})

describe('a token', () => {
  test('that is there and not here is named with its reference', async () => {
    const { token } = await createSession(smartpayOrigin(), { reference: 'sub_of_another' })
    await control(`tokens/${token.id}/approve`)
    const before = await books()
    const { lines, code } = await told()
    expect(lines).toEqual([
      expect.stringMatching(
        `token …${token.id.slice(-4)} is active at Smartpay and unknown here \\(reference sub_of_another\\)\n.*delete it`,
      ),
    ])
    expect(lines.join()).not.toContain(token.id)
    expect(code).toBe(1)
    expect(await books()).toEqual(before)
  })

  test('that is here and not there is settled when somebody says so', async () => {
    const { tokenId, smartpayId, last4 } = await approved('gone')
    await moveToken(smartpayId, 'delete')
    const before = await books()
    const { lines, code } = await told()
    expect(lines).toEqual([
      `token …${last4} is active here and not listed at Smartpay\n  → npm run reconcile -- --settle ${tokenId}`,
    ])
    expect(code).toBe(1)
    expect(await books()).toEqual(before)
    expect(await told('--settle', tokenId)).toMatchObject({
      lines: [expect.stringContaining('Smartpay does not know it'), expect.anything()],
      code: 1,
    })
    expect(await statusOf(tokenId)).toBe('active')
    await advanceClock(3_600_000)
    expect(await told('--settle', tokenId)).toMatchObject({ code: undefined })
    expect(await statusOf(tokenId)).toBe('deleted')
    const history = await db().tokenHistory.findFirst({
      where: { tokenId },
      orderBy: { id: 'desc' },
    })
    expect(history).toMatchObject({ from: 'active', to: 'deleted', actor: 'staff' })
  })

  test('of another state is settled when somebody says so, and no other', async () => {
    const [one, other] = [await approved('one'), await approved('other')]
    for (const { smartpayId } of [one, other]) await moveToken(smartpayId, 'disable')
    const before = await books()
    const { lines } = await told()
    expect(lines.sort()).toEqual(
      [one, other]
        .map(
          ({ last4, tokenId }) =>
            `token …${last4} is active here and disabled at Smartpay\n  → npm run reconcile -- --settle ${tokenId}`,
        )
        .sort(),
    )
    expect(await books()).toEqual(before)
    const after = await told('--settle', one.tokenId)
    expect(after.lines).toHaveLength(2)
    expect(after.code).toBe(1)
    expect(await statusOf(one.tokenId)).toBe('disabled')
    expect(await statusOf(other.tokenId)).toBe('active')
  })

  test('that was agreed to unheard begins its subscription when settled', async () => {
    const { signupId, tokenId } = await redirected('unheard')
    await decide(signupId, 'approve')
    expect(await reconcileTokens()).toMatchObject({
      value: {
        differences: [
          { kind: 'other-state', here: 'requires_authorization', there: 'active', tokenId },
        ],
      },
    })
    await told('--settle', tokenId)
    expect(await db().signup.findUniqueOrThrow({ where: { id: signupId } })).toMatchObject({
      status: 'completed',
    })
  })
})

test('tokens on later pages are compared too', async () => {
  for (let count = 0; count < 205; count += 1) {
    const { token } = await createSession(smartpayOrigin())
    await control(`tokens/${token.id}/approve`)
  }
  const found = await reconcileTokens()
  expect(found).toMatchObject({ ok: true })
  expect(found.ok && found.value.differences).toHaveLength(205)
})

describe('the command', () => {
  test('says so when there is no such token', async () => {
    await expect(told('--settle', 'tok_nobody')).rejects.toThrow('no token tok_nobody')
  })

  test('changes nothing while Smartpay is silent', async () => {
    const { tokenId, smartpayId } = await approved('silence')
    await moveToken(smartpayId, 'delete')
    await control('faults', 'POST', { kind: 'outage', times: 1_000 })
    const before = (await books()).history
    await expect(told()).rejects.toThrow('did not answer (silent)')
    await expect(told('--settle', tokenId)).rejects.toThrow('did not answer (unavailable)')
    expect((await books()).history).toBe(before)
    expect(await statusOf(tokenId)).toBe('active')
  })
})
