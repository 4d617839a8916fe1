import { expect, test } from 'vitest'
import { newcomer } from '#lib/auth/testing.ts'
import { chargeDue } from '#lib/charging/charge-due.ts'
import { resumeCharges, stopCharges } from '#lib/charging/charging-switch.ts'
import { subscribed } from '#lib/customers/testing.ts'
import { db } from '#lib/db/client.ts'
import { advanceOrders } from '#lib/orders/advance-orders.ts'
import { listAttentionItems } from '#lib/overview/list-attention-items.ts'
import { advanceClock } from '#lib/signups/testing.ts'
import { withSmartpay } from '#lib/signups/testing-smartpay.ts'
import { sendEmails } from './send-emails.ts'
import { tellStaff } from './tell-staff.ts'

withSmartpay()

const day = 24 * 3_600_000

/** Who got the mail so far, and what it says now. */
async function told() {
  await tellStaff()
  await sendEmails()
  const mails = await db().mailboxMail.findMany({
    where: { kind: 'staff-not-charged' },
    orderBy: { at: 'asc' },
  })
  return { to: mails.map(({ recipient }) => recipient).toSorted(), text: mails.at(-1)?.text ?? '' }
}

test('owners and operators hear once a day of what was not charged, and of nothing else', async () => {
  for (const role of ['owner', 'operator', 'support', 'viewer'] as const) await newcomer(role, role)
  const { subscriptionId } = await subscribed('late')
  expect((await told()).to).toEqual([])
  await stopCharges('somebody')
  await advanceClock(day)
  const both = ['operator@staff.example', 'owner@staff.example']
  const first = await told()
  expect(first.to).toEqual(both)
  expect(first.text).toContain('請求日を過ぎた注文：1件、¥7,800')
  expect(first.text).toContain('すべての請求が止まっています')
  expect((await told()).to).toEqual(both)
  await advanceClock(day)
  expect((await told()).to).toEqual([...both, ...both].toSorted())
  await resumeCharges('somebody')
  await chargeDue()
  await advanceClock(day)
  expect((await told()).to).toHaveLength(4)

  await advanceClock(150 * day)
  await advanceOrders()
  const skipped = await told()
  expect(skipped.text).toContain('お休みになった注文（この7日間）：1件')
  expect((await listAttentionItems()).map(({ kind }) => kind)).toContain('order-skipped')
  const history = await db().cycleHistory.findMany({
    where: { cycle: { subscriptionId }, to: 'skipped' },
  })
  expect(history.map(({ code }) => code)).toEqual(['too-late'])
})
