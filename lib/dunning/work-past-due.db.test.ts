import { beforeEach, describe, expect, test } from 'vitest'
import { chargeDue } from '#lib/charging/charge-due.ts'
import { recordLatePayment } from '#lib/charging/record-late-payment.ts'
import { takeGivenUp } from '#lib/charging/watch-given-up.ts'
import { db } from '#lib/db/client.ts'
import { sendEmails } from '#lib/emails/send-emails.ts'
import { findBrokenInvariants } from '#lib/health/find-broken-invariants.ts'
import { advanceOrders } from '#lib/orders/advance-orders.ts'
import { listAttentionItems } from '#lib/overview/list-attention-items.ts'
import { advanceClock, redirected, setClock } from '#lib/signups/testing.ts'
import { control, decide, sessionsOf, withSmartpay } from '#lib/signups/testing-smartpay.ts'
import { settleToken } from '#lib/tokens/settle-token.ts'
import { announceEnds } from './announce-ends.ts'
import { chargeNow } from './charge-now.ts'
import { getNextSteps } from './get-next-step.ts'
import { workPastDue } from './work-past-due.ts'

withSmartpay()

const day = 24 * 3_600_000
type Outcomes = { outcome: 'approve' | 'soft-decline' | 'hard-decline' | 'slow'; times: number }[]

beforeEach(async () => {
  await policy({})
  // Nothing of an earlier test falls due in a later one.
  await db().$executeRaw`update subscriptions set status = 'canceled'`
  await db().$executeRaw`update cycles set status = 'canceled' where status = 'scheduled'`
  await db()
    .$executeRaw`update orders set status = 'canceled' where status in ('open', 'past_due', 'awaiting_payment')`
  await db()
    .$executeRaw`update charges set status = 'canceled' where status in ('intended', 'open')`
  await setClock('2026-12-01T12:00:00+09:00')
})

async function policy(dunning: object): Promise<void> {
  await db().$executeRaw`
    update shop set facts = jsonb_set(facts, '{charging}', ${JSON.stringify({ dunning })}::jsonb)`
}

async function begun(browser: string, next: Outcomes) {
  const { signupId, tokenId } = await redirected(browser)
  await decide(signupId, 'approve')
  await settleToken(tokenId, 'sweep')
  const [session] = await sessionsOf(signupId)
  await control(`tokens/${session?.token}/outcomes`, 'PUT', next)
  const { subscriptionId } = await db().signup.findUniqueOrThrow({ where: { id: signupId } })
  return { subscriptionId: subscriptionId ?? '', tokenId, token: session?.token ?? '' }
}

/** Everything that time brings, once. */
async function runJobs(): Promise<void> {
  await advanceOrders()
  await chargeDue()
  await workPastDue()
  await chargeDue()
  await announceEnds()
  await sendEmails()
}

type Line = { day: number; order: string; subscription: string; charges: string; mails: string }

async function lineOf(browser: string, subscriptionId: string, at: number): Promise<Line> {
  const [row] = await db().$queryRaw<Omit<Line, 'day'>[]>`
    select o.status::text as "order", s.status::text as subscription,
      (select coalesce(string_agg(c.status::text, ' ' order by c.attempt), '') from charges c where c.order_id = o.id) as charges,
      (select coalesce(string_agg(kind, ' ' order by m.at, kind), '') from mailbox m where m.recipient = ${`${browser}@example.jp`}
        and kind <> 'signup-completed') as mails
    from subscriptions s join cycles y on y.subscription_id = s.id and y.index = 0
      join orders o on o.id = coalesce(y.order_id, (select max(id) from orders where cycle_id = y.id))
    where s.id = ${subscriptionId}`
  if (!row) throw new Error('No order')
  return { day: at, ...row }
}

/** What becomes of a first order, noon by noon: only the days on which something changed. */
async function storyOf(browser: string, subscriptionId: string, days: number): Promise<string[]> {
  const lines: string[] = []
  for (let at = 0; at <= days; at += 1) {
    await runJobs()
    const { day: on, ...line } = await lineOf(browser, subscriptionId, at)
    const said = Object.values(line).join(' | ')
    if (!lines.at(-1)?.endsWith(`: ${said}`)) lines.push(`${on}: ${said}`)
    await advanceClock(day)
  }
  return lines
}

const warned = '2: past_due | past_due | hard_declined | order-declined order-last-notice'
const always: Outcomes = [{ outcome: 'hard-decline', times: 99 }]

