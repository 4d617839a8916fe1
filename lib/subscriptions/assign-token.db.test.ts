import { describe, expect, test } from 'vitest'
import { chooseDefaultToken } from '#lib/customers/choose-default-token.ts'
import { db } from '#lib/db/client.ts'
import { newId } from '#lib/ids.ts'
import { settleNow } from '#lib/signups/staff/settle-now.ts'
import { confirm, draftOf } from '#lib/signups/testing.ts'
import { decide, withSmartpay } from '#lib/signups/testing-smartpay.ts'
import { askTokenOperation } from '#lib/tokens/operations/ask-token-operation.ts'
import { performTokenOperation } from '#lib/tokens/operations/perform-token-operation.ts'
import { ask } from '#lib/tokens/testing.ts'
import { assignToken } from './assign-token.ts'

withSmartpay()

async function subscribed(browser: string, slug: string, typed = {}) {
  const signupId = await draftOf(browser, typed, slug)
  await confirm(signupId, browser)
  await decide(signupId, 'approve')
  await settleNow(signupId, 'somebody')
  const { customerId, subscriptionId } = await db().signup.findUniqueOrThrow({
    where: { id: signupId },
  })
  const token = await db().token.findUniqueOrThrow({ where: { signupId } })
  return {
    customerId: customerId ?? '',
    subscriptionId: subscriptionId ?? '',
    tokenId: token.id,
  }
}

/** One person with two subscriptions, each on a token of its own. */
async function withTwo(browser: string) {
  const first = await subscribed(browser, 'seasons')
  const second = await subscribed(browser, 'drip')
  return { first, second }
}

async function disable(tokenId: string): Promise<void> {
  const asked = await askTokenOperation({
    tokenId,
    action: 'disable',
    reason: 'other',
    note: '',
    staffId: 'somebody',
    batchId: null,
    shown: null,
  })
  if (asked.ok) await performTokenOperation(asked.value)
}

