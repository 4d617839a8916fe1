import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '#lib/db/client.ts'
import { listMailbox } from '#lib/notices/mailbox.ts'
import { sendNotices } from '#lib/notices/send-notices.ts'
import { seedDemoShop } from '#lib/signups/testing.ts'
import {
  askPasswordReset,
  mayAskPasswordReset,
  printPasswordReset,
  sendPasswordReset,
} from './ask-password-reset.ts'
import { getPasswordReset } from './get-password-reset.ts'
import { removeStaff } from './remove-staff.ts'
import { resetPassword } from './reset-password.ts'
import { signInWithPassword } from './sign-in.ts'
import { afterPassword, member, password, session, sessionsOf } from './testing.ts'

const next = 'quite another password'

beforeAll(() => seedDemoShop())

async function linkFor(email: string): Promise<string> {
  const printed = await printPasswordReset(email)
  return new URL(printed?.address ?? '').searchParams.get('link') ?? ''
}

async function mailsTo(email: string): Promise<string[]> {
  await sendNotices()
  return (await listMailbox()).filter((mail) => mail.recipient === email).map(({ kind }) => kind)
}

async function signIn(email: string, typed: string) {
  const caller = { headers: new Headers(), network: null }
  return signInWithPassword({ email, password: typed }, caller)
}

describe('a link for a new password', () => {
  test('is mailed to who is staff, and to nobody else', async () => {
    const { email } = await member('forgot')
    await askPasswordReset(` ${email.toUpperCase()} `, 'ja')
    await askPasswordReset('nobody@staff.example', 'ja')
    expect(await mailsTo(email)).toEqual(['staff-password-reset'])
    expect(await mailsTo('nobody@staff.example')).toEqual([])
    const [row] = await db().mailboxMail.findMany({
      where: { recipient: email },
      select: { text: true },
    })
    const [, link = ''] = /admin\/reset\?link=(\w+)/.exec(row?.text ?? '') ?? []
    expect(await getPasswordReset(link)).toMatchObject({ email })
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
