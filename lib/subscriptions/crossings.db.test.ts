import { expect, test } from 'vitest'
import { eraseCustomer } from '#lib/customers/erase-customer.ts'
import { subscribed } from '#lib/customers/testing.ts'
import { db } from '#lib/db/client.ts'
import { checkForDeadlocksAtOnce } from '#lib/db/testing-deadlocks.ts'
import { retrySignup } from '#lib/signups/retry-signup.ts'
import { confirm, draftOf, redirected, takeSpare } from '#lib/signups/testing.ts'
import { decide, withSmartpay } from '#lib/signups/testing-smartpay.ts'
import { rounds } from '#lib/testing-rounds.ts'
import { recordSettlement } from '#lib/tokens/record-settlement.ts'
import { settleToken } from '#lib/tokens/settle-token.ts'
import { ask } from '#lib/tokens/testing.ts'
import { assignToken } from './assign-token.ts'
import { cancelNow } from './testing.ts'

withSmartpay()
checkForDeadlocksAtOnce()

const allRounds = [...Array(rounds(200)).keys()]

test('two of the staff who swap the tokens of two subscriptions', async () => {
  const one = await subscribed('swap')
  const other = await subscribed('swap2', { emailAddress: 'swap@example.jp' })
  for (const round of allRounds) {
    const [mine = one, yours = other] = round % 2 === 0 ? [one, other] : [other, one]
    const change = (subscriptionId: string, from: string, to: string) =>
      assignToken({ subscriptionId, tokenId: to, shownTokenId: from, staffId: `staff ${round}` })
    const answers = await Promise.all([
      change(one.subscriptionId, mine.tokenId, yours.tokenId),
      change(other.subscriptionId, yours.tokenId, mine.tokenId),
    ])
    expect(answers).toEqual(Array(2).fill({ ok: true, value: 'assigned' }))
  }
})

test('an erasure while a second approval of the same person settles', async () => {
  const first = await redirected('erase')
  const again = (await retrySignup(first.signupId, 'erase')) ?? ''
  await confirm(again, 'erase')
  await decide(again, 'approve')
  const token = await db().token.findUniqueOrThrow({ where: { signupId: again } })
  await settleToken(token.id, 'sweep')
  const { customerId } = await db().signup.findUniqueOrThrow({ where: { id: again } })
  for (const round of allRounds) {
    const askedAt = new Date(Date.UTC(2027, 0, 1) + round)
    const settlement = {
      tokenId: first.tokenId,
      answer: 'active',
      askedAt,
      actor: 'sweep',
    } as const
    const [erased] = await Promise.all([
      eraseCustomer(customerId ?? '', 'somebody'),
      recordSettlement(settlement),
    ])
    expect(erased).toEqual({ ok: false, reason: 'open-subscription' })
    await db().$executeRaw`update tokens set status = 'requires_authorization', activated_at = null,
      customer_id = null, answered_at = null where id = ${first.tokenId}`
    await db().$executeRaw`update signups set status = 'redirected', completed_at = null,
      customer_id = null where id = ${first.signupId}`
  }
})