describe('an order that Smartpay declines', () => {
  test('is tried as often as the policy says, then left out', async () => {
    const { subscriptionId } = await begun('declined', always)
    expect(await storyOf('declined', subscriptionId, 40)).toEqual([
      '0: past_due | past_due | hard_declined | order-declined',
      '3: past_due | past_due | hard_declined hard_declined | order-declined',
      '10: past_due | past_due | hard_declined hard_declined hard_declined | order-declined',
      '12: past_due | past_due | hard_declined hard_declined hard_declined | order-declined order-last-notice',
      '14: canceled | active | hard_declined hard_declined hard_declined | order-declined order-last-notice order-given-up',
    ])
  })

  test('is paid by the second attempt', async () => {
    const { subscriptionId } = await begun('second', [{ outcome: 'hard-decline', times: 1 }])
    expect(await storyOf('second', subscriptionId, 40)).toEqual([
      '0: past_due | past_due | hard_declined | order-declined',
      '3: paid | active | hard_declined succeeded | order-declined order-paid',
    ])
  })

  test.each([
    [
      'pause',
      [
        warned,
        '4: canceled | paused | hard_declined | order-declined order-last-notice order-given-up',
      ],
    ],
    [
      'cancel',
      [
        warned,
        '4: canceled | canceled | hard_declined | order-declined order-last-notice subscription-canceled',
      ],
    ],
    // Nothing ends: the next mail asks for the transfer.
    ['transfer', ['4: awaiting_payment | active |  | order-declined payment-instructions']],
  ] as const)('ends as the policy says: %s', async (end, lines) => {
    await policy({ declined: { retryAfterDays: [], end } })
    const { subscriptionId } = await begun(`ends-${end}`, always)
    const story = await storyOf(`ends-${end}`, subscriptionId, 5)
    expect(story).toEqual(['0: past_due | past_due | hard_declined | order-declined', ...lines])
  })

  test('says what comes next', async () => {
    const { subscriptionId } = await begun('says', always)
    await runJobs()
    const { id } = await db().order.findFirstOrThrow({ where: { subscriptionId } })
    const step = async () => {
      const next = (await getNextSteps([id])).get(id)
      return next && `${next.does} ${next.on}`
    }
    expect(await step()).toBe('try 2026-12-04')
    await db().subscription.update({
      where: { id: subscriptionId },
      data: { heldAt: new Date(), holdReason: 'other', heldBy: 'somebody' },
    })
    expect(await step()).toBeNull()
  })
})

test('a hold stops it, and whoever lifts it lets it go on', async () => {
  const { subscriptionId } = await begun('hold', [{ outcome: 'hard-decline', times: 1 }])
  await runJobs()
  const held = { heldAt: new Date(), holdReason: 'other', heldBy: 'somebody' }
  await db().subscription.update({ where: { id: subscriptionId }, data: held })
  await advanceClock(5 * day)
  await runJobs()
  expect((await lineOf('hold', subscriptionId, 5)).charges).toBe('hard_declined')
  const lifted = { heldAt: null, holdReason: null, heldBy: null }
  await db().subscription.update({ where: { id: subscriptionId }, data: lifted })
  await runJobs()
  expect(await lineOf('hold', subscriptionId, 5)).toMatchObject({ order: 'paid' })
})

describe('a token that cannot be charged', () => {
  test('is waited for, then the order is left out', async () => {
    const { subscriptionId, token } = await begun('stopped', [])
    await control(`tokens/${token}/shopper`, 'PUT', { paused: true })
    await runJobs()
    await db().$executeRaw`update tokens set status = 'disabled' where id = (
      select token_id from subscriptions where id = ${subscriptionId})`
    expect(await storyOf('stopped', subscriptionId, 20)).toEqual([
      '0: past_due | past_due | refused | order-declined',
      '12: past_due | past_due | refused | order-declined order-last-notice',
      '14: canceled | active | refused | order-declined order-last-notice order-given-up',
    ])
    await control(`tokens/${token}/shopper`, 'PUT', { paused: false })
  })

  test('is charged at once when another one takes its place', async () => {
    const { subscriptionId, token, tokenId } = await begun('new', [])
    await control(`tokens/${token}/shopper`, 'PUT', { paused: true })
    await runJobs()
    expect(await lineOf('new', subscriptionId, 0)).toMatchObject({ charges: 'refused' })
    await control(`tokens/${token}/shopper`, 'PUT', { paused: false })
    const other = await begun('other', [])
    await db()
      .$executeRaw`update subscriptions set token_id = ${other.tokenId} where id = ${subscriptionId}`
    await workPastDue()
    await chargeDue()
    expect(await lineOf('new', subscriptionId, 0)).toMatchObject({
      order: 'paid',
      subscription: 'active',
      charges: 'refused succeeded',
    })
    expect(tokenId).not.toBe(other.tokenId)
  })
})

