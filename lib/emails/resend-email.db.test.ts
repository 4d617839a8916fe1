import pg from 'pg'
import { describe, expect, test } from 'vitest'
import { listActivities } from '#lib/activity/list-activities.ts'
import { db } from '#lib/db/client.ts'
import { testDatabaseUrl } from '#lib/db/testing.ts'
import { queueEmail } from '#lib/outbox/queue-email.ts'
import { inviteToFinish } from '#lib/signups/staff/invite-to-finish.ts'
import { advanceClock, redirected } from '#lib/signups/testing.ts'
import { decide, withSmartpay } from '#lib/signups/testing-smartpay.ts'
import { settleToken } from '#lib/tokens/settle-token.ts'
import { getEmail, listEmails } from './list-emails.ts'
import { resendEmail } from './resend-email.ts'
import { sendEmails } from './send-emails.ts'

withSmartpay()

/** A mail that went out; answers its id. */
async function sentTo(browser: string): Promise<string> {
  const { signupId, tokenId } = await redirected(browser)
  await decide(signupId, 'approve')
  await settleToken(tokenId, 'sweep')
  await sendEmails()
  const { id } = await db().email.findFirstOrThrow({ where: { cause: signupId } })
  return id
}

async function arrived(browser: string): Promise<number> {
  return db().mailboxMail.count({ where: { recipient: `${browser}@example.jp` } })
}

describe('a mail', () => {
  test('goes out once more, and never a third time', async () => {
    const id = await sentTo('again')
    expect(await resendEmail(id, 'somebody')).toEqual({ ok: true, value: null })
    expect(await resendEmail(id, 'somebody')).toEqual({ ok: false, reason: 'resent-already' })
    await sendEmails()
    await sendEmails()
    expect(await arrived('again')).toBe(2)
    expect(await resendEmail(id, 'somebody')).toEqual({ ok: false, reason: 'resent-already' })
    const audit = await db().auditEntry.findMany({ where: { subject: id }, orderBy: { id: 'asc' } })
    expect(audit.map(({ outcome }) => outcome)).toEqual(['done', 'refused', 'refused'])
  })

  test('goes out once more when many ask at once and many send', async () => {
    const id = await sentTo('race')
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, index) => resendEmail(id, `staff${index}`)),
    )
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    await Promise.all(Array.from({ length: 6 }, () => sendEmails()))
    expect(await arrived('race')).toBe(2)
  })

  test('is not sent once more while it is on its way, or when it is not true', async () => {
    const id = await sentTo('way')
    await db().$executeRaw`update emails set status = 'sending' where id = ${id}`
    expect(await resendEmail(id, 'somebody')).toEqual({ ok: false, reason: 'on-its-way' })
    await db()
      .$executeRaw`update emails set status = 'dropped', reason = 'obsolete' where id = ${id}`
    expect(await resendEmail(id, 'somebody')).toEqual({ ok: false, reason: 'not-true' })
    expect(await resendEmail('ntc_none', 'somebody')).toEqual({
      ok: false,
      reason: 'unknown-mail',
    })
  })
})

test('both sendings are told, and who asked for the second', async () => {
  const id = await sentTo('both')
  const { cause } = await db().email.findUniqueOrThrow({ where: { id } })
  await db().$executeRaw`update emails set status = 'unknown', reason = 'timeout' where id = ${id}`
  await advanceClock(60_000)
  await resendEmail(id, 'somebody')
  await sendEmails()
  const told = await listActivities({ kind: 'signup', id: cause })
  const mails = told.filter(({ kind }) => kind === 'mail')
  expect(mails).toMatchObject([
    { what: 'signup-completed', about: 'again', reason: 'sent', actor: 'somebody' },
    { what: 'signup-completed', about: '', reason: 'unknown', note: 'timeout', actor: 'system' },
  ])
  expect(mails[0]?.at.getTime()).toBeGreaterThan(mails[1]?.at.getTime() ?? Infinity)
})

test('a mail that staff sent is told as theirs', async () => {
  const { signupId } = await redirected('offline')
  await inviteToFinish(signupId, 'somebody')
  await sendEmails()
  const told = await listActivities({ kind: 'signup', id: signupId })
  expect(told.find(({ what }) => what === 'signup-invite')).toMatchObject({ actor: 'somebody' })
})

