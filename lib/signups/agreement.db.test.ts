import { afterEach, describe, expect, test } from 'vitest'
import { cycleStartsOn } from '#lib/catalog/cadence.ts'
import { db } from '#lib/db/client.ts'
import { listAttentionItems } from '#lib/overview/list-attention-items.ts'
import { formatDate, fromColumn, plainDate } from '#lib/plain-date.ts'
import { inviteToFinish } from '#lib/signups/staff/invite-to-finish.ts'
import { settleToken } from '#lib/tokens/settle-token.ts'
import { retrySignup } from './retry-signup.ts'
import { advanceClock, confirm, outcomeOf, redirected, setClock } from './testing.ts'
import { decide, withSmartpay } from './testing-smartpay.ts'

withSmartpay()
afterEach(() => db().$executeRaw`update clock set offset_ms = 0`)

/** Agreed to at one moment, approved and heard of at another; answers the signup. */
async function agreed(browser: string, at: string, approvedAt: string): Promise<string> {
  await setClock(at)
  const { signupId, tokenId } = await redirected(browser)
  await setClock(approvedAt)
  await decide(signupId, 'approve')
  await settleToken(tokenId, 'sweep')
  return signupId
}

async function subscriptionOf(signupId: string) {
  const { subscription } = await db().signup.findUniqueOrThrow({
    where: { id: signupId },
    select: { subscription: { include: { cycles: { orderBy: { index: 'asc' } } } } },
  })
  if (!subscription) throw new Error(`Signup ${signupId} has no subscription`)
  const { status, anchorOn, cycles } = subscription
  return {
    status,
    anchorOn: anchorOn && `${fromColumn(anchorOn)}`,
    dueOn: cycles.map((cycle) => `${fromColumn(cycle.dueOn)}`),
  }
}

describe('the day that the contract names', () => {
  test.each([
    ['2026-11-29T23:58:00+09:00', '2026-11-30T00:03:00+09:00', '2026-11-29'],
    ['2026-11-30T23:59:59+09:00', '2026-12-07T12:00:00+09:00', '2026-11-30'],
    ['2027-01-31T00:00:30+09:00', '2027-02-01T09:00:00+09:00', '2027-01-31'],
    ['2028-02-29T08:59:00+09:00', '2028-03-01T00:01:00+09:00', '2028-02-29'],
  ])('is the anchor: agreed to %s, heard of %s', async (at, approvedAt, day) => {
    const id = await agreed(`anchor${day}`, at, approvedAt)
    const next = `${cycleStartsOn({ unit: 'month', count: 3 }, plainDate(day), 1)}`
    expect(await subscriptionOf(id)).toEqual({
      status: 'active',
      anchorOn: day,
      dueOn: [day, next],
    })
    const { text } = await db().consent.findUniqueOrThrow({ where: { signupId: id } })
    expect(text).toContain(formatDate(plainDate(day).add({ months: 3 }), 'ja'))
    expect((await outcomeOf(id, `anchor${day}`))?.anchorOn?.toString()).toBe(day)
  })

  test('is the anchor of what is paid offline, too', async () => {
    await setClock('2026-11-29T23:58:00+09:00')
    const { signupId } = await redirected('offline')
    const id = (await retrySignup(signupId, 'offline', 'bank_transfer')) ?? ''
    await confirm(id, 'offline')
    expect(await subscriptionOf(id)).toEqual({
      status: 'active',
      anchorOn: '2026-11-29',
      dueOn: ['2026-11-29', '2027-02-28'],
    })
  })
})

describe('an approval that comes more than seven days after the agreement', () => {
  const late = (browser: string) =>
    agreed(browser, '2026-11-29T12:00:00+09:00', '2026-12-07T00:00:30+09:00')

  async function need() {
    return (await listAttentionItems()).find(({ kind }) => kind === 'agreement-late')
  }

  test('makes a spare and an attention item, not an order', async () => {
    const id = await late('late')
    expect(await subscriptionOf(id)).toEqual({ status: 'pending', anchorOn: null, dueOn: [] })
    expect(await outcomeOf(id, 'late')).toMatchObject({ late: true })
    expect(await db().token.findUniqueOrThrow({ where: { signupId: id } })).toMatchObject({
      status: 'active',
      customerId: expect.stringMatching(/^cus_/),
    })
    expect(await need()).toMatchObject({ count: 1, who: '山田' })
    expect(await inviteToFinish(id, 'stf_test')).toEqual({ ok: true, value: 'sent' })
    // What the clock of the next test does not reach.
    await db().$executeRaw`update tokens set status = 'disabled' where signup_id = ${id}`
    expect(await need()).toBeUndefined()
  })

  test('leaves the way open to agree to new dates', async () => {
    const id = await late('again')
    expect(await need()).toMatchObject({ count: 1 })
    const next = (await retrySignup(id, 'again')) ?? ''
    expect(await confirm(next, 'again')).toMatchObject({ ok: true })
    await decide(next, 'approve')
    const token = await db().token.findUniqueOrThrow({ where: { signupId: next } })
    await settleToken(token.id, 'sweep')
    const begun = { status: 'active', anchorOn: '2026-12-07', dueOn: ['2026-12-07', '2027-03-07'] }
    expect(await subscriptionOf(next)).toEqual(begun)
    expect(await outcomeOf(id, 'again')).toMatchObject({ late: false, spare: true })
    expect(await need()).toBeUndefined()
  })

  test('keeps a running subscription on its way to pay', async () => {
    await setClock('2026-11-29T12:00:00+09:00')
    const { signupId } = await redirected('mover')
    const id = (await retrySignup(signupId, 'mover', 'bank_transfer')) ?? ''
    await confirm(id, 'mover')
    await advanceClock(1_000)
    const change = (await retrySignup(id, 'mover', 'smartpay')) ?? ''
    expect(await confirm(change, 'mover')).toMatchObject({ ok: true })
    await setClock('2026-12-10T12:00:00+09:00')
    await decide(change, 'approve')
    const token = await db().token.findUniqueOrThrow({ where: { signupId: change } })
    await settleToken(token.id, 'sweep')
    expect(await outcomeOf(change, 'mover')).toMatchObject({
      late: false,
      spare: true,
      subscriptionPaymentMethod: 'bank_transfer',
    })
  })
})