describe('an order that Smartpay leaves open', () => {
  test('may be repaired by the shopper there', async () => {
    const { subscriptionId } = await begun('open', [{ outcome: 'soft-decline', times: 1 }])
    await runJobs()
    expect(await lineOf('open', subscriptionId, 0)).toMatchObject({
      order: 'open',
      charges: 'open',
    })
    const { smartpayId } = await db().charge.findFirstOrThrow({
      where: { order: { subscriptionId } },
    })
    await control(`orders/${smartpayId}/authorize`)
    await advanceClock(2 * 60_000)
    await chargeDue()
    expect(await lineOf('open', subscriptionId, 0)).toMatchObject({
      order: 'paid',
      charges: 'succeeded',
      mails: '',
    })
  })

  test('is given up after the policy’s days, and only then tried again', async () => {
    const { subscriptionId } = await begun('given-up', [{ outcome: 'soft-decline', times: 1 }])
    expect(await storyOf('given-up', subscriptionId, 10)).toEqual([
      '0: open | active | open | ',
      '3: past_due | past_due | hard_declined | order-declined',
      '6: paid | active | hard_declined succeeded | order-declined order-paid',
    ])
  })
})

describe('One that is paid there after it was given up', () => {
  async function givenUpThenPaid(name: string): Promise<string> {
    const { subscriptionId } = await begun(name, [{ outcome: 'soft-decline', times: 1 }])
    await storyOf(name, subscriptionId, 4)
    const { smartpayId } = await db().charge.findFirstOrThrow({
      where: { order: { subscriptionId } },
    })
    await control(`orders/${smartpayId}/authorize`)
    return subscriptionId
  }

  test('pays its order, and nothing more is tried', async () => {
    const subscriptionId = await givenUpThenPaid('paid-late')
    await advanceClock(6 * 3_600_000)
    expect(await storyOf('paid-late', subscriptionId, 20)).toEqual([
      '0: paid | active | succeeded | order-declined order-paid',
    ])
    const charge = await db().charge.findFirstOrThrow({
      where: { order: { subscriptionId } },
      include: { payments: true, order: true },
    })
    expect(charge.payments.map(({ amountMinor }) => amountMinor)).toEqual([charge.order.totalMinor])
    expect((await listAttentionItems()).map(({ kind }) => kind)).not.toContain('paid-late')
  })

  /** Smartpay's order of its first attempt, paid there a moment ago; nobody was told. */
  async function payFirst(subscriptionId: string): Promise<void> {
    const { smartpayId } = await db().charge.findFirstOrThrow({
      where: { order: { subscriptionId }, attempt: 1 },
    })
    await control(`orders/${smartpayId}/authorize`)
  }
  const stateNow = async (name: string, subscriptionId: string) => {
    const { order, charges } = await lineOf(name, subscriptionId, 0)
    return `${order} | ${charges}`
  }

  test('is not collected twice because Smartpay could not be asked about it once', async () => {
    const { subscriptionId } = await begun('unasked', [{ outcome: 'soft-decline', times: 1 }])
    await storyOf('unasked', subscriptionId, 5)
    await chargeDue()
    await payFirst(subscriptionId)
    expect(await workPastDue()).toMatchObject({ tried: 1 })
    await control('faults', 'POST', { kind: 'reset', times: 2, method: 'GET', path: '/orders' })
    await chargeDue()
    await chargeDue()
    expect(await stateNow('unasked', subscriptionId)).toBe('past_due | hard_declined intended')
    await advanceClock(10 * 60_000)
    await chargeDue()
    expect(await stateNow('unasked', subscriptionId)).toBe('paid | succeeded canceled')
  })

  test('is not collected twice because a run died that asked Smartpay about it', async () => {
    const { subscriptionId } = await begun('died', [{ outcome: 'soft-decline', times: 1 }])
    await storyOf('died', subscriptionId, 5)
    await chargeDue()
    await payFirst(subscriptionId)
    await workPastDue()
    expect(await takeGivenUp(true)).toHaveLength(1)
    await chargeDue()
    expect(await stateNow('died', subscriptionId)).toBe('past_due | hard_declined intended')
    await advanceClock(2 * 60_000)
    await chargeDue()
    expect(await stateNow('died', subscriptionId)).toBe('paid | succeeded canceled')
  })

  test('is left to whoever asked last: what an earlier run heard changes nothing', async () => {
    const { subscriptionId } = await begun('overtaken', [{ outcome: 'soft-decline', times: 1 }])
    await storyOf('overtaken', subscriptionId, 5)
    await workPastDue()
    const [stale] = await takeGivenUp(true)
    await db().$executeRaw`update charges set next_try_at = teiki_now() where id = ${stale?.id}`
    const [fresh] = await takeGivenUp(true)
    if (!stale || !fresh) throw new Error('Nothing was taken')
    for (const heard of [
      { to: 'succeeded', paymentIds: ['payment_test_stale'] },
      { to: 'authorized', untilMs: null },
      { to: 'odd' },
    ] as const)
      expect(await recordLatePayment(stale, heard)).toBe('overtaken')
    expect(await stateNow('overtaken', subscriptionId)).toBe('past_due | hard_declined intended')
    await payFirst(subscriptionId)
    await advanceClock(2 * 60_000)
    await chargeDue()
    expect(await stateNow('overtaken', subscriptionId)).toBe('paid | succeeded canceled')
  })

  test('is asked about before its order is given up, however long Smartpay was silent', async () => {
    await policy({ declined: { retryAfterDays: [], giveUpAfterDays: 2, end: 'skip' } })
    const { subscriptionId } = await begun('silent', [{ outcome: 'soft-decline', times: 1 }])
    await storyOf('silent', subscriptionId, 4)
    await payFirst(subscriptionId)
    await workPastDue()
    for (let hours = 0; hours < 30; hours += 1) {
      await control('faults', 'POST', { kind: 'reset', times: 2, method: 'GET', path: '/orders' })
      await chargeDue()
      await control('faults', 'DELETE')
      await workPastDue()
      await advanceClock(3_600_000)
    }
    expect(await stateNow('silent', subscriptionId)).toBe('past_due | hard_declined')
    await chargeDue()
    expect(await stateNow('silent', subscriptionId)).toBe('paid | succeeded')
  })

  test('pays its order also where another attempt is under way, once that has failed', async () => {
    const { subscriptionId } = await begun('two-open', [{ outcome: 'soft-decline', times: 2 }])
    await storyOf('two-open', subscriptionId, 6)
    expect(await stateNow('two-open', subscriptionId)).toBe('past_due | hard_declined open')
    await payFirst(subscriptionId)
    await chargeDue()
    expect(await stateNow('two-open', subscriptionId)).toBe('past_due | hard_declined open')
    expect((await storyOf('two-open', subscriptionId, 5)).at(-1)).toContain(
      ': paid | active | succeeded hard_declined | ',
    )
    expect((await listAttentionItems()).map(({ kind }) => kind)).not.toContain('paid-late')
  })

  test('is asked about before its order is given up as well', async () => {
    await policy({ declined: { retryAfterDays: [], giveUpAfterDays: 2, end: 'skip' } })
    const { subscriptionId } = await begun('last-look', [{ outcome: 'soft-decline', times: 1 }])
    await storyOf('last-look', subscriptionId, 4)
    await payFirst(subscriptionId)
    await workPastDue()
    await chargeDue()
    expect(await stateNow('last-look', subscriptionId)).toBe('paid | succeeded')
  })

  test('is told to the staff where its order is over', async () => {
    const subscriptionId = await givenUpThenPaid('paid-too-late')
    await db().order.updateMany({ where: { subscriptionId }, data: { status: 'canceled' } })
    await advanceClock(6 * 3_600_000)
    expect((await storyOf('paid-too-late', subscriptionId, 20))[0]).toContain('canceled | ')
    expect(await db().payment.count({ where: { charge: { order: { subscriptionId } } } })).toBe(0)
    expect((await listAttentionItems()).map(({ kind }) => kind)).toContain('paid-late')
  })
})