test('an erasure of somebody whose subscription is over while an older attempt is approved', async () => {
  const first = await redirected('leave')
  const again = (await retrySignup(first.signupId, 'leave')) ?? ''
  await confirm(again, 'leave')
  const { subscriptionId, token } = await db().signup.findUniqueOrThrow({
    where: { id: again },
    select: { subscriptionId: true, token: true },
  })
  await decide(again, 'approve')
  await settleToken(token?.id ?? '', 'sweep')
  await cancelNow(subscriptionId ?? '')
  await db().$executeRaw`update tokens set status = 'deleted' where id = ${token?.id}`
  await db().$executeRaw`update signups set label = 'abandoned' where id = ${first.signupId}`
  await db().$executeRaw`create table signups_before as select * from signups where thread_id in (
    select thread_id from signups where id = ${again})`
  await db().$executeRaw`create table customers_before as select * from customers where id in (
    select customer_id from signups_before)`
  const [customer] = await db().$queryRaw<{ id: string }[]>`select id from customers_before`
  const became: string[] = []
  for (const round of allRounds) {
    const settle = () =>
      recordSettlement({
        tokenId: first.tokenId,
        answer: 'active',
        askedAt: new Date(Date.UTC(2027, 0, 1) + round),
        actor: 'sweep',
      })
    const erase = () => eraseCustomer(customer?.id ?? '', 'somebody')
    const erased = await crossed(round, erase, settle)
    const { status, details } = await db().signup.findUniqueOrThrow({
      where: { id: first.signupId },
    })
    became.push(
      `${erased.ok ? 'erased' : erased.reason}, ${status}, ${details ? 'named' : 'nobody'}`,
    )
    await db().$executeRaw`
      update signups s set typed = b.typed, errors = b.errors, details = b.details, browser_hash = b.browser_hash,
        status = b.status, label = b.label, completed_at = b.completed_at, customer_id = b.customer_id
      from signups_before b where b.id = s.id`
    await db().$executeRaw`
      update customers c set email = b.email, email_address = b.email_address, erased_at = null
      from customers_before b where b.id = c.id`
    await db().$executeRaw`update tokens set status = 'requires_authorization', activated_at = null,
      customer_id = null, answered_at = null where id = ${first.tokenId}`
  }
  expect(new Set(became)).toEqual(
    new Set(['erased, redirected, nobody', 'usable-token, completed, named']),
  )
})

/** Each first once, so that both ends are seen whatever the machine does; then both at the same time. */
async function crossed<Answer>(
  round: number,
  one: () => Promise<Answer>,
  other: () => Promise<unknown>,
): Promise<Answer> {
  if (round === 0) {
    const answer = await one()
    await other()
    return answer
  }
  if (round === 1) await other()
  return round % 2 === 0
    ? Promise.all([one(), other()]).then(([answer]) => answer)
    : Promise.all([other(), one()]).then(([, answer]) => answer)
}

test('a shopper who takes a spare token while staff disables it', async () => {
  const { signupId, tokenId } = await redirected('spare')
  const other = (await retrySignup(signupId, 'spare', 'bank_transfer')) ?? ''
  await confirm(other, 'spare')
  await decide(signupId, 'approve')
  await settleToken(tokenId, 'sweep')
  for (const round of allRounds) {
    const [taken, disabled] = await Promise.all([
      takeSpare(signupId, 'spare'),
      ask(tokenId, 'disable', `staff ${round}`),
    ])
    expect(disabled.ok).toBe(true)
    if (!taken.ok) expect(taken.reason).toBe('not-a-spare')
    await db().tokenOperation.deleteMany({ where: { tokenId } })
    await db().subscription.updateMany({
      where: { tokenId },
      data: { paymentMethod: 'bank_transfer', tokenId: null },
    })
  }
})

test('a shopper who tries again while the same attempt completes', async () => {
  const template = await draftOf('again')
  await db().$executeRaw`
    insert into signups select (jsonb_populate_record(s, to_jsonb(s) || jsonb_build_object('status', 'redirected',
      'id', id || '_' || n, 'thread_id', thread_id || '_' || n, 'browser_hash', 'again' || n))).*
    from signups s, generate_series(0, 199) n where id = ${template}`
  for (const round of allRounds) {
    const browser = `again${round}`
    const first = `${template}_${round}`
    const second = (await retrySignup(first, browser, 'bank_transfer')) ?? ''
    const [completed, third] = await Promise.all([
      confirm(second, browser),
      retrySignup(first, browser, 'smartpay'),
      retrySignup(first, browser, 'bank_transfer'),
    ])
    expect(third).not.toBeNull()
    if (!completed.ok) expect(completed.reason).toBe('contract-changed')
  }
})
