import { beforeAll, describe, expect, test } from 'vitest'
import { signInWithPassword } from '#lib/auth/sign-in/sign-in.ts'
import { removeStaff } from '#lib/auth/staff/remove-staff.ts'
import { afterPassword, member, password, session, sessionsOf } from '#lib/auth/testing.ts'
import { db } from '#lib/db/client.ts'
import { listMailbox } from '#lib/emails/mailbox.ts'
import { sendEmails } from '#lib/emails/send-emails.ts'
import { seedDemoShop } from '#lib/signups/testing.ts'
import {
  askPasswordReset,
  mayAskPasswordReset,
  noteResetRefused,
  printPasswordReset,
  sendPasswordReset,
} from './ask-password-reset.ts'
import { changePassword } from './change-password.ts'
import { getPasswordReset } from './get-password-reset.ts'
import { resetPassword } from './reset-password.ts'

const next = 'quite another password'
const from = { mailIn: 'ja', network: '198.51.100.7' } as const

beforeAll(() => seedDemoShop())

async function linkFor(email: string): Promise<string> {
  const printed = await printPasswordReset(email)
  return new URL(printed?.address ?? '').searchParams.get('link') ?? ''
}

async function mailsTo(email: string): Promise<string[]> {
  await sendEmails()
  return (await listMailbox()).filter((mail) => mail.recipient === email).map(({ kind }) => kind)
}

async function signIn(email: string, typed: string) {
  const caller = { headers: new Headers(), network: null }
  return signInWithPassword({ email, password: typed }, caller)
}

