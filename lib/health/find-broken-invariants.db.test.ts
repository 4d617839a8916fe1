import { afterEach, beforeAll, expect, test } from 'vitest'
import { chargeDue } from '#lib/charging/charge-due.ts'
import { db } from '#lib/db/client.ts'
import { retrySignup } from '#lib/signups/retry-signup.ts'
import { confirm, redirected } from '#lib/signups/testing.ts'
import { decide, withSmartpay } from '#lib/signups/testing-smartpay.ts'
import { settleToken } from '#lib/tokens/settle-token.ts'
import { findBrokenInvariants } from './find-broken-invariants.ts'

withSmartpay()

/** One order that is collected, and one that waits for a transfer. */
beforeAll(async () => {
  const { signupId, tokenId } = await redirected('collected')
  await decide(signupId, 'approve')
  await settleToken(tokenId, 'sweep')
  await chargeDue()
  const { signupId: first } = await redirected('waits')
  await confirm((await retrySignup(first, 'waits', 'bank_transfer')) ?? '', 'waits')
  for (const table of ['orders', 'cycles', 'charges', 'deliveries'])
    await db().$executeRawUnsafe(`create table kept_${table} as select * from ${table}`)
})

afterEach(async () => {
  await db().$executeRaw`
    update orders o set status = k.status, pay_by = k.pay_by from kept_orders k where k.id = o.id`
  await db().$executeRaw`
    update cycles c set status = k.status, due_on = k.due_on from kept_cycles k where k.id = c.id`
  await db().$executeRaw`
    update charges c set status = k.status, smartpay_id = k.smartpay_id, sealed_request = k.sealed_request, test = k.test,
      next_try_at = k.next_try_at, amount_minor = k.amount_minor from kept_charges k where k.id = c.id`
  await db().$executeRaw`update emails set status = 'queued', says_paid = false`
  await db()
    .$executeRaw`update deliveries d set status = k.status from kept_deliveries k where k.id = d.id`
})

async function broken(): Promise<string[]> {
  const found = await findBrokenInvariants()
  return [...new Set(found.map(({ rule, what }) => `${rule} ${what}`))]
}

test('nothing is broken where everything went well', async () => {
  expect(await broken()).toEqual([])
})

const waiting = `where status = 'awaiting_payment'`
const paid = `where status = 'paid'`

test.each([
  [
    1,
    'ordered without an order',
    `update cycles set status = 'scheduled' where order_id is not null`,
  ],
  [2, 'without Smartpay', `update charges set smartpay_id = null`],
  [3, 'no cycle to come', `update cycles set status = 'skipped' where status = 'scheduled'`],
  [3, 'has no charge', `update orders set status = 'open' ${waiting}`],
  [3, 'neither until when', `update orders set pay_by = null ${waiting}`],
  [3, 'ended although its order did not', `update deliveries set status = 'canceled'`],
  [3, 'waits although its order ended', `update orders set status = 'expired' ${waiting}`],
  [4, 'does not end where its row stands', `update deliveries set status = 'packed'`],
  [4, 'does not end where its row stands', `update orders set status = 'expired' ${waiting}`],
  [
    5,
    'nobody looks for',
    `update charges set status = 'unknown', sealed_request = '-', next_try_at = now() - interval '2 days'`,
  ],
  [5, 'nobody looks at', `update charges set status = 'authorized', next_try_at = null`],
  [6, 'of another sum than its order', `update charges set amount_minor = 1`],
  [6, 'paid without money', `update orders set status = 'paid' ${waiting}`],
  [6, 'does not say so', `update orders set status = 'open' ${paid}`],
  [7, 'in another mode', `update charges set test = false`],
  [8, 'that no token paid', `update orders set status = 'past_due' ${paid}`],
  [8, 'two mails say', `update emails set status = 'sent', says_paid = kind = 'signup-completed'`],
  [9, 'on one day', `update cycles set due_on = '2030-01-01'`],
  // The last: it cannot be taken back.
  [
    7,
    'not active',
    `insert into token_history (token_id, "from", "to", code, actor, at)
      select token_id, 'active', 'disabled', 'smartpay-says', 'test', first_sent_at - interval '1 second' from charges`,
  ],
])('rule %i is told: %s', async (rule, what, change) => {
  await db().$executeRawUnsafe(change)
  const told = await broken()
  expect(
    told.some((one) => one.startsWith(`${rule} `) && one.includes(what)),
    `${told}`,
  ).toBe(true)
})
