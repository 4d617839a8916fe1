import { beforeEach, expect, test } from 'vitest'
import { chargeDue } from '#lib/charging/charge-due.ts'
import { claimCharges } from '#lib/charging/claim-charges.ts'
import { previewCharges } from '#lib/charging/preview-charges.ts'
import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { sendEmails } from '#lib/emails/send-emails.ts'
import { findBrokenInvariants } from '#lib/health/find-broken-invariants.ts'
import { jobNamed } from '#lib/jobs/registry.ts'
import { runJob } from '#lib/jobs/run-job.ts'
import { plainDate } from '#lib/plain-date.ts'
import { retrySignup } from '#lib/signups/retry-signup.ts'
import { confirm, redirected, setClock } from '#lib/signups/testing.ts'
import { control, decide, sessionsOf, withSmartpay } from '#lib/signups/testing-smartpay.ts'
import { historyOf } from '#lib/states/history.ts'
import { settleToken } from '#lib/tokens/settle-token.ts'
import { begun, change, cyclesOf, dayComes } from './testing.ts'

withSmartpay()

beforeEach(() => setClock('2027-01-31T12:00:00+09:00'))

async function statusOf(id: string): Promise<string> {
  return (await db().subscription.findUniqueOrThrow({ where: { id } })).status
}

/** As dunning does where the shop's policy says so. */
async function pausedByPolicy(id: string): Promise<void> {
  const rows = Prisma.sql`subscriptions where id = ${id}`
  await db().$executeRaw(
    historyOf('subscription', {
      rows,
      from: 'active',
      to: 'paused',
      code: 'order-given-up',
      actor: 'engine',
    }),
  )
  await db().$executeRaw`update subscriptions set status = 'paused' where id = ${id}`
}

test('an order whose cut-off was over before the pause is still made after it', async () => {
  const id = await begun('firm')
  await setClock('2027-02-28T00:01:00+09:00')
  await change(id, { kind: 'pause', until: null })
  await change(id, { kind: 'resume' })
  expect((await cyclesOf(id))[1]).toBe('1 2027-02-28 scheduled')
  await dayComes('2027-02-28')
  expect((await cyclesOf(id))[1]).toBe('1 2027-02-28 ordered')
})

test('an old pause says nothing of one by the shop’s policy', async () => {
  const id = await begun('again')
  await change(id, { kind: 'pause', until: plainDate('2027-02-10') })
  for (const day of ['2027-02-11', '2027-02-28', '2027-03-01']) await dayComes(day)
  expect((await cyclesOf(id))[1]).toBe('1 2027-02-28 ordered')
  await pausedByPolicy(id)
  await setClock('2027-03-31T12:00:00+09:00')
  await change(id, { kind: 'resume' })
  expect((await cyclesOf(id)).slice(2)).toEqual(['2 2027-03-31 skipped', '3 2027-04-30 scheduled'])
  expect(await findBrokenInvariants()).toEqual([])
})

test('what ends by itself goes on in the run that makes its order', async () => {
  const id = await begun('same-run')
  await change(id, { kind: 'pause', until: plainDate('2027-02-27') })
  expect(await statusOf(id)).toBe('paused')
  await setClock('2027-02-28T00:05:00+09:00')
  await runJob(jobNamed('orders'))
  expect(await statusOf(id)).toBe('active')
  expect(await cyclesOf(id)).toEqual([
    '0 2027-01-31 ordered',
    '1 2027-02-28 ordered',
    '2 2027-03-31 scheduled',
  ])
  await sendEmails()
  const mail = await db().mailboxMail.findFirstOrThrow({
    where: { recipient: 'same-run@example.jp', subject: { contains: '再開' } },
  })
  expect(mail.text).toContain('2027年2月28日(日)')
  expect(mail.text).not.toContain('変更の期限')
})

test('an order that is made waits in the pause, however long it is', async () => {
  const id = await begun('made')
  await setClock('2027-02-28T00:01:00+09:00')
  await runJob(jobNamed('orders'))
  await change(id, { kind: 'pause', until: null })
  for (const day of ['2027-02-28', '2027-03-05', '2027-04-20']) await dayComes(day)
  const { status, charges } = await db().order.findFirstOrThrow({
    where: { subscriptionId: id, index: 1 },
    include: { charges: true },
  })
  expect([status, charges.map((charge) => charge.status)]).toEqual(['open', ['intended']])
  expect((await claimCharges(true, 100)).charges).toEqual([])
  const previewed: string[] = []
  for await (const one of previewCharges(90)) previewed.push(one.subscriptionId)
  expect(previewed).not.toContain(id)
})

test('what the payment method cost is not charged by Smartpay after a skip was taken back', async () => {
  const { signupId, tokenId } = await redirected('fee')
  const second = (await retrySignup(signupId, 'fee', 'cash_on_delivery')) ?? ''
  await confirm(second, 'fee')
  const { subscriptionId } = await db().signup.findUniqueOrThrow({ where: { id: second } })
  const id = subscriptionId ?? ''
  expect(await change(id, { kind: 'skip', index: 1 })).toBe('changed')
  const third = (await retrySignup(second, 'fee', 'smartpay')) ?? ''
  expect(await confirm(third, 'fee')).toMatchObject({ ok: true })
  await decide(third, 'approve')
  const token = await db().token.findUniqueOrThrow({ where: { signupId: third } })
  expect(token.id).not.toBe(tokenId)
  await settleToken(token.id, 'sweep')
  expect(await change(id, { kind: 'take-back-skip', index: 1 })).toBe('changed')
  const cycle = await db().cycle.findFirstOrThrow({ where: { subscriptionId: id, index: 1 } })
  expect([cycle.status, cycle.feeMinor]).toEqual(['scheduled', 0])
})

test('an order that is past due is not given up for a cycle that a pause left out', async () => {
  const { signupId, tokenId } = await redirected('owed')
  await decide(signupId, 'approve')
  const [session] = await sessionsOf(signupId)
  await control(`tokens/${session?.token}/outcomes`, 'PUT', { outcome: 'hard-decline', times: 99 })
  await settleToken(tokenId, 'sweep')
  await chargeDue()
  const { subscriptionId } = await db().signup.findUniqueOrThrow({ where: { id: signupId } })
  const id = subscriptionId ?? ''
  expect(await statusOf(id)).toBe('past_due')
  expect(await change(id, { kind: 'pause', until: plainDate('2027-05-10') })).toBe('changed')
  expect((await cyclesOf(id)).slice(1)).toEqual(['1 2027-04-30 skipped', '2 2027-07-31 scheduled'])
  await dayComes('2027-05-01')
  await dayComes('2027-05-11')
  await runJob(jobNamed('dunning'))
  expect(await statusOf(id)).toBe('past_due')
  await setClock('2027-05-14T12:00:00+09:00')
  await runJob(jobNamed('dunning'))
  const { charges } = await db().order.findFirstOrThrow({
    where: { subscriptionId: id, index: 0 },
    include: { charges: { orderBy: { attempt: 'asc' } } },
  })
  expect(charges.map(({ status }) => status)).toEqual(['hard_declined', 'intended'])
})
