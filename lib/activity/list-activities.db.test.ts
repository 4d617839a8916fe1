import { expect, test } from 'vitest'
import { recordAudit } from '#lib/audit/record-audit.ts'
import { placeHold } from '#lib/customers/place-hold.ts'
import { db } from '#lib/db/client.ts'
import { sendEmails } from '#lib/emails/send-emails.ts'
import { writeNote } from '#lib/notes/write-note.ts'
import { recordPayment } from '#lib/orders/offline/record-payment.ts'
import { fromColumn } from '#lib/plain-date.ts'
import { retrySignup } from '#lib/signups/retry-signup.ts'
import { inviteToFinish } from '#lib/signups/staff/invite-to-finish.ts'
import { settleNow } from '#lib/signups/staff/settle-now.ts'
import { advanceClock, confirm, redirected } from '#lib/signups/testing.ts'
import { decide, withSmartpay } from '#lib/signups/testing-smartpay.ts'
import { performTokenOperation } from '#lib/tokens/operations/perform-token-operation.ts'
import { activeToken, asked } from '#lib/tokens/testing.ts'
import { type ActivityScope, listActivities } from './list-activities.ts'

withSmartpay()

const minute = 60_000

async function story(scope: ActivityScope): Promise<string[]> {
  const activities = await listActivities(scope)
  return activities.map(({ kind, what }) => `${kind} ${what}`).reverse()
}

test('a signup tells form, consent, calls, events, mails and decisions', async () => {
  const { signupId, tokenId } = await redirected('told')
  const { idHash } = await db().token.findUniqueOrThrow({ where: { id: tokenId } })
  await advanceClock(minute)
  await inviteToFinish(signupId, 'somebody')
  await sendEmails()
  await advanceClock(minute)
  await decide(signupId, 'approve')
  await db().$executeRaw`
    insert into events (id, type, subject, test, occurred_at, signed_at, received_at, last_received_at)
    values ('evt_told', 'token.approved', ${idHash}, true, teiki_now(), teiki_now(), teiki_now(), teiki_now())`
  await advanceClock(minute)
  await settleNow(signupId, 'somebody')
  await sendEmails()
  await advanceClock(minute)
  await writeNote({ subject: signupId, text: '電話', staffId: 'somebody', noteId: undefined })
  const told = await story({ kind: 'signup', id: signupId })
  expect(told.slice(0, 3)).toEqual([
    'form ja',
    expect.stringMatching(/^consent/),
    'signup submitting',
  ])
  expect(told).toEqual(
    expect.arrayContaining([
      'signup redirected',
      'token requires_authorization',
      'staff signup.invite',
      'mail signup-invite',
      'event token.approved',
      'staff signup.settle',
      'token active',
      'signup completed',
      'mail signup-completed',
    ]),
  )
  expect(told.at(-1)).toBe('note 電話')
})

test('a customer’s story holds that of subscription and signups', async () => {
  const { signupId } = await redirected('whole')
  const offline = (await retrySignup(signupId, 'whole', 'bank_transfer')) ?? ''
  await confirm(offline, 'whole')
  const { customerId, subscriptionId } = await db().signup.findUniqueOrThrow({
    where: { id: offline },
  })
  const order = await db().order.findFirstOrThrow({
    where: { subscriptionId: subscriptionId ?? '' },
  })
  await recordPayment({
    reference: order.payReference ?? '',
    amountMinor: 7800,
    receivedOn: fromColumn(order.dueOn),
    note: 'ヤマダ',
    recordedBy: 'somebody',
    acceptDifference: false,
  })
  const held = { kind: 'customer', id: customerId ?? '', staffId: 'somebody' } as const
  await placeHold({ ...held, reason: 'dispute' })
  const whole = await story({ kind: 'customer', id: customerId ?? '' })
  const one = await story({ kind: 'subscription', id: subscriptionId ?? '' })
  expect(one).toEqual(
    expect.arrayContaining([
      'signup redirected',
      'subscription active',
      'order awaiting_payment',
      'payment 7800',
      'order paid',
      'cycle scheduled',
    ]),
  )
  expect(whole).toEqual(expect.arrayContaining(one.filter((line) => !line.startsWith('token'))))
  expect(whole).toContain('staff customer.hold')
  expect(one).not.toContain('staff customer.hold')
})

test('a token’s story is its own, and says how each operation ended', async () => {
  const tokenId = await activeToken('own')
  const { idHash, signupId } = await db().token.findUniqueOrThrow({ where: { id: tokenId } })
  await activeToken('beside')
  await db().$executeRaw`
    insert into events (id, type, subject, test, occurred_at, signed_at, received_at, last_received_at)
    values ('evt_own', 'token.approved', ${idHash}, true, teiki_now(), teiki_now(), teiki_now(), teiki_now())`
  await writeNote({ subject: signupId, text: '電話', staffId: 'somebody', noteId: undefined })
  await performTokenOperation(await asked(tokenId, 'disable'))
  await asked(tokenId, 'enable')
  const told = await listActivities({ kind: 'token', id: tokenId })
  const whatOf = (wanted: string) =>
    told.filter(({ kind }) => kind === wanted).map(({ what }) => what)
  expect(whatOf('token')).toEqual(['disabled', 'active', 'requires_authorization'])
  expect(whatOf('event')).toEqual(['token.approved'])
  const by = { kind: 'operation', reason: 'compromised', actor: 'somebody' }
  expect(told.filter(({ kind }) => kind === 'operation')).toMatchObject([
    { ...by, what: 'enable', status: 'intended' },
    { ...by, what: 'disable', status: 'done' },
  ])
  expect(told).toHaveLength(6)
})

test('what somebody was refused did not happen', async () => {
  const about = { actor: 'somebody', subject: 'cus_spared' } as const
  await recordAudit({ ...about, action: 'customer.erase', outcome: 'refused' })
  await recordAudit({ ...about, action: 'customer.hold', outcome: 'refused' })
  await recordAudit({
    ...about,
    action: 'customer.hold',
    outcome: 'done',
    detail: { held: true, reason: 'dispute' },
  })
  expect(await story({ kind: 'customer', id: 'cus_spared' })).toEqual(['staff customer.hold'])
})

test('nothing is told of what is not there', async () => {
  expect(await story({ kind: 'customer', id: 'cus_none' })).toEqual([])
})
