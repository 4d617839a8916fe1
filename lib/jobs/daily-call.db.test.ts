import { afterAll, beforeAll, expect, test } from 'vitest'
import { db } from '#lib/db/client.ts'
import { advanceClock } from '#lib/signups/testing.ts'
import { withSmartpay } from '#lib/signups/testing-smartpay.ts'
import { runSweep } from './run-sweep.ts'
import { manyActive, manyOffline, manyRedirected } from './testing-many.ts'
import { type Stub, startStub } from './testing-stub.ts'

withSmartpay()

/** A scheduler that comes a little earlier each time. */
const day = 24 * 3_600_000 - 20_000
/** Of each kind. */
const count = 40
const days = 40

let stub: Stub

beforeAll(async () => {
  await manyRedirected(1, count)
  await manyActive(count + 1, count)
  await manyOffline(2 * count + 1, count)
  stub = await startStub()
  // Nobody ever agrees to the first, and Smartpay does not tell of them; the second are listed.
  stub.count = 2 * count
  stub.statusOf = (index) => (index <= count ? 'requires_authorization' : 'active')
})

afterAll(() => stub.close())

/** Whatever was promised and is not kept, counted. */
async function broken() {
  const [row] = await db().$queryRaw<Record<string, number>[]>`
    select (select count(*)::int from job_runs where late_at < teiki_now()) as late,
      (select count(*)::int from job_runs where status = 'failed') as failed,
      (select count(*)::int from job_runs where not coalesce((detail->>'complete')::boolean, false)) as partial,
      (select count(*)::int from signups where next_check_at < teiki_now() - interval '26 hours') as signups,
      (select count(*)::int from tokens where status in ('active', 'disabled')
        and answered_at < teiki_now() - interval '26 hours') as tokens,
      (select count(*)::int from emails where status = 'queued' and next_try_at < teiki_now() - interval '26 hours') as emails,
      (select count(*)::int from cycles where status = 'scheduled' and cut_off_on < shop_day(teiki_now()) - 1
        and exists (select from subscriptions s where s.id = subscription_id and s.payment_method <> 'smartpay' and s.status = 'active')) as orders,
      (select count(*)::int from orders where status = 'awaiting_payment' and pay_by < shop_day(teiki_now()) - 5) as unpaid`
  return row
}

/** In our books: the token that is switched off at Smartpay, and on again. */
async function switched(): Promise<string> {
  const id = `tok_many${count + 1}`
  return (await db().token.findUniqueOrThrow({ where: { id } })).status
}

test('one call a day keeps every promise for forty days', async () => {
  for (let passed = 0; passed < days; passed += 1) {
    // Every other week one is disabled there without a word; it is known here by the next day.
    const there = passed % 14 < 7 ? 'active' : 'disabled'
    stub.statusOf = (index) =>
      index <= count ? 'requires_authorization' : index === count + 1 ? there : 'active'
    await runSweep()
    if (passed % 7 > 0) expect(await switched()).toBe(there)
    expect(await broken()).toEqual({
      late: 0,
      failed: 0,
      partial: 0,
      signups: 0,
      tokens: 0,
      emails: 0,
      orders: 0,
      unpaid: 0,
    })
    await advanceClock(day)
  }
  const labels = await db().signup.groupBy({
    by: ['label'],
    _count: true,
    where: { status: 'redirected' },
  })
  expect(labels.filter(({ label }) => label !== 'abandoned')).toEqual([])
  const mails = await db().email.groupBy({ by: ['kind'], _count: true, where: { status: 'sent' } })
  const sent = Object.fromEntries(mails.map(({ kind, _count }) => [kind, _count]))
  expect(sent['payment-instructions']).toBeGreaterThanOrEqual(count)
  expect(sent['order-expired']).toBeGreaterThanOrEqual(count)
  // Looked at in the list: none of them was ever asked for singly but those that wait for their shopper.
  expect(stub.pages).toBe(days * Math.ceil((2 * count) / 100))
  expect(stub.others).toBe(0)
})