describe('a link for a new password', () => {
  test('is mailed to who is staff, and to nobody else', async () => {
    const { email } = await member('forgot')
    await askPasswordReset(` ${email.toUpperCase()} `, from)
    await askPasswordReset('nobody@staff.example', from)
    expect(await mailsTo(email)).toEqual(['staff-password-reset'])
    expect(await mailsTo('nobody@staff.example')).toEqual([])
    const [row] = await db().mailboxMail.findMany({
      where: { recipient: email },
      select: { text: true },
    })
    const [, link = ''] = /admin\/reset\?link=(\w+)/.exec(row?.text ?? '') ?? []
    expect(await getPasswordReset(link)).toMatchObject({ email })
  })

  test('is left as it is while it is young, and one alone where two are asked for at once', async () => {
    const { id, email } = await member('disturbed')
    const links = () =>
      db().$queryRaw<{ id: string }[]>`
        select id from staff_password_resets where staff_id = ${id} and used_at is null`
    await Promise.all([1, 2, 3].map(() => askPasswordReset(email, from)))
    const first = await links()
    expect(first).toHaveLength(1)
    await askPasswordReset(email, from)
    expect(await links()).toEqual(first)
    await db().$executeRaw`
      update staff_password_resets set created_at = created_at - interval '11 minutes' where staff_id = ${id}`
    await Promise.all([1, 2, 3].map(() => askPasswordReset(email, from)))
    const second = await links()
    expect(second).toHaveLength(1)
    expect(second).not.toEqual(first)
    await Promise.all([1, 2, 3].map(() => printPasswordReset(email)))
    expect(await links()).toHaveLength(1)
  })

  test('is counted when it is asked for and when it is refused, known or not', async () => {
    await db().$executeRaw`delete from guesses`
    const { id, email } = await member('asked-for')
    await askPasswordReset(email, from)
    await askPasswordReset('nobody@staff.example', from)
    await noteResetRefused(email, '198.51.100.7')
    const rows = await db().guess.findMany({
      select: { action: true, subject: true, count: true, network: true },
      orderBy: [{ action: 'asc' }, { subject: 'asc' }],
    })
    const row = (action: string, subject: string) => {
      return { action, subject, count: 1, network: '198.51.100.7' }
    }
    expect(rows).toEqual([
      row('reset.asked', '-'),
      row('reset.asked', id),
      row('reset.too-many', id),
    ])
  })

  test('leaves the passkeys, and says so with the way to remove them', async () => {
    const { id, email } = await member('has-passkeys')
    await db().staffPasskey.createMany({
      data: ['会社のノート', null].map((name, n) => ({
        ...{ id: `${id}-${n}`, name, publicKey: '', userId: id, credentialID: `${id}-${n}` },
        ...{ counter: 0, deviceType: 'singleDevice', backedUp: false },
      })),
    })
    expect(await resetPassword(await linkFor(email), next)).toEqual({
      ok: true,
      value: 'reset-passkeys-stay',
    })
    await mailsTo(email)
    const mail = await db().mailboxMail.findFirstOrThrow({ where: { recipient: email } })
    expect(mail.text).toContain('会社のノート')
    expect(mail.text).toContain('/admin/account')
  })

  test('works once, also for two browsers at the same time, and ends every session', async () => {
    const person = await member('resets')
    await session(person)
    await afterPassword(person)
    const link = await linkFor(person.email)
    const answers = await Promise.all([resetPassword(link, next), resetPassword(link, `${next}!`)])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await resetPassword(link, next)).toEqual({ ok: false, reason: 'over' })
    expect(await sessionsOf(person)).toBe(0)
    expect(await signIn(person.email, password)).toEqual({ ok: false, reason: 'wrong' })
    expect(await mailsTo(person.email)).toEqual(['staff-password-changed'])
  })

  test('never goes around the second factor', async () => {
    const { email } = await member('factor-stays')
    await resetPassword(await linkFor(email), next)
    expect(await signIn(email, next)).toEqual({ ok: true, value: 'code' })
  })

  test('is not used up by being looked at, or by a password that is too short', async () => {
    const { email } = await member('scanned')
    const link = await linkFor(email)
    for (const _ of [1, 2, 3]) expect(await getPasswordReset(link)).toMatchObject({ email })
    expect(await resetPassword(link, 'short')).toEqual({ ok: false, reason: 'short-password' })
    expect(await resetPassword(link, next)).toMatchObject({ ok: true })
  })

  test('is over after 30 minutes, replaced by a newer one, and gone with the person', async () => {
    const owner = await member('removes', 'owner')
    const late = await member('late')
    const link = await linkFor(late.email)
    await db()
      .$executeRaw`update staff_password_resets set expires_at = expires_at - interval '30 minutes'
      where staff_id = ${late.id}`
    expect(await resetPassword(link, next)).toEqual({ ok: false, reason: 'over' })
    const older = await linkFor(late.email)
    const newer = await linkFor(late.email)
    expect(await getPasswordReset(older)).toBeNull()
    expect(await getPasswordReset(newer)).not.toBeNull()
    await removeStaff({ staffId: late.id, by: owner.id })
    expect(await resetPassword(newer, next)).toEqual({ ok: false, reason: 'over' })
    expect(await printPasswordReset(late.email)).toBeNull()
  })

  test('that an owner sends stands in the audit log, and goes to the person', async () => {
    const owner = await member('sends', 'owner')
    const person = await member('is-sent')
    const sent = await sendPasswordReset({ staffId: person.id, by: owner.id, mailIn: 'en' })
    expect(sent).toEqual({ ok: true, value: 'reset-sent' })
    expect(await mailsTo(person.email)).toEqual(['staff-password-reset'])
    const [row] = await db().$queryRaw<object[]>`
      select action, outcome, detail->>'what' as what from audit_log where actor = ${owner.id} and subject = ${person.id}`
    expect(row).toEqual({ action: 'staff.manage', outcome: 'done', what: 'password-reset' })
    const unknown = await sendPasswordReset({ staffId: 'nobody', by: owner.id, mailIn: 'en' })
    expect(unknown).toEqual({ ok: false, reason: 'unknown-staff' })
  })
})

test('a password that is changed while signed in is told by mail, too', async () => {
  const person = await member('changes')
  const { sessionId } = await session(person)
  const change = { staffId: person.id, sessionId, present: password, network: null }
  expect(await changePassword({ ...change, next, mailIn: 'en' })).toMatchObject({ ok: true })
  expect(await mailsTo(person.email)).toEqual(['staff-password-changed'])
})

test('asking is limited by address and by network, known or not', async () => {
  for (const email of ['known@staff.example', 'unknown@staff.example']) {
    const asked = []
    for (const _ of Array(4)) asked.push(await mayAskPasswordReset(email, null))
    expect(asked).toEqual([true, true, true, false])
  }
  const asked = []
  for (const n of Array(21).keys())
    asked.push(await mayAskPasswordReset(`${n}@x.example`, '192.0.2.1'))
  expect(asked.lastIndexOf(true)).toBe(19)
})