describe('moving a subscription to another token', () => {
  test('is done at once for two people who swap the tokens of two subscriptions', async () => {
    const { first, second } = await withTwo('swapping')
    for (let round = 0; round < 200; round += 1) {
      const [one, other] = round % 2 === 0 ? [first, second] : [second, first]
      const swap = (subscriptionId: string, shownTokenId: string, tokenId: string) =>
        assignToken({ subscriptionId, tokenId, shownTokenId, staffId: 'somebody' })
      const moved = await Promise.all([
        swap(first.subscriptionId, one.tokenId, other.tokenId),
        swap(second.subscriptionId, other.tokenId, one.tokenId),
      ])
      expect(moved.map(({ ok }) => ok)).toEqual([true, true])
    }
    const tokens = [first.tokenId, second.tokenId]
    expect(await db().token.count({ where: { id: { in: tokens }, inUse: true } })).toBe(2)
  })

  test('never waits for somebody who waits for it', async () => {
    const { first, second } = await withTwo('crossing')
    const tokens = [first.tokenId, second.tokenId]
    const stale = { status: 'active', usedBy: 9 } as const
    for (let round = 0; round < 30; round += 1) {
      const [shownTokenId = '', tokenId = ''] = round % 2 === 0 ? tokens : tokens.toReversed()
      const { subscriptionId } = first
      const assignment = { subscriptionId, tokenId, shownTokenId, staffId: 'one' }
      const [moved, disabled] = await Promise.all([
        assignToken(assignment),
        ask(shownTokenId, 'disable', 'other', stale),
      ])
      expect(moved).toEqual({ ok: true, value: 'assigned' })
      expect(disabled).toEqual({ ok: false, reason: 'changed' })
    }
  })

  test('changes what pays it, with who and what was before', async () => {
    const { first, second } = await withTwo('mover')
    const moved = await assignToken({
      subscriptionId: first.subscriptionId,
      tokenId: second.tokenId,
      shownTokenId: first.tokenId,
      staffId: 'somebody',
    })
    expect(moved).toEqual({ ok: true, value: 'assigned' })
    const tokens = await db().token.findMany({
      where: { id: { in: [first.tokenId, second.tokenId] } },
    })
    const inUse = Object.fromEntries(tokens.map((token) => [token.id, token.inUse]))
    expect(inUse).toEqual({ [first.tokenId]: false, [second.tokenId]: true })
    const history = await db().subscriptionHistory.findMany({
      where: { subscriptionId: first.subscriptionId, actor: 'somebody' },
    })
    expect(history).toHaveLength(1)
  })

  test('goes to the first of two people', async () => {
    const { first, second } = await withTwo('race')
    const assignment = {
      subscriptionId: first.subscriptionId,
      tokenId: second.tokenId,
      shownTokenId: first.tokenId,
    }
    const answers = await Promise.all([
      assignToken({ ...assignment, staffId: 'one' }),
      assignToken({ ...assignment, staffId: 'other' }),
    ])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(answers.find(({ ok }) => !ok)).toEqual({ ok: false, reason: 'changed-meanwhile' })
  })

  test('is refused for somebody else’s, a disabled and the same token', async () => {
    const { first, second } = await withTwo('strict')
    const stranger = await subscribed('stranger', 'seasons')
    const to = (tokenId: string) =>
      assignToken({
        subscriptionId: first.subscriptionId,
        tokenId,
        shownTokenId: first.tokenId,
        staffId: 'somebody',
      })
    expect(await to(stranger.tokenId)).toEqual({ ok: false, reason: 'not-their-token' })
    expect(await to(newId('tok'))).toEqual({ ok: false, reason: 'not-their-token' })
    expect(await to(first.tokenId)).toEqual({ ok: false, reason: 'same-token' })
    await disable(second.tokenId)
    expect(await to(second.tokenId)).toEqual({ ok: false, reason: 'token-not-active' })
    const refusals = await db().auditEntry.count({
      where: { subject: first.subscriptionId, outcome: 'refused' },
    })
    expect(refusals).toBe(4)
  })

  test('never lands on a token that is just being disabled', async () => {
    const { first, second } = await withTwo('against')
    await Promise.all([
      disable(second.tokenId),
      assignToken({
        subscriptionId: first.subscriptionId,
        tokenId: second.tokenId,
        shownTokenId: first.tokenId,
        staffId: 'somebody',
      }),
    ])
    const { tokenId } = await db().subscription.findUniqueOrThrow({
      where: { id: first.subscriptionId },
    })
    const [assigned, asked] = await Promise.all([
      db().auditEntry.findFirst({ where: { subject: first.subscriptionId, outcome: 'done' } }),
      db().auditEntry.findFirst({ where: { subject: second.tokenId, action: 'token.disable' } }),
    ])
    // Whoever came second knew: either the move was refused, or it was written before the disabling.
    if (tokenId === second.tokenId) expect((assigned?.id ?? 0n) < (asked?.id ?? 0n)).toBe(true)
    else expect(assigned).toBe(null)
  })
})

test.each([
  ['a word that every object has', 'constructor'],
  ['the parent of every object', '__proto__'],
  ['what the database cannot store', 'tok_\0'],
  ['fifty thousand letters', 'x'.repeat(50_000)],
  ['nothing', ''],
])('%s is nobody’s token, and the log keeps nothing of it', async (_name, tokenId) => {
  const { subscriptionId, customerId } = await known()
  const before = await db().auditEntry.count()
  const refusal = { ok: false, reason: 'not-their-token' }
  const staffId = 'somebody'
  expect(await assignToken({ subscriptionId, tokenId, shownTokenId: '', staffId })).toEqual(refusal)
  expect(await chooseDefaultToken({ customerId, tokenId, staffId })).toEqual(refusal)
  expect(await db().auditEntry.count()).toBe(before)
})

let knownOne: ReturnType<typeof subscribed> | undefined

function known() {
  knownOne ??= subscribed('known', 'seasons')
  return knownOne
}

describe('the default token', () => {
  test('is one of the customer’s own active ones', async () => {
    const { first, second } = await withTwo('default')
    const stranger = await subscribed('default2', 'seasons')
    const choose = (tokenId: string) =>
      chooseDefaultToken({ customerId: first.customerId, tokenId, staffId: 'somebody' })
    expect(await choose(second.tokenId)).toEqual({ ok: true, value: 'chosen' })
    expect(await choose(stranger.tokenId)).toEqual({ ok: false, reason: 'not-their-token' })
    await disable(first.tokenId)
    expect(await choose(first.tokenId)).toEqual({ ok: false, reason: 'token-not-active' })
    const { defaultTokenId } = await db().customer.findUniqueOrThrow({
      where: { id: first.customerId },
    })
    expect(defaultTokenId).toBe(second.tokenId)
  })
})