test('each mail is listed with its recipient', async () => {
  const { signupId } = await redirected('recipient')
  await inviteToFinish(signupId, 'somebody')
  const { id: invite } = await db().signupInvite.findFirstOrThrow({ where: { signupId } })
  const { id } = await db().email.findFirstOrThrow({ where: { cause: invite } })
  expect(await getEmail(id)).toMatchObject({
    name: '山田 花子',
    emailAddress: 'recipient@example.jp',
    signupId,
  })
  await db().staffInvitation.create({
    data: {
      id: 'inv_listed',
      email: 'new@example.jp',
      role: 'support',
      linkHash: 'listed',
      invitedBy: 'somebody',
      createdAt: new Date(0),
      expiresAt: new Date(0),
    },
  })
  await queueEmail(db(), 'staff-invitation', 'inv_listed')
  const staff = await db().email.findFirstOrThrow({ where: { cause: 'inv_listed' } })
  expect(await getEmail(staff.id)).toMatchObject({ name: null, emailAddress: 'new@example.jp' })
  expect(await getEmail('ntc_none')).toBe(null)
})

test('the list names whom a mail is for, forth and back', async () => {
  for (let count = 0; count < 22; count += 1) await sentTo(`many${count}`)
  const first = await listEmails({ tab: 'sent', cursor: null })
  expect(first.rows).toHaveLength(20)
  expect(first.rows[0]).toMatchObject({ kind: 'signup-completed', name: '山田 花子' })
  expect(first.next).not.toBe(null)
  expect((await listEmails({ tab: 'unknown', cursor: null })).rows).toEqual([])
})

test('a sender that was lost and comes back changes nothing of a mail that staff queued again', async () => {
  const { signupId, tokenId } = await redirected('lost')
  await decide(signupId, 'approve')
  await settleToken(tokenId, 'sweep')
  const { id } = await db().email.findFirstOrThrow({ where: { cause: signupId } })
  const statusNow = async () => (await db().email.findUniqueOrThrow({ where: { id } })).status
  const server = new pg.Client({ connectionString: testDatabaseUrl })
  await server.connect()
  await server.query('begin; lock table mailbox in share row exclusive mode')
  const lost = sendEmails()
  await expect.poll(statusNow).toBe('sending')
  await advanceClock(6 * 60_000)
  await sendEmails()
  expect(await statusNow()).toBe('unknown')
  expect(await resendEmail(id, 'somebody')).toMatchObject({ ok: true })
  await server.query('rollback')
  await server.end()
  expect(await lost).toMatchObject({ sent: 1 })
  expect(await statusNow()).toBe('queued')
  await sendEmails()
  expect(await statusNow()).toBe('sent')
  expect(await arrived('lost')).toBe(2)
})

test('a sender that was lost and comes back says nothing of the mail that another has on its way', async () => {
  const { signupId, tokenId } = await redirected('overtaken')
  await decide(signupId, 'approve')
  await settleToken(tokenId, 'sweep')
  const { id } = await db().email.findFirstOrThrow({ where: { cause: signupId } })
  const statusNow = async () => (await db().email.findUniqueOrThrow({ where: { id } })).status
  const first = await holdingMail(id)
  const second = await holdingMail(`${id}.2`)
  const lost = sendEmails()
  await expect.poll(statusNow).toBe('sending')
  await advanceClock(6 * 60_000)
  await sendEmails()
  expect(await resendEmail(id, 'somebody')).toMatchObject({ ok: true })
  const other = sendEmails()
  await expect.poll(statusNow).toBe('sending')
  await first.letGo()
  expect(await lost).toMatchObject({ sent: 1 })
  expect(await statusNow()).toBe('sending')
  await second.letGo()
  expect(await other).toMatchObject({ sent: 1 })
  expect(await statusNow()).toBe('sent')
  expect(await arrived('overtaken')).toBe(2)
})

/** Whoever puts this mail into the mailbox waits until it is let go. */
async function holdingMail(id: string): Promise<{ letGo(): Promise<void> }> {
  const client = new pg.Client({ connectionString: testDatabaseUrl })
  await client.connect()
  await client.query('begin')
  await client.query(
    `insert into mailbox (id, kind, recipient, subject, text, html, at) values ($1, '', '', '', '', '', now())`,
    [id],
  )
  return {
    letGo: async () => {
      await client.query('rollback')
      await client.end()
    },
  }
}