test('every rule holds after all that, but where a test wrote into the tables itself', async () => {
  const broken = new Set((await findBrokenInvariants()).map(({ rule, what }) => `${rule}: ${what}`))
  expect([...broken]).toEqual([
    '3: a delivery that waits although its order ended, or ended although its order did not',
    '4: a history that does not end where its row stands, or has a gap',
  ])
})

test('staff have an order charged at once, one of two, and once a day', async () => {
  const { subscriptionId } = await begun('now', [{ outcome: 'hard-decline', times: 2 }])
  await runJobs()
  const { id } = await db().order.findFirstOrThrow({ where: { subscriptionId } })
  expect(await chargeNow({ orderId: id, staffId: 'somebody' })).toEqual({
    ok: false,
    reason: 'tried-today',
  })
  await advanceClock(day)
  const both = await Promise.all(
    ['one', 'other'].map((staffId) => chargeNow({ orderId: id, staffId })),
  )
  expect(both.map((one) => (one.ok ? one.value : one.reason)).toSorted()).toEqual([
    'charge-asked',
    'charge-pending',
  ])
  await runJobs()
  expect((await lineOf('now', subscriptionId, 1)).charges).toBe('hard_declined hard_declined')
  await advanceClock(day)
  expect((await chargeNow({ orderId: id, staffId: 'somebody' })).ok).toBe(true)
  await runJobs()
  expect(await lineOf('now', subscriptionId, 2)).toMatchObject({
    order: 'paid',
    charges: 'hard_declined hard_declined succeeded',
  })
  expect(await chargeNow({ orderId: id, staffId: 'somebody' })).toEqual({
    ok: false,
    reason: 'not-past-due',
  })
  expect(await chargeNow({ orderId: 'ord_none', staffId: 'somebody' })).toEqual({
    ok: false,
    reason: 'unknown-order',
  })
})
